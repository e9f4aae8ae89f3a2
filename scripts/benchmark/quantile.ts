/** Gives the value below which a share of the values lie, by the nearest rank. Throws a RangeError without a value. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("There were no values, wanted one or more");
  return value;
}

/** Gives the median of values: of an even number, the lower one in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
