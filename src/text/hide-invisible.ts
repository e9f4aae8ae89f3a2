import type { Markup } from "./visible-text.ts";

/**
 * What draws nothing: control characters, soft hyphens, zero-width spaces, marks of direction, fillers. Tabs and line
 * ends are white space; joiners, variation selectors and tags shape letters and emoji, so they stay.
 */
const INVISIBLE =
  /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\t\n\u200c\u200d\p{Variation_Selector}\u{e0020}-\u{e007f}]]+/gv;

/** Takes out of a text the characters that draw nothing. */
function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

function* findInvisible(written: string, from: number, to: number): Generator<Markup> {
  for (const { index, 0: found } of written.slice(from, to).matchAll(INVISIBLE))
    yield { start: from + index, end: from + index + found.length, shown: "" };
}

/** Adds to the markup of a text the characters that draw nothing. Ordered and disjoint as what it was given. Linear. */
export function hideInvisible(written: string, markup: readonly Markup[]): Markup[] {
  const all: Markup[] = [];
  let from = 0;
  for (const one of markup) {
    for (const invisible of findInvisible(written, from, one.start)) all.push(invisible);
    all.push({ ...one, shown: stripInvisible(one.shown) });
    from = one.end;
  }
  for (const invisible of findInvisible(written, from, written.length)) all.push(invisible);
  return all;
}
