import { termOf } from "../analysis/analyse.ts";
import { tokenise } from "../analysis/tokenise.ts";
import type { Highlights } from "../contract/ranges.ts";

/** Finds the words of a text that have one of the terms: ordered, disjoint ranges. Linear in the text. */
export function findHighlights(text: string, terms: ReadonlySet<string>): Highlights {
  const highlights: Highlights = [];
  for (const { start, end, word } of tokenise(text)) {
    if (terms.has(termOf(word))) highlights.push([start, end]);
  }
  return highlights;
}
