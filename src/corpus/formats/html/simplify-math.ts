import type { Element, RootContent } from "hast";
import { attribute, elementsOf, isElement, type Parent, textOf } from "./elements.ts";

/** A formula as its author wrote it, in TeX; else the letters and signs that are drawn. */
function sourceOf(formula: Element): string {
  const notes = [...elementsOf(formula)].filter(({ tagName }) => tagName === "annotation");
  const tex = notes.find((note) => /tex/i.test(attribute(note, "encoding")));
  const source = tex ? textOf(tex) : attribute(formula, "altText") || attribute(formula, "alttext") || textOf(formula);
  return source.replace(/^\{\\displaystyle\s+(.*)\}$/s, "$1").trim();
}

function isFormula(node: RootContent): boolean {
  return isElement(node) && node.tagName === "math";
}

/** A formula as code. Pages hide formulas behind pictures of them. */
function simplifyNode(node: RootContent): RootContent {
  if (!isElement(node)) return node;
  if (!isFormula(node)) return simplifyMath(node.children.some(isFormula) ? { ...node, properties: {} } : node);
  const children: Element["children"] = [{ type: "text", value: sourceOf(node) }];
  return { type: "element", tagName: "code", properties: {}, children };
}

/** Gives a copy of a page in which formulas are code, as TeX where the page has it: Markdown has no others. */
export function simplifyMath<Node extends Parent>(parent: Node): Node {
  return { ...parent, children: parent.children.map(simplifyNode) };
}
