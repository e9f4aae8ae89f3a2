/** Maps values to places along an axis by their logarithm. */
export interface LogScale {
  at(value: number): number;
  /** Values that are marked on the axis. */
  ticks: number[];
}

/** Where an axis begins and ends in a picture. */
interface Extent {
  from: number;
  to: number;
}

function createScale(low: number, high: number, { from, to }: Extent): LogScale["at"] {
  const length = Math.log10(high / low);
  return (value) => from + (Math.log10(value / low) / length) * (to - from);
}

/** Creates the scale of an axis that covers the values in whole powers of ten, which are marked. */
export function createDecadeScale(values: readonly number[], extent: Extent): LogScale {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const ticks = Array.from({ length: last - first + 1 }, (_, step) => 10 ** (first + step));
  return { at: createScale(10 ** first, 10 ** last, extent), ticks };
}

/** Creates the scale of an axis that goes from the least value to the greatest; each value is marked. */
export function createExactScale(values: readonly number[], extent: Extent): LogScale {
  const ticks = [...new Set(values)].sort((a, b) => a - b);
  const [low = 1] = ticks;
  const high = ticks.at(-1) ?? low;
  return { at: high > low ? createScale(low, high, extent) : () => (extent.from + extent.to) / 2, ticks };
}
