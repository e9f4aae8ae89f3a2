import type { Snippet } from "../../contract/search-response.ts";
import { characterBoundary } from "../../text/clip-text.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import { squeeze } from "../../text/squeeze.ts";
import { VisibleText } from "../../text/visible-text.ts";
import { joinRanges } from "./find-highlights.ts";
import type { Occurrence } from "./find-occurrences.ts";

/** Longest snippet, in UTF-16 code units: two lines and a half of a result page. */
const MAX_LENGTH = 280;

const ELLIPSIS = "…";

/** Stands between lines that do not end as sentences do: list items and table rows. */
const LINE_BREAK = " · ";
const LINE_END = /[.!?:;,…。！？]["'”’)]*$/u;

/** Shows tabs and the like as spaces. */
function showBlanks(text: string): string {
  return text.replace(/[^\S\n ]/g, " ");
}

/** Cuts a sentence that is too long for a snippet into stretches between words. */
function cutStretches(passage: string, { start, end }: TextRange): TextRange[] {
  if (end - start <= MAX_LENGTH) return [{ start, end }];
  const text = showBlanks(passage.slice(start, end));
  const stretches: TextRange[] = [];
  let from = 0;
  while (text.length - from > MAX_LENGTH) {
    const cut = text.lastIndexOf(" ", from + MAX_LENGTH - 1);
    const to = cut > from ? cut + 1 : Math.max(from + 1, characterBoundary(text, from + MAX_LENGTH));
    stretches.push({ start: start + from, end: start + to });
    from = to;
  }
  stretches.push({ start: start + from, end });
  return stretches;
}

/** Whether a range lies in another. */
function isInside(one: TextRange, { start, end }: TextRange): boolean {
  return one.start >= start && one.end <= end;
}

/** The run of stretches, within the length allowed, that has the most of what is sought; the shortest of equals, then the first. */
function densestWindow(pieces: readonly TextRange[], occurrences: readonly Occurrence[]): TextRange {
  const named = pieces.map((piece) => {
    const names = occurrences.filter((one) => isInside(one, piece)).map(({ name }) => name);
    return { ...piece, names };
  });
  // A window that begins with nothing sought has as much without its first stretch, and is shorter.
  const first = named.findIndex(({ names }) => names.length > 0);
  const sought = named.slice(Math.max(0, first));
  let best = { start: 0, end: 0, count: -1 };
  for (const [index, { start }] of sought.entries()) {
    const found = new Set<string>();
    for (const { end, names } of sought.slice(index)) {
      if (end - start > MAX_LENGTH) break;
      for (const name of names) found.add(name);
      const isShorter = end - start < best.end - best.start;
      if (found.size > best.count || (found.size === best.count && isShorter)) best = { start, end, count: found.size };
    }
  }
  return best;
}

/** Widens the densest window, first onward, then back, while whole stretches fit: a short snippet says less. */
function fillWindow(pieces: readonly TextRange[], { start, end }: TextRange): TextRange {
  const onward = pieces.filter((piece) => piece.start >= end && piece.end - start <= MAX_LENGTH);
  const last = onward.at(-1)?.end ?? end;
  const back = pieces.filter((piece) => piece.end <= start && last - piece.start <= MAX_LENGTH);
  return { start: back[0]?.start ?? start, end: last };
}

/** A text of one line: lines that do not end as sentences do are set apart. */
function joinLines(text: string): VisibleText {
  if (!text.includes("\n")) return new VisibleText(text, []);
  const markup = Array.from(text.matchAll(/\n/g), ({ index }) => {
    const isEnded = LINE_END.test(text.slice(Math.max(0, index - 3), index));
    return { start: index, end: index + 1, shown: isEnded ? " " : LINE_BREAK };
  });
  return new VisibleText(text, markup);
}

/** The occurrences inside a range, with offsets from its beginning. */
function clipOccurrences(occurrences: readonly Occurrence[], range: TextRange): TextRange[] {
  const inside = occurrences.filter((one) => isInside(one, range));
  return inside.map(({ start, end }) => ({ start: start - range.start, end: end - range.start }));
}

/** A text with its white space collapsed, and what occurs in it. When nothing is to be collapsed, which its sentences tell, it is as it was. */
function collapse(passage: string, length: number, occurrences: readonly Occurrence[]) {
  if (passage.length === length) return { text: passage, found: occurrences };
  const squeezed = squeeze(passage);
  return { text: squeezed.text, found: occurrences.map((one) => ({ ...one, ...squeezed.visibleRange(one) })) };
}

/**
 * Makes the excerpt of a passage, as its reader sees it, that shows most of what is sought, cut at sentences where they are
 * short enough, with an ellipsis at each end that leaves text out. `ends` are those of the sentences of its squeezed text,
 * `occurrences` are in its text. Linear in the text.
 */
export function makeSnippet(passage: string, ends: readonly number[], occurrences: readonly Occurrence[]): Snippet {
  const { text, found } = collapse(passage, ends.at(-1) ?? 0, occurrences);
  const pieces = ends.flatMap((end, at) => cutStretches(text, { start: ends[at - 1] ?? 0, end }));
  const window = fillWindow(pieces, densestWindow(pieces, found));
  const excerpt = joinLines(showBlanks(text.slice(window.start, window.end)).trimEnd());
  const before = window.start > 0 ? `${ELLIPSIS} ` : "";
  const after = window.end < text.length ? ` ${ELLIPSIS}` : "";
  const shown = clipOccurrences(found, { ...window, end: window.start + excerpt.written.length }).map((one) => {
    const { start, end } = excerpt.visibleRange(one);
    return { start: before.length + start, end: before.length + end };
  });
  return { text: `${before}${excerpt.text}${after}`, highlights: joinRanges(shown) };
}
