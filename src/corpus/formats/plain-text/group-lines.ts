import { isLabelLine } from "../../metadata/read-labels.ts";

/** One line of a text, with its number from 1 and its place in the text. */
export interface Line {
  text: string;
  number: number;
  start: number;
  end: number;
}

type LineKind = "blank" | "rule" | "title" | "item" | "row" | "prose";

/** Lines that belong together. */
export interface LineGroup {
  kind: LineKind;
  lines: [Line, ...Line[]];
  /** The rule below a title; else `""`. */
  rule: string;
}

/** Lines at the beginning of a text among which bylines and days are looked for. */
const HEAD_LINES = 20;

/** Text is wrapped by hand when no line is longer: then a line end is not the end of a paragraph. */
const WRAPPED_WIDTH = 100;

const ITEM = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+\S/;
const ROW = /\S\s*\|\s*\S|\|\s*$|^\s*\+(?:[-=]+\+)+\s*$/;
const DELIMITER_ROW = /^[\s|:+=-]+$/;

/** One sign over and over: a rule, or what underlines a heading. */
const RULE = /^\s*([-=~*_^#"+])(?:\s*\1){2,}\s*$/;

/** Tells whether a line of a table only parts its rows. */
export function isDelimiter({ text }: Line): boolean {
  return DELIMITER_ROW.test(text);
}

/** Gives the lines of a text. */
export function* readLines(text: string): Generator<Line> {
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
  if (RULE.test(line.text)) return "rule";
  if (ITEM.test(line.text)) return "item";
  return ROW.test(line.text) ? "row" : "prose";
}

/** Whether a rule is of the length of the line above it, which makes that a title. */
function underlines(rule: Line, group: LineGroup | undefined): boolean {
  const [line, ...others] = group?.kind === "prose" ? group.lines : [];
  if (!line || others.length > 0 || line.number !== rule.number - 1) return false;
  return Math.abs(rule.text.trim().length - line.text.trim().length) <= 2;
}

/** A lone row is prose, and a lone rule of a table is a rule. */
function settle(group: LineGroup): LineGroup {
  if (group.kind !== "row") return group;
  const rows = group.lines.filter((line) => !isDelimiter(line));
  if (rows.length === 0) return { ...group, kind: "rule" };
  return group.lines.length === 1 ? { ...group, kind: "prose" } : group;
}

/** Whether a line at the head of a text stands by itself, without a blank line beside it: a byline, a day. */
function standsAlone({ number, text }: Line): boolean {
  return number <= HEAD_LINES && isLabelLine(text.trim());
}

/** Parts the lines into runs of one kind; unwrapped prose ends with its line, and so does a byline. */
export function groupLines(lines: readonly Line[]): LineGroup[] {
  const wrapped = lines.every((line) => line.text.length <= WRAPPED_WIDTH);
  const groups: LineGroup[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const open = groups.at(-1);
    if (open && kind === "rule" && underlines(line, open)) {
      open.kind = "title";
      open.rule = line.text.trim();
    } else if (
      open?.kind === kind &&
      (kind !== "prose" || (wrapped && ![line, ...open.lines.slice(-1)].some(standsAlone)))
    ) {
      open.lines.push(line);
    } else {
      groups.push({ kind, lines: [line], rule: "" });
    }
  }
  return groups.map(settle);
}
