/** Writes a value with four digits, as trec_eval does. */
export function formatValue(value: number): string {
  return value.toFixed(4);
}

/** Writes a difference of values with its sign; none for one that four digits do not show. */
export function formatDifference(difference: number): string {
  const written = Math.abs(difference).toFixed(4);
  if (Number(written) === 0) return written;
  return `${difference > 0 ? "+" : "-"}${written}`;
}

/** Writes a p value. */
export function formatP(p: number): string {
  return p < 0.0001 ? "<0.0001" : p.toFixed(4);
}
