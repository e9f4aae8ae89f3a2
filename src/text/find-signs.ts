import type { TextRange } from "./split-sentences.ts";

/** A sign that may be sought: an emoji or what else draws a picture, and marks that stand alone. */
export interface Sign extends TextRange {
  term: string;
}

/** A picture anywhere, without what only shapes it; or up to three marks with white space around. */
const SIGN = /\p{RI}{2}|(?![©®™])\p{Extended_Pictographic}|(?<!\S)[^\s\p{L}\p{N}\p{M}]{1,3}(?!\S)/gu;
const ASCII_SIGN = /(?<!\S)[^\sa-zA-Z\d]{1,3}(?!\S)/g;

/** Marks that part sentences, items and cells, or quote: alone they are no signs, and some make none with others either. */
const PARTS_TEXT = /^[-‐‑–—―.:*·•|_=~#>()[\]{}]+$|[…,;"'`“”„‘’«»「」『』。、，・]/;

/** Finds the signs of a text, in order. Linear in its length. */
export function* findSigns(text: string, isPlain: boolean): Generator<Sign> {
  for (const { 0: term, index } of text.matchAll(isPlain ? ASCII_SIGN : SIGN))
    if (!PARTS_TEXT.test(term)) yield { term, start: index, end: index + term.length };
}
