import type { TextRange } from "../../../text/split-sentences.ts";
import { type Line, readLines } from "./group-lines.ts";

/** What heads a table of contents. */
const HEADING =
  /^\s*(?:table of contents|contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice|indice|sumário|inhoud(?:sopgave)?)\s*:?\s*$/i;

/** A line that dots lead to the number of a page: `Wind . . . . 2`. */
const LEADER = /(?:\. ?){4}\s*(?:\d+|[ivxlc]+)\s*$/i;

const isBlank = ({ text }: Line) => text.trim() === "";

/**
 * Where the entries below a heading end: behind the last block of lines of which half or more have dots, since long titles take two.
 * The heading's own place where there are none.
 */
function findEnd(lines: readonly Line[], heading: number): number {
  let [end, start] = [heading, heading + 1];
  let dotted = 0;
  for (let at = heading + 1; at <= lines.length; at += 1) {
    const line = lines[at];
    if (line && !isBlank(line)) {
      dotted += LEADER.test(line.text) ? 1 : 0;
      continue;
    }
    if (dotted * 2 < at - start) break;
    if (at > start) end = at;
    [start, dotted] = [at + 1, 0];
  }
  return end;
}

/** Finds the tables of contents of a text in print, which lead to pages that it no longer has, in order. Linear. */
export function findContents(text: string): TextRange[] {
  const lines = [...readLines(text)];
  const found: TextRange[] = [];
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    const isInOther = line.start < (found.at(-1)?.end ?? 0);
    if (isInOther || !HEADING.test(line.text) || (above && !isBlank(above))) continue;
    const last = lines[findEnd(lines, at) - 1];
    if (last && last.number > line.number) found.push({ start: line.start, end: last.end });
  }
  return found;
}
