/** Creates a generator of numbers from 0 up to, not including, 1; the same seed gives the same numbers everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    // A counter, its bits mixed twice; the constants are odd, so that no bits are lost.
    state = (state + 0x9e3779b9) | 0;
    const once = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
    return ((twice ^ (twice >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Draws an integer from `from` up to and including `to`. */
export function drawInteger(random: () => number, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** Draws one of the items. Throws a RangeError when there are none. */
export function drawFrom<T>(random: () => number, items: readonly T[]): T {
  const drawn = items[drawInteger(random, 0, items.length - 1)];
  if (drawn === undefined) throw new RangeError("There was nothing to draw from, wanted one item or more");
  return drawn;
}
