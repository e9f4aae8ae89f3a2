import { findFirst } from "../../text/find-first.ts";

/** Counts the places where the second word stands right after the first, at most `gap` further on. Both lists ascend. Linear. */
export function countOrdered(first: readonly number[], second: readonly number[], gap: number): number {
  let count = 0;
  let at = 0;
  for (const position of first) {
    while ((second[at] ?? Number.POSITIVE_INFINITY) <= position) at += 1;
    if ((second[at] ?? Number.POSITIVE_INFINITY) <= position + gap) count += 1;
  }
  return count;
}

/** Counts the places of the first word that have the second within a window of so many words, on either side. Both lists ascend. Linear. */
export function countNear(first: readonly number[], second: readonly number[], window: number): number {
  let count = 0;
  let at = 0;
  for (const position of first) {
    while ((second[at] ?? Number.POSITIVE_INFINITY) <= position - window) at += 1;
    if ((second[at] ?? Number.POSITIVE_INFINITY) < position + window) count += 1;
  }
  return count;
}

/** Tells whether an ascending list has a number. Logarithmic. */
function hasNumber(list: readonly number[], wanted: number): boolean {
  return list[findFirst(list.length, (at) => (list[at] ?? 0) >= wanted)] === wanted;
}

/**
 * Counts the places where a phrase begins: a word at each of its offsets. `positions[i]` are those of the word at
 * `offsets[i]`, ascending, none twice. Linear in the places of the word that has fewest, times the words.
 */
export function countPhrase(positions: readonly (readonly number[])[], offsets: readonly number[]): number {
  const places = positions.map((list, at) => ({ list, offset: offsets[at] ?? 0 }));
  const [fewest, ...others] = places.sort((a, b) => a.list.length - b.list.length);
  if (!fewest) return 0;
  let count = 0;
  for (const position of fewest.list) {
    const start = position - fewest.offset;
    if (others.every(({ list, offset }) => hasNumber(list, start + offset))) count += 1;
  }
  return count;
}
