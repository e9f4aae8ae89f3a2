/** What stands for a figure that was not measured. */
export const UNKNOWN = "–";

/** Three digits, two below one. */
function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 1) return `${Number(value.toPrecision(2))}`;
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(decimals).replace(/\.0+$/, "");
}

/** Writes a time; microseconds as parts of a millisecond, so that a column can be compared. */
export function formatMs(ms: number): string {
  return ms < 1000 ? `${formatNumber(ms)} ms` : `${formatNumber(ms / 1000)} s`;
}

/** Writes a number of bytes; a megabyte is a million. */
export function formatBytes(bytes: number): string {
  if (bytes === 0) return "0";
  if (Math.abs(bytes) < 100_000) return `${formatNumber(bytes / 1e3)} kB`;
  return Math.abs(bytes) < 1e9 ? `${formatNumber(bytes / 1e6)} MB` : `${formatNumber(bytes / 1e9)} GB`;
}

/** Writes a number with its thousands parted. */
export function formatCount(count: number): string {
  return count.toLocaleString("en");
}

/** Writes how many times the reference's figure a figure is, in brackets; nothing without a reference. */
export function formatRatio(value: number, reference: number | undefined): string {
  return reference === undefined || reference <= 0 || value === 0 ? "" : ` (${formatNumber(value / reference)}×)`;
}
