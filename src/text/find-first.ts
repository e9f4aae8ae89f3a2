/**
 * Gives the first number from `from` on, under `end`, that passes; `end` when none does. Those that pass come after all that
 * do not. Logarithmic.
 */
export function findFirst(end: number, passes: (at: number) => boolean, from = 0): number {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
