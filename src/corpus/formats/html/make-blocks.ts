import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot, RootContent } from "hast";
import { toMdast } from "hast-util-to-mdast";
import type { Root } from "mdast";
import { attribute, elementsOf, isBlock, isElement, type Parent, textOf } from "./elements.ts";

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

/** Which table is around an element: one that arranges the page, as if the page were one, or one of data. */
type Around = "layout" | "data";

const BREAK: Element = { type: "element", tagName: "br", properties: {}, children: [] };

/** A copy of an element in which tables that arrange the page are plain blocks, and the paragraphs of a cell are lines. */
function flattenTables(element: Element, outer: Around): Element {
  const isTable = element.tagName === "table";
  const inner = isTable ? (arrangesPage(element) ? "layout" : "data") : outer;
  const children = element.children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const isLine = inner === "data" && isBlock(child) && !TABLE_PARTS.has(child.tagName);
    return isLine ? [flattenTables(child, inner), BREAK] : [flattenTables(child, inner)];
  });
  if (inner === "layout" && TABLE_PARTS.has(element.tagName)) return { ...element, tagName: "div", children };
  return isTable ? liftCaption({ ...element, children }) : { ...element, children };
}

/** A name of a file rather than a text. */
const FILE_NAME = /^\S*$|\.(?:jpe?g|png|gif|webp|svg|avif)$/i;

/** Leaves out pictures without a text, and those whose text stands beside them: it is their caption, or the title. */
function judgePictures(article: Parent): (node: RootContent) => boolean {
  const said = new Set<string>();
  const text = textOf(article).toLowerCase();
  return (node) => {
    if (!isElement(node) || node.tagName !== "img") return true;
    const alt = attribute(node, "alt").replace(/\s+/g, " ").trim().toLowerCase();
    if (FILE_NAME.test(alt) || said.has(alt) || text.includes(alt)) return false;
    said.add(alt);
    return true;
  };
}

function withoutPictures<Node extends Parent>(parent: Node, keeps: (node: RootContent) => boolean): Node {
  const children = parent.children
    .filter(keeps)
    .map((child) => (isElement(child) ? withoutPictures(child, keeps) : child));
  return { ...parent, children };
}

/** How many nodes are made into blocks at once: the library's time grows with the square of it. */
const MAX_TOGETHER = 200;

/** Parts long pages behind blocks, never inside of a line. */
function* partAtBlocks(nodes: readonly RootContent[]): Generator<RootContent[]> {
  let part: RootContent[] = [];
  for (const node of nodes) {
    part.push(node);
    if (part.length < MAX_TOGETHER || !isBlock(node)) continue;
    yield part;
    part = [];
  }
  yield part;
}

/** Makes the blocks of Markdown from an article's HTML. They have no offsets yet: they are written nowhere. */
export function makeBlocks(article: HastRoot): Root {
  const { children } = withoutPictures(article, judgePictures(article));
  const flat = children.map((child) => (isElement(child) ? flattenTables(child, "layout") : child));
  const made = [...partAtBlocks(flat)].map((part) => toMdast({ type: "root", children: part }, { document: true }));
  return { type: "root", children: made.flatMap((part) => (part.type === "root" ? part.children : [])) };
}
