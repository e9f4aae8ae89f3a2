import { labelOf } from "../../metadata/read-labels.ts";
import { isHeadingLike } from "./is-heading-like.ts";

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

/** Shortest second line of a block that is text below its headline, in UTF-16 code units: verses are shorter. */
const MIN_TEXT = 38;

/** Share of a wrapped line that the one above fills, its first word counted in, unless it was ended on purpose. */
const FILLED = 0.75;

/** The headline that text follows without a blank line: the first word of the text would have fitted behind it. */
function findHeadline(lines: readonly Line[]): Line | null {
  const at = lines.findIndex(({ text }) => text.trim() !== "");
  const [line, next, third] = lines.slice(Math.max(at, 0));
  if (!line || !next || !isHeadingLike(line.text) || next.text.length < MIN_TEXT) return null;
  const [word = ""] = next.text.trim().split(/\s/);
  const isEnded = line.text.length + word.length < next.text.length * FILLED;
  const isText = /[.!?]/.test(next.text) || (third !== undefined && third.text.trim() !== "");
  return isEnded && isText && /^["“‘(]*\p{Lu}/u.test(word) ? line : null;
}

/** Tells of the lines at the head of a wrapped text that are no part of a paragraph, without a blank line beside them: a headline, a byline, a day. */
function findLone(lines: readonly Line[]): Set<Line> {
  const lone = new Set(lines.slice(0, HEAD_LINES).filter(({ text }) => labelOf(text.trim()) !== null));
  const headline = findHeadline(lines);
  return headline ? lone.add(headline) : lone;
}

/** Parts the lines into runs of one kind; unwrapped prose ends with its line, and so does a headline or byline. */
export function groupLines(lines: readonly Line[]): LineGroup[] {
  const wrapped = lines.every((line) => line.text.length <= WRAPPED_WIDTH);
  const lone = findLone(lines);
  const groups: LineGroup[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const open = groups.at(-1);
    const goesOn = kind !== "prose" || (wrapped && !lone.has(line) && !(open && lone.has(open.lines[0])));
    if (open && kind === "rule" && underlines(line, open)) {
      open.kind = "title";
      open.rule = line.text.trim();
    } else if (open?.kind === kind && goesOn) {
      open.lines.push(line);
    } else {
      groups.push({ kind, lines: [line], rule: "" });
    }
  }
  return groups.map(settle);
}
