import type {
  BlockContent,
  Blockquote,
  Code,
  Heading,
  Image,
  InlineCode,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Table,
  TableCell,
  TableRow,
  Text,
} from "mdast";

/** What an article's lines are written from: no emphasis, and of links their text. */
type Inline = Text | InlineCode | Image | { type: "break" };

/** Characters that draw nothing and would break words or Markdown: controls, and the byte order mark, which counts as white space. */
const UNWRITTEN = /[[\p{Cc}\ufeff]--[\t\n\f\r]]/gv;

function cleanText(value: string): string {
  return value.replace(UNWRITTEN, "").replace(/\s+/g, " ").normalize("NFC").toWellFormed();
}

/** The parts of a line, each by itself. */
function* flatten(nodes: readonly Nodes[]): Generator<Inline> {
  for (const node of nodes) {
    if (node.type === "text") yield { type: "text", value: cleanText(node.value) };
    else if (node.type === "inlineCode") yield { type: "inlineCode", value: cleanText(node.value).trim() };
    else if (node.type === "break") yield { type: "break" };
    else if (node.type === "image") yield { type: "image", url: node.url, alt: cleanText(node.alt ?? "").trim() };
    else if ("children" in node) yield* flatten(node.children);
  }
}

function isShown(node: Inline): boolean {
  if (node.type === "break") return true;
  return (node.type === "image" ? (node.alt ?? "") : node.value) !== "";
}

/** Joins texts that follow one another, and pieces of code, whose fences would run together. */
function joinInlines(nodes: Iterable<Inline>): Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (!isShown(node)) continue;
    if (last?.type === "text" && node.type === "text") last.value = cleanText(last.value + node.value);
    else if (last?.type === "inlineCode" && node.type === "inlineCode") last.value += node.value;
    else joined.push({ ...node });
  }
  return joined;
}

/** One line without white space at its ends; empty when it shows nothing. */
function trimLine(line: readonly Inline[]): Inline[] {
  const trimmed = line.map((node, at): Inline => {
    if (node.type !== "text") return node;
    const value = at === 0 ? node.value.trimStart() : node.value;
    return { type: "text", value: at === line.length - 1 ? value.trimEnd() : value };
  });
  return trimmed.filter(isShown);
}

/** The lines of a block, parted where it breaks; two breaks in a row leave an empty one. */
function linesOf(nodes: readonly Nodes[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const node of joinInlines(flatten(nodes))) {
    if (node.type === "break") lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines.map((line) => trimLine(line));
}

/** One line of all: for headings and cells, in which nothing breaks. */
function oneLine(nodes: readonly Nodes[]): Inline[] {
  const space: Text = { type: "text", value: " " };
  const lines = linesOf(nodes).filter((line) => line.length > 0);
  return joinInlines(lines.flatMap((line, at) => (at === 0 ? line : [space, ...line])));
}

function asPhrasing(nodes: readonly Inline[]): PhrasingContent[] {
  return [...nodes];
}

/** Paragraphs: an empty line parts them, as pages do that know no `p`. */
function cleanParagraphs(nodes: readonly Nodes[]): Paragraph[] {
  const paragraphs: Inline[][] = [];
  let open: Inline[] | null = null;
  for (const line of linesOf(nodes)) {
    if (line.length === 0) open = null;
    else if (open) open.push({ type: "break" }, ...line);
    else {
      open = line;
      paragraphs.push(open);
    }
  }
  return paragraphs.map((children) => ({ type: "paragraph", children: asPhrasing(children) }));
}

function cleanCell(cell: TableCell): TableCell {
  return { type: "tableCell", children: asPhrasing(oneLine(cell.children)) };
}

/** A table without empty rows but for its head, every row as wide as the widest. */
function cleanTable(table: Table): Table[] {
  const rows = table.children.map((row): TableRow => ({ type: "tableRow", children: row.children.map(cleanCell) }));
  const shown = rows.filter((row, at) => at === 0 || row.children.some(({ children }) => children.length > 0));
  const width = Math.max(...shown.map(({ children }) => children.length));
  if (!shown.some((row) => row.children.some(({ children }) => children.length > 0))) return [];
  for (const { children } of shown) while (children.length < width) children.push({ type: "tableCell", children: [] });
  return [{ type: "table", children: shown }];
}

/** Whether nothing in an item needs a blank line before it: a line, or a line and a list under it. */
function isTight({ children: [first, second, ...more] }: ListItem): boolean {
  if (first?.type !== "paragraph" || more.length > 0) return false;
  return !second || (second.type === "list" && !second.spread && (!second.ordered || second.start === 1));
}

function cleanList(list: List, depth: number): List[] {
  const items = list.children
    .map(({ children }): ListItem => ({ type: "listItem", children: cleanAll(children, depth + 1) }))
    .filter(({ children }) => children.length > 0);
  const spread = !items.every(isTight);
  for (const item of items) item.spread = spread;
  const start = list.ordered ? Math.min(Math.max(list.start ?? 1, 0), MAX_NUMBER) : null;
  return items.length > 0 ? [{ type: "list", ordered: list.ordered === true, start, spread, children: items }] : [];
}

/** Largest number that Markdown reads as an item's, less room for the items that follow. */
const MAX_NUMBER = 900_000_000;

/** How deep lists and quotes may lie in one another. Deeper ones lose their marks, not their text: each line begins with the marks of all around it. */
const MAX_DEPTH = 10;

function cleanHeading({ depth, children }: Heading): Heading[] {
  const line = oneLine(children);
  return line.length > 0 ? [{ type: "heading", depth, children: asPhrasing(line) }] : [];
}

function cleanCode({ lang, value }: Code): Code[] {
  const code = value.replace(/\r\n?/g, "\n").replace(/[[\p{Cc}]--[\t\n]]/gv, "");
  return code.trim() === "" ? [] : [{ type: "code", lang: lang ?? null, value: code.normalize("NFC").toWellFormed() }];
}

function cleanQuote({ children }: Blockquote, depth: number): Blockquote[] {
  const said = cleanAll(children, depth + 1);
  return said.length > 0 ? [{ type: "blockquote", children: said }] : [];
}

function cleanBlock(node: Nodes, depth: number): BlockContent[] {
  const isTooDeep = depth >= MAX_DEPTH;
  switch (node.type) {
    case "heading":
      return cleanHeading(node);
    case "code":
      return cleanCode(node);
    case "table":
      return cleanTable(node);
    case "list":
      return isTooDeep ? cleanAll(node.children, depth) : cleanList(node, depth);
    case "blockquote":
      return isTooDeep ? cleanAll(node.children, depth) : cleanQuote(node, depth);
    case "listItem":
    case "root":
      return cleanAll(node.children, depth);
    default:
      return cleanParagraphs([node]);
  }
}

function cleanAll(nodes: readonly Nodes[], depth: number): BlockContent[] {
  return nodes.flatMap((node) => cleanBlock(node, depth));
}

/**
 * Gives blocks that can be written as they are: white space collapsed, nothing empty, no marks of emphasis, of links their
 * text, tables with rows of one width.
 */
export function cleanBlocks(nodes: readonly Nodes[]): BlockContent[] {
  return cleanAll(nodes, 0);
}
