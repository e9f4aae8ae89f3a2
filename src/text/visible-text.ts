import type { TextRange } from "./split-sentences.ts";

/** A range of a written text that its reader does not see as it is written, and what stands there instead. */
export interface Markup extends TextRange {
  /** Mostly nothing; a line end between blocks, a bar between table cells, the character that an entity means. */
  shown: string;
}

/**
 * Blanks the markup of a text: every code unit of it becomes a space, so that what is left keeps its offsets.
 * Markup is ordered and disjoint.
 */
export function blankMarkup(text: string, markup: readonly Markup[]): string {
  let blanked = "";
  let at = 0;
  for (const { start, end } of markup) {
    blanked += text.slice(at, start) + " ".repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}

/** The markup inside a range, counted from where that begins. Markup is ordered and disjoint. */
export function clipMarkup(markup: readonly Markup[], range: TextRange): Markup[] {
  const inside = markup.filter(({ start, end }) => end > range.start && start < range.end);
  return inside.map(({ start, end, shown }) => ({
    start: Math.max(start, range.start) - range.start,
    end: Math.min(end, range.end) - range.start,
    shown,
  }));
}

/** Written text outside of markup: a blank line parts blocks, a single line end is a space. */
function unwrap(written: string): string {
  return written.replace(/\n(?:\s*\n)?/g, (lineEnd) => (lineEnd === "\n" ? " " : "\n"));
}

const BARS: ReadonlySet<string> = new Set([" ", "|"]);

/** Takes spaces and bars off both ends: empty cells show nothing. By hand, since an expression for it is quadratic. */
function trimBars(line: string): string {
  let [start, end] = [0, line.length];
  while (start < end && BARS.has(line.charAt(start))) start += 1;
  while (end > start && BARS.has(line.charAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

/**
 * Gives the lines that a reader sees of a text: paragraphs, list items, table rows with a bar between cells; white
 * space collapsed, no empty line. Markup is ordered and disjoint. Linear in the length of the text.
 */
export function visibleLines(text: string, markup: readonly Markup[]): string[] {
  let visible = "";
  let at = 0;
  for (const { start, end, shown } of markup) {
    visible += unwrap(text.slice(at, start)) + shown;
    at = end;
  }
  const lines = (visible + unwrap(text.slice(at))).split("\n");
  return lines.map((line) => trimBars(line.replace(/\s+/g, " "))).filter((line) => line !== "");
}
