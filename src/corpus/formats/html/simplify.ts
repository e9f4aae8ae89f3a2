import type { Element, ElementContent, Nodes, Properties } from "hast";
import { elementsOf, isBlock, isElement } from "./elements.ts";

/** Elements that a cell of a table of data does not hold: a table with one of them arranges the page. */
const NOT_IN_CELLS: ReadonlySet<string> = new Set(
  "table h1 h2 h3 h4 h5 h6 ul ol blockquote pre article section figure".split(" "),
);

/** Most cells of a table, those that a cell spans and those that a row lacks included: all of them are written. */
const MAX_CELLS = 50_000;

/** Gives how many columns and rows a cell spans, as far as a page can ask for it. */
function spanOf(cell: Element): number {
  return Math.max(1, Number(cell.properties.colSpan) || 1) * Math.max(1, Number(cell.properties.rowSpan) || 1);
}

/** Whether a table arranges the page rather than shows data: a cell holds other blocks, or there is one column only. So does one without an end. */
function arrangesPage(table: Element): boolean {
  let [rows, cells, spanned, width, widest] = [0, 0, 0, 0, 0];
  for (const element of elementsOf(table)) {
    if (NOT_IN_CELLS.has(element.tagName)) return true;
    const isCell = element.tagName === "td" || element.tagName === "th";
    if (element.tagName === "tr") [rows, width] = [rows + 1, 0];
    if (!isCell) continue;
    cells += 1;
    width += spanOf(element);
    spanned += spanOf(element);
    widest = Math.max(widest, width);
  }
  return cells <= rows || Math.max(rows * widest, spanned) > MAX_CELLS;
}

const TABLE_PARTS: ReadonlySet<string> = new Set("table thead tbody tfoot tr td th caption".split(" "));

function isCaption(node: Nodes): boolean {
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

/** Inline elements that stand for a character, or are code. */
const SHOWN = ["br", "code", "img", "kbd", "q", "samp", "tt"];

/** Inline elements that Markdown has besides. The others are their text. */
const MARKING = ["a", "b", "del", "em", "i", "s", "strike", "strong", "sub", "sup"];

const KEPT: ReadonlySet<string> = new Set([...SHOWN, ...MARKING]);
const KEPT_OF_MANY: ReadonlySet<string> = new Set(SHOWN);

/** Most children of an element that keep what marks them: no line has as many, and each takes some tenth of a millisecond. */
const MAX_MARKED = 5_000;

function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.type === "text" && node.type === "text")
      joined.splice(-1, 1, { type: "text", value: last.value + node.value });
    else joined.push(node);
  }
  return joined;
}

/** An element that no one else knows is a block of its own: `x-card`, `marquee`. */
function isUnknown({ tagName }: Element): boolean {
  return tagName.includes("-") || tagName.includes(":") || tagName === "marquee" || tagName === "dialog";
}

/** An element of an article is shown, whatever hides it at first: the library that makes blocks would leave it out. */
function unhide({ hidden, ...properties }: Properties): Properties {
  return properties;
}

/** What a child of an element becomes. */
function simplifyChild(child: ElementContent, around: Around, kept: ReadonlySet<string>): ElementContent[] {
  if (!isElement(child)) return [child];
  const simple = simplify(child, around);
  const { tagName } = child;
  const isInline = !isBlock(child);
  if (isInline && !kept.has(tagName)) return simple.children;
  const isLine = around === "data" && !isInline && !TABLE_PARTS.has(tagName);
  return isLine ? [simple, BREAK] : [simple];
}

/**
 * Gives a copy of an element in which lines hold text, code and pictures alone, tables that arrange the page are plain
 * blocks, and the paragraphs of a cell are lines of it.
 */
export function simplify(element: Element, outer: Around = "layout"): Element {
  const isTable = element.tagName === "table";
  const inner = isTable ? (arrangesPage(element) ? "layout" : "data") : outer;
  const kept = element.children.length > MAX_MARKED ? KEPT_OF_MANY : KEPT;
  const children = joinTexts(element.children.flatMap((child) => simplifyChild(child, inner, kept)));
  const simple = { ...element, properties: unhide(element.properties), children };
  if (isUnknown(element) || (inner === "layout" && TABLE_PARTS.has(element.tagName)))
    return { ...simple, tagName: "div" };
  return isTable ? liftCaption(simple) : simple;
}
