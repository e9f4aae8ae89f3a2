import type { Element, Nodes, Root, RootContent } from "hast";

/** A node that holds others. */
export type Parent = Root | Element;

export function isElement(node: Nodes): node is Element {
  return node.type === "element";
}

/** Gives an attribute as one text: a list of words joined by spaces; empty when it is not there. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(" ");
  return value === null || value === undefined || value === false ? "" : String(value);
}

/** Elements that stand in a line of text. All others, unknown ones too, are blocks. */
const INLINE: ReadonlySet<string> = new Set(
  `a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span
   strike strong sub sup time tt u var wbr`.split(/\s+/),
);

export function isBlock(node: Nodes): node is Element {
  return isElement(node) && !INLINE.has(node.tagName);
}

/** The elements below a node, in the order of the page. Linear: what is still to come is kept here, not by each element around it. */
export function* elementsOf(parent: Parent): Generator<Element> {
  const open: RootContent[] = parent.children.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (const child of node.children.toReversed()) open.push(child);
  }
}

/** The elements from one down to another, both included; empty when the other does not lie in it. */
export function pathTo(from: Parent, to: Parent): Parent[] {
  if (from === to) return [to];
  for (const child of from.children) {
    const below = isElement(child) ? pathTo(child, to) : [];
    if (below.length > 0) return [from, ...below];
  }
  return [];
}

function gatherText(node: Nodes, parts: string[]): void {
  if (node.type === "text") parts.push(node.value);
  if (!("children" in node)) return;
  const isApart = node.type === "element" && (node.tagName === "br" || isBlock(node));
  if (isApart) parts.push(" ");
  for (const child of node.children) gatherText(child, parts);
  if (isApart) parts.push(" ");
}

/** The text of a node on one line, white space collapsed. Linear in what is below it. */
export function textOf(node: Nodes): string {
  const parts: string[] = [];
  gatherText(node, parts);
  return parts.join("").replace(/\s+/g, " ").trim();
}
