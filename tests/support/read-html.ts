import type { Element, Nodes } from "hast";
import { raw } from "hast-util-raw";

const BLOCK =
  /^(?:address|article|blockquote|dd|details|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

function parse(html: string): Nodes {
  return raw({ type: "root", children: [{ type: "raw", value: html }] });
}

function textOf(node: Nodes): string {
  if (node.type === "text") return node.value.replace(/\s+/g, " ");
  if (!("children" in node)) return "";
  const text = node.children.map(textOf).join("");
  if (node.type === "element" && node.tagName === "br") return " ";
  return node.type === "element" && BLOCK.test(node.tagName) ? `\n${text}\n` : text;
}

/** What a browser shows of HTML, a line for each block: its own line is where a text fragment is looked for. */
export function linesOfHtml(html: string): string[] {
  return textOf(parse(html))
    .split("\n")
    .map((line) => line.replace(/ +/g, " ").trim())
    .filter((line) => line !== "");
}

/** Every element that a browser makes of HTML, in document order. */
export function elementsOfHtml(html: string): Element[] {
  const collect = (node: Nodes): Element[] => {
    const below = "children" in node ? node.children.flatMap(collect) : [];
    return node.type === "element" ? [node, ...below] : below;
  };
  return collect(parse(html));
}

/** Elements that a browser draws no text of, and those that it shows when they are asked for. */
const UNDRAWN =
  /^(?:applet|area|audio|base|canvas|datalist|embed|frame|frameset|head|iframe|link|map|math|meta|noembed|noframes|noscript|object|optgroup|option|param|progress|meter|rp|script|select|style|svg|template|title|track|video)$/;

/** The text that a browser draws of HTML, whatever its styles hide. */
export function drawnTextOf(html: string): string {
  const gather = (node: Nodes): string => {
    if (node.type === "text") return node.value;
    if (!("children" in node) || (node.type === "element" && UNDRAWN.test(node.tagName))) return "";
    return node.children.map(gather).join("");
  };
  return gather(parse(html));
}
