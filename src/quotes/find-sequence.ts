import type { QuoteToken } from "./read-quote-tokens.ts";

/** For each place of a sequence, how long a beginning of it ends there that is shorter than what ends there. */
function overlapsOf(sequence: readonly QuoteToken[]): Uint32Array {
  const overlaps = new Uint32Array(sequence.length);
  for (let at = 1, length = 0; at < sequence.length; at++) {
    while (length > 0 && sequence[at]?.key !== sequence[length]?.key) length = overlaps[length - 1] ?? 0;
    if (sequence[at]?.key === sequence[length]?.key) length += 1;
    overlaps[at] = length;
  }
  return overlaps;
}

/**
 * Finds where tokens stand one after another among others: where each occurrence begins, ascending, none over another
 * (Knuth, Morris & Pratt 1977). Linear in both.
 */
export function findSequence(sequence: readonly QuoteToken[], tokens: readonly QuoteToken[]): number[] {
  const overlaps = overlapsOf(sequence);
  const starts: number[] = [];
  let length = 0;
  for (const [at, { key }] of tokens.entries()) {
    while (length > 0 && key !== sequence[length]?.key) length = overlaps[length - 1] ?? 0;
    if (key === sequence[length]?.key) length += 1;
    if (length < sequence.length || length === 0) continue;
    starts.push(at + 1 - length);
    length = 0;
  }
  return starts;
}
