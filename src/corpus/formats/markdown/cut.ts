import type { TextRange } from "../../../text/split-sentences.ts";

/** A range of the source that is taken out of it before it is parsed. */
export interface Cut extends TextRange {
  /** What is put in its place, as Markdown: mostly nothing. */
  shown: string;
  /** The address that what is shown leads to, where it is a link. */
  href?: string;
  /** The id that it gives to its heading, or to the heading above. */
  id?: string;
  /** Why it is left out; `null` for marks around what stays. */
  reason: string | null;
}

/** Tells whether ranges, ordered and disjoint, cover an offset, when the offsets asked for never fall. */
export function makeCover(ranges: readonly TextRange[]): (offset: number) => TextRange | null {
  let next = 0;
  return (offset) => {
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    const range = ranges[next];
    return range && range.start <= offset ? range : null;
  };
}
