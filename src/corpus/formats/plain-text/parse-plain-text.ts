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
import { isHeadingLike } from "./is-heading-like.ts";

/** One line of a text, with its number from 1 and its place in the text. */
interface Line {
  text: string;
  number: number;
  start: number;
  end: number;
}

type LineKind = "blank" | "item" | "row" | "prose";

/** Text is wrapped by hand when no line is longer: then a line end is not the end of a paragraph. */
const WRAPPED_WIDTH = 100;

const ITEM = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+\S/;
const ROW = /\S\s*\|\s*\S|\|\s*$/;
const DELIMITER_ROW = /^[\s|:-]+$/;

function* readLines(text: string): Generator<Line> {
  let start = 0;
  let number = 1;
  for (const line of text.split("\n")) {
    yield { text: line, number, start, end: start + line.length };
    start += line.length + 1;
    number += 1;
  }
}

function kindOf(line: Line): LineKind {
  if (line.text.trim() === "") return "blank";
  if (ITEM.test(line.text)) return "item";
  return ROW.test(line.text) ? "row" : "prose";
}

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

/** The text nodes of lines that belong together, with a line end between each two. */
function joinTexts(texts: readonly Text[]): Text[] {
  return texts.flatMap((text, at): Text[] => {
    const [before, after] = [texts[at - 1]?.position?.end, text.position?.start];
    if (!before || !after) return [text];
    return [{ type: "text", value: "\n", position: { start: before, end: after } }, text];
  });
}

function makeProse(lines: readonly [Line, ...Line[]]): Heading | Paragraph {
  const [first] = lines;
  const position = positionOf(first, lines.at(-1) ?? first);
  const children = joinTexts(lines.map((line) => textOf(line, 0, line.text.length)));
  if (lines.length === 1 && isHeadingLike(first.text)) return { type: "heading", depth: 2, children, position };
  return { type: "paragraph", children, position };
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
    children: lines.filter((line) => !DELIMITER_ROW.test(line.text)).map(makeRow),
    position: positionOf(first, lines.at(-1) ?? first),
  };
}

/** Parts the lines into runs of one kind; a lone row is prose, and unwrapped prose ends with its line. */
function groupLines(lines: readonly Line[]): { kind: LineKind; lines: [Line, ...Line[]] }[] {
  const wrapped = lines.every((line) => line.text.length <= WRAPPED_WIDTH);
  const groups: { kind: LineKind; lines: [Line, ...Line[]] }[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const open = groups.at(-1);
    const goesOn = open?.kind === kind && (kind !== "prose" || wrapped);
    if (goesOn) open.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map((group) =>
    group.kind === "row" && group.lines.length === 1 ? { ...group, kind: "prose" } : group,
  );
}

/** The texts of a block, each with the paragraph, item or row that it belongs to. */
function textsOf(node: Nodes, owner: Nodes = node): { range: TextRange; owner: Nodes }[] {
  if (node.type === "text") return [{ range: offsetsOf(node), owner }];
  if (!("children" in node)) return [];
  const owned = node.type === "list" || node.type === "table";
  return node.children.flatMap((child) => textsOf(child, owned ? child : owner));
}

/** What lies between the texts: bullets, bars, rules, and the line ends between blocks that no blank line parts. */
function findMarkup(text: string, blocks: Root): Markup[] {
  const markup: Markup[] = [];
  let at = 0;
  let last: Nodes | null = null;
  for (const { range, owner } of blocks.children.flatMap((block) => textsOf(block))) {
    const between = text.slice(at, range.start);
    const isBlank = between.trim() === "" && (owner === last || /\n\s*\n/.test(between));
    const shown = owner === last ? " | " : "\n";
    if (between !== "" && !isBlank) markup.push({ start: at, end: range.start, shown: at === 0 ? "" : shown });
    at = range.end;
    last = owner;
  }
  if (text.slice(at).trim() !== "") markup.push({ start: at, end: text.length, shown: "" });
  return markup;
}

const MAKERS: Readonly<Record<LineKind, (lines: readonly [Line, ...Line[]]) => RootContent | null>> = {
  blank: () => null,
  item: makeList,
  row: makeTable,
  prose: makeProse,
};

/**
 * Reads plain text into blocks, as Markdown is read: paragraphs, headings (short lines without an end stop),
 * lists and tables flattened to lines. Nothing is left out: every line that is not blank is in a block.
 */
export function parsePlainText(text: string): ParsedText {
  const made = groupLines([...readLines(text)]).map(({ kind, lines }) => MAKERS[kind](lines));
  const blocks: Root = { type: "root", children: made.filter((block) => block !== null) };
  const markup = hideInvisible(text, findMarkup(text, blocks));
  return { blocks, visible: new VisibleText(text, markup), dropped: [] };
}
