import type { Element, Nodes as HastNodes, Root as HastRoot } from "hast";
import { toMdast } from "hast-util-to-mdast";
import type { Root } from "mdast";
import { elementsOf, type Parent } from "./elements.ts";

/** Elements that a cell of a table of data does not hold: a table with one of them arranges the page. */
const NOT_IN_CELLS: ReadonlySet<string> = new Set(
  "table h1 h2 h3 h4 h5 h6 ul ol blockquote pre article section figure".split(" "),
);

/** Whether a table arranges the page rather than shows data: a cell holds other blocks, or there is one column only. */
function arrangesPage(table: Element): boolean {
  let [rows, cells] = [0, 0];
  for (const { tagName } of elementsOf(table)) {
    if (NOT_IN_CELLS.has(tagName)) return true;
    if (tagName === "tr") rows += 1;
    if (tagName === "td" || tagName === "th") cells += 1;
  }
  return cells <= rows;
}

const TABLE_PARTS: ReadonlySet<string> = new Set("table thead tbody tfoot tr td th caption".split(" "));

function isCaption(node: HastNodes): boolean {
  return node.type === "element" && node.tagName === "caption";
}

/** A table of data with its caption before it, as a paragraph: Markdown has none. */
function liftCaption(table: Element): Element {
  const captions = table.children.filter(isCaption).map((caption) => ({ ...caption, tagName: "p" }));
  if (captions.length === 0) return table;
  const bare = { ...table, children: table.children.filter((child) => !isCaption(child)) };
  return { type: "element", tagName: "div", properties: {}, children: [...captions, bare] };
}

/** A copy of an element in which tables that arrange the page are plain blocks. */
function flattenTables(element: Element, isInFlat: boolean): Element {
  const isTable = element.tagName === "table";
  const isFlat = isTable ? arrangesPage(element) : isInFlat;
  const children = element.children.map((child) => (child.type === "element" ? flattenTables(child, isFlat) : child));
  if (isFlat && TABLE_PARTS.has(element.tagName)) return { ...element, tagName: "div", children };
  return isTable ? liftCaption({ ...element, children }) : { ...element, children };
}

/** Makes the blocks of Markdown from an article's HTML. They have no offsets yet: they are written nowhere. */
export function makeBlocks(article: Parent): Root {
  const children = article.type === "root" ? article.children : [article];
  const flat: HastRoot = {
    type: "root",
    children: children.map((child) => (child.type === "element" ? flattenTables(child, false) : child)),
  };
  const made = toMdast(flat, { document: true });
  return made.type === "root" ? made : { type: "root", children: [] };
}
