import type { Highlights } from "../../contract/search-response.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import type { VisibleText } from "../../text/visible-text.ts";

/** Joins ranges, ordered by where they begin, to highlights: ordered and disjoint, a word inside a phrase is one with it. */
export function joinRanges(ranges: Iterable<TextRange>): Highlights {
  const highlights: Highlights = [];
  for (const { start, end } of ranges) {
    const last = highlights.at(-1);
    if (last && start < (last[1] ?? 0)) last[1] = Math.max(last[1] ?? 0, end);
    else highlights.push([start, end]);
  }
  return highlights;
}

/** Gives the ranges to highlight in the written text, where ranges of the visible one are written. */
export function findHighlights(visible: VisibleText, ranges: readonly TextRange[]): Highlights {
  return joinRanges(ranges.map((range) => visible.writtenRange(range)));
}
