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

/**
 * Counts the places where a phrase begins: a word at each of its offsets. `positions[i]` are those of the word at
 * `offsets[i]`, ascending.
 */
export function countPhrase(positions: readonly (readonly number[])[], offsets: readonly number[]): number {
  const [first = [], ...others] = positions;
  const [base = 0, ...rest] = offsets;
  return first.filter((position) => others.every((list, index) => list.includes(position - base + (rest[index] ?? 0))))
    .length;
}
