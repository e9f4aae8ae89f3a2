import type {
  BlockContent,
  Blockquote,
  Code,
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Table,
  TableCell,
  TableRow,
} from "mdast";
import { stripInvisible } from "../../../text/hide-invisible.ts";
import { holdsBlock, joinLines, linesIn, nestRuns, type Run } from "./clean-lines.ts";

/** One line of all: for headings and cells, in which nothing breaks. */
function oneLine(nodes: readonly Nodes[]): PhrasingContent[] {
  const lines = linesIn(nodes).filter((line) => line.length > 0);
  return nestRuns(joinLines(lines, { type: "text", value: " " }));
}

/** Paragraphs: an empty line parts them, as pages do that know no `p`. */
function cleanParagraphs(nodes: readonly Nodes[]): Paragraph[] {
  const paragraphs: Run[][][] = [[]];
  for (const line of linesIn(nodes)) {
    if (line.length > 0) paragraphs.at(-1)?.push(line);
    else paragraphs.push([]);
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ type: "paragraph", children: nestRuns(joinLines(lines, { type: "break" })) }));
}

function cleanCell(cell: TableCell): TableCell {
  return { type: "tableCell", children: oneLine(cell.children) };
}

/** A table without empty rows, every row as wide as the widest; its first row is its head, as most are. */
function cleanTable(table: Table): Table[] {
  const rows = table.children.map((row): TableRow => ({ type: "tableRow", children: row.children.map(cleanCell) }));
  const shown = rows.filter((row) => row.children.some(({ children }) => children.length > 0));
  const width = shown.reduce((widest, { children }) => Math.max(widest, children.length), 0);
  if (shown.length === 0) return [];
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
  return line.length > 0 ? [{ type: "heading", depth, children: line }] : [];
}

function cleanCode({ lang, value }: Code): Code[] {
  const code = stripInvisible(value.replace(/\r\n?/g, "\n"));
  return code.trim() === "" ? [] : [{ type: "code", lang: lang ?? null, value: code.normalize("NFC").toWellFormed() }];
}

function cleanQuote({ children }: Blockquote, depth: number): Blockquote[] {
  const said = cleanAll(children, depth + 1);
  return said.length > 0 ? [{ type: "blockquote", children: said }] : [];
}

/** Blocks among lines: they stay blocks, and what marks them goes. */
function cleanMixed(nodes: readonly Nodes[], depth: number): BlockContent[] {
  const blocks: BlockContent[] = [];
  let line: Nodes[] = [];
  for (const node of nodes)
    if (holdsBlock(node)) {
      blocks.push(...cleanParagraphs(line), ...cleanBlock(node, depth));
      line = [];
    } else line.push(node);
  return [...blocks, ...cleanParagraphs(line)];
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
      return "children" in node && node.children.some(holdsBlock)
        ? cleanMixed(node.children, depth)
        : cleanParagraphs([node]);
  }
}

function cleanAll(nodes: readonly Nodes[], depth: number): BlockContent[] {
  return nodes.flatMap((node) => cleanBlock(node, depth));
}

/**
 * Gives blocks that can be written as they are: white space collapsed and outside of what is emphasised, nothing empty,
 * tables with rows of one width.
 */
export function cleanBlocks(nodes: readonly Nodes[]): BlockContent[] {
  return cleanAll(nodes, 0);
}
