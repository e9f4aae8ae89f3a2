import * as z from "zod";
import type { Markup } from "../../text/visible-text.ts";

/**
 * The markup of a text as an index holds it: for each, the code units between the one before and it, its length, and what
 * it shows when that is not nothing.
 */
export const MarkupRecord = z.array(z.union([z.int(), z.string()]));
type MarkupRecord = z.infer<typeof MarkupRecord>;

/** Writes markup that is ordered and disjoint. Linear. */
export function writeMarkup(markup: readonly Markup[]): MarkupRecord {
  let at = 0;
  return markup.flatMap(({ start, end, shown }) => {
    const gap = start - at;
    at = end;
    return shown === "" ? [gap, end - start] : [gap, end - start, shown];
  });
}

/** Reads what {@link writeMarkup} wrote. Linear. */
export function readMarkup(record: MarkupRecord): Markup[] {
  const markup: Markup[] = [];
  let end = 0;
  for (let at = 0; at < record.length; at += 2) {
    const [gap, length, shown] = [Number(record[at]), Number(record[at + 1]), record[at + 2]];
    const isShown = typeof shown === "string";
    markup.push({ start: end + gap, end: end + gap + length, shown: isShown ? shown : "" });
    end += gap + length;
    if (isShown) at += 1;
  }
  return markup;
}
