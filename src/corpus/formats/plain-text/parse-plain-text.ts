import type {
  BlockContent,
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Root,
  RootContent,
  Table,
  TableCell,
  TableRow,
  Text,
} from "mdast";
import type { Position } from "unist";
import { hideInvisible } from "../../../text/hide-invisible.ts";
import type { TextRange } from "../../../text/split-sentences.ts";
import { type Markup, VisibleText } from "../../../text/visible-text.ts";
import { offsetsOf } from "../../blocks.ts";
import type { ParsedText } from "../format.ts";
import { findJoins } from "./find-joins.ts";
import { groupLines, isDelimiter, type Line, type LineGroup, readLines } from "./group-lines.ts";
import { isHeadingLike } from "./is-heading-like.ts";

function positionOf(first: Line, last: Line): Position {
  return {
    start: { line: first.number, column: 1, offset: first.start },
    end: { line: last.number, column: last.text.length + 1, offset: last.end },
  };
}

/** The text node of a stretch of one line, without the white space around it. */
function textOf(line: Line, from: number, to: number): Text {
  const value = line.text.slice(from, to);
  const start = from + (value.length - value.trimStart().length);
  const end = start + value.trim().length;
  const point = (index: number) => ({ line: line.number, column: index + 1, offset: line.start + index });
  return { type: "text", value: value.trim(), position: { start: point(start), end: point(end) } };
}

/** How words that are parted at the ends of lines are joined, by the number of the line. */
type Joins = ReturnType<typeof findJoins>;

/** The text nodes of lines that belong together, with a line end between each two that end and begin with a word. */
function joinTexts(texts: readonly Text[], joins: Joins): Text[] {
  return texts.flatMap((text, at): Text[] => {
    const [before, after] = [texts[at - 1]?.position?.end, text.position?.start];
    if (!before || !after || joins.has(before.line)) return [text];
    return [{ type: "text", value: "\n", position: { start: before, end: after } }, text];
  });
}

/** Opens an admonition of reStructuredText. */
const ADMONITION =
  /^\s*\.\.\s+(?:attention|caution|danger|error|hint|important|note|seealso|tip|warning|admonition)::\s*(?=\S)/;

/** Where the text of a line ends: before the hyphen of a word that is shown whole. */
function endOf({ text, number }: Line, joins: Joins): number {
  return joins.get(number) === "whole" ? text.trimEnd().length - 1 : text.length;
}

function makeProse(lines: readonly [Line, ...Line[]], joins: Joins): Heading | Paragraph {
  const [first] = lines;
  const position = positionOf(first, lines.at(-1) ?? first);
  const lead = ADMONITION.exec(first.text)?.[0].length ?? 0;
  const texts = lines.map((line) => textOf(line, line === first ? lead : 0, endOf(line, joins)));
  const children = joinTexts(texts, joins);
  if (lines.length === 1 && isHeadingLike(first.text)) return { type: "heading", depth: 2, children, position };
  return { type: "paragraph", children, position };
}

/** A line with a rule below it is a heading, whatever it says. */
function makeTitle([line]: readonly [Line, ...Line[]], rule: string): Heading {
  const depth = rule.startsWith("=") ? 1 : 2;
  return { type: "heading", depth, children: [textOf(line, 0, line.text.length)], position: positionOf(line, line) };
}

function makeItem(line: Line): ListItem {
  const bullet = /^\s*\S+\s+/.exec(line.text)?.[0].length ?? 0;
  const child = textOf(line, bullet, line.text.length);
  const paragraph: BlockContent = { type: "paragraph", children: [child], position: child.position };
  return { type: "listItem", spread: false, children: [paragraph], position: positionOf(line, line) };
}

function makeList(lines: readonly [Line, ...Line[]]): List {
  const [first] = lines;
  return {
    type: "list",
    ordered: /^\s*\d/.test(first.text),
    spread: false,
    children: lines.map(makeItem),
    position: positionOf(first, lines.at(-1) ?? first),
  };
}

function makeRow(line: Line): TableRow {
  const children = Array.from(line.text.matchAll(/[^|]+/g))
    .filter(([cell]) => cell.trim() !== "")
    .map((match): TableCell => {
      const text = textOf(line, match.index, match.index + match[0].length);
      return { type: "tableCell", children: [text], position: text.position };
    });
  return { type: "tableRow", children, position: positionOf(line, line) };
}

function makeTable(lines: readonly [Line, ...Line[]]): Table {
  const [first] = lines;
  return {
    type: "table",
    children: lines.filter((line) => !isDelimiter(line)).map(makeRow),
    position: positionOf(first, lines.at(-1) ?? first),
  };
}

/** The texts of a block, each with the paragraph, item or row that it belongs to. */
function textsOf(node: Nodes, owner: Nodes = node): { range: TextRange; owner: Nodes }[] {
  if (node.type === "text") return [{ range: offsetsOf(node), owner }];
  if (!("children" in node)) return [];
  const owned = node.type === "list" || node.type === "table";
  return node.children.flatMap((child) => textsOf(child, owned ? child : owner));
}

/**
 * What lies between the texts: bullets, bars, rules, the line ends between blocks that no blank line parts, and what parts a
 * word that goes on in the next line.
 */
function findMarkup(text: string, blocks: Root, isJoined: (offset: number) => boolean): Markup[] {
  const markup: Markup[] = [];
  let at = 0;
  let last: Nodes | null = null;
  for (const { range, owner } of blocks.children.flatMap((block) => textsOf(block))) {
    const between = text.slice(at, range.start);
    const isWord = isJoined(at);
    const isBlank = !isWord && between.trim() === "" && (owner === last || /\n\s*\n/.test(between));
    const shown = owner === last ? " | " : "\n";
    if (between !== "" && !isBlank)
      markup.push({ start: at, end: range.start, shown: at === 0 || isWord ? "" : shown });
    at = range.end;
    last = owner;
  }
  if (text.slice(at).trim() !== "") markup.push({ start: at, end: text.length, shown: "" });
  return markup;
}

/** The block that a run of lines makes; `null` for one of which a reader sees nothing. */
function makeBlock({ kind, lines, rule }: LineGroup, joins: Joins): RootContent | null {
  if (kind === "item") return makeList(lines);
  if (kind === "row") return makeTable(lines);
  if (kind === "title") return makeTitle(lines, rule);
  return kind === "prose" ? makeProse(lines, joins) : null;
}

/**
 * Reads plain text into blocks, as Markdown is read: paragraphs, headings (short lines without an end stop, and
 * lines with a rule below them), lists and tables flattened to lines; words that are parted at the ends of lines are
 * joined. Nothing is left out: every line with a word is in a block.
 */
export function parsePlainText(text: string): ParsedText {
  const groups = groupLines([...readLines(text)]);
  const joins = findJoins(groups);
  const made = groups.map((group) => makeBlock(group, joins));
  const blocks: Root = { type: "root", children: made.filter((block) => block !== null) };
  const parted = new Set(
    groups.flatMap(({ lines }) =>
      lines.filter(({ number }) => joins.has(number)).map((line) => line.start + endOf(line, joins)),
    ),
  );
  const markup = hideInvisible(
    text,
    findMarkup(text, blocks, (offset) => parted.has(offset)),
  );
  return { blocks, visible: new VisibleText(text, markup), dropped: [] };
}
