import type { TextRange } from "../../text/split-sentences.ts";

/** A line of a text, or a paragraph wrapped over several, with its range without the line end. */
export interface Entry extends TextRange {
  /** As a reader sees it: on one line, white space collapsed. */
  text: string;
  /** Whether it reads as running text: long, with a sentence that ends. */
  isProse: boolean;
  /** Whether a blank line, or the edge of the text, is above it. */
  isApart: boolean;
}

/** Text is wrapped by hand when no line is longer, in UTF-16 code units. */
const WRAPPED_WIDTH = 100;

/** Narrowest width to which text is wrapped: lines of a menu are shorter. */
const MIN_WIDTH = 45;

/** Share of the width that a wrapped line fills, its next word counted in: wrapping leaves a ragged edge. */
const FILLED = 0.85;

/** Shortest line that reads as running text, in UTF-16 code units; signs of Chinese, Japanese and Korean say twice as much. */
const MIN_PROSE = 50;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

const SENTENCE_END_AT_END = /[.!?…。！？:：;,]["'”’»)\]]*$/u;
const SENTENCE_END = /[.!?…]["'”’»)\]]*(?=\s|$)|[。！？]/u;
/** Begins as an item or a row does: no line before goes on with it. */
const MARKED = /^\s*(?:[-*•–>#|]|\d{1,3}[.)]\s)/;

/** How long a line is to its reader, in Latin letters. */
export function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Tells whether a line ends as a sentence does, or goes on below. */
export function isEnded(text: string): boolean {
  return SENTENCE_END_AT_END.test(text);
}

/** Tells whether a line reads as running text. Linear. */
function isProse(text: string): boolean {
  return text.length * 2 >= MIN_PROSE && SENTENCE_END.test(text) && widthOf(text) >= MIN_PROSE;
}

interface Line extends TextRange {
  text: string;
}

function* readLines(text: string): Generator<Line> {
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    yield { start, end, text: text.slice(start, end) };
    start = end + 1;
  }
}

/** Whether a line was ended because the first word of the next did not fit. */
function isWrapped(line: Line, next: Line, width: number): boolean {
  if (MARKED.test(next.text)) return false;
  const word = /^\s*\S*/.exec(next.text)?.[0] ?? "";
  return line.text.length + 1 + word.trimStart().length >= width * FILLED;
}

/** Parts lines without a blank one between into entries. */
function* partBlock(lines: readonly Line[], isUnwrapped: boolean): Generator<Line[]> {
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), MIN_WIDTH);
  let open: Line[] = [];
  for (const line of lines) {
    const last = open.at(-1);
    if (last && (isUnwrapped || !isWrapped(last, line, width))) {
      yield open;
      open = [];
    }
    open.push(line);
  }
  if (open.length > 0) yield open;
}

function makeEntry(lines: readonly Line[], isApart: boolean): Entry {
  const text = lines
    .map((line) => line.text.trim())
    .join(" ")
    .replace(/\s+/g, " ");
  return { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, text, isProse: isProse(text), isApart };
}

/** Parts the lines at those that are blank. */
function* partBlocks(lines: readonly Line[]): Generator<Line[]> {
  let open: Line[] = [];
  for (const line of lines) {
    if (line.text.trim() !== "") open.push(line);
    else if (open.length > 0) {
      yield open;
      open = [];
    }
  }
  if (open.length > 0) yield open;
}

/** Reads a text into its lines, those that a wrapped paragraph is made of as one; in order, without blank ones. Linear. */
export function readEntries(text: string): Entry[] {
  const lines = [...readLines(text)];
  const isUnwrapped = lines.some((line) => line.text.length > WRAPPED_WIDTH);
  return Array.from(partBlocks(lines)).flatMap((block) =>
    Array.from(partBlock(block, isUnwrapped), (part, at) => makeEntry(part, at === 0)),
  );
}
