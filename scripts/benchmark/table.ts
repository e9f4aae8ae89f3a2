import type { Outcome } from "./run-process.ts";

/** Name of the row that others are compared with. */
const REFERENCE = "MiniSearch";

/** What stands for a figure that was not measured. */
const UNKNOWN = "–";

/** What was measured of one thing, at one size or in one revision. */
export interface Row extends Outcome {
  name: string;
  at: number | string;
}

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

/** Writes how many times the reference's figure a figure is, in brackets; nothing without a reference. */
export function formatRatio(value: number, reference: number | undefined): string {
  return reference !== undefined && reference > 0 && value !== 0 ? ` (${formatNumber(value / reference)}×)` : "";
}

/** Writes a figure by the unit that its name ends with, with its ratio where it can have one. */
function formatFigure(name: string, value: number, reference: number | undefined): string {
  if (name.endsWith(", ms")) return formatMs(value) + formatRatio(value, reference);
  if (name.endsWith(", bytes")) return formatBytes(value) + formatRatio(value, reference);
  return name.endsWith(", ×") ? `${value.toFixed(2)}×` : value.toLocaleString("en");
}

/** Gives the name of a figure as a reader sees it. */
function withoutUnit(name: string): string {
  return name.replace(/, (?:ms|bytes|×)$/, "");
}

/**
 * Writes figures of rows as cells of a table, after the row's name and size, with their ratios to the reference's at
 * the same size; under `stopped`, why there are no more. A row of which the table knows nothing is left out.
 */
export function formatCells(rows: readonly Row[], names: readonly string[]): string[][] {
  const cells = rows.map(({ name: title, at, figures, stopped }) => {
    const reference = rows.find((row) => row.name === REFERENCE && row.at === at && row.name !== title);
    const written = names.map((name) => {
      const value = name === "stopped" ? stopped : figures[name];
      return typeof value === "number" ? formatFigure(name, value, reference?.figures[name]) : (value ?? UNKNOWN);
    });
    return [title, at.toLocaleString("en"), ...written];
  });
  return cells.filter((row) => row.slice(2).some((cell) => cell !== UNKNOWN));
}

/** Writes a Markdown table with the rule given, without columns of which it knows nothing. */
export function formatTable(
  names: readonly string[],
  rule: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [names.map(withoutUnit), rule, ...rows];
  const known = names.map((_, at) => rows.some((row) => row[at] !== UNKNOWN));
  return lines.map((cells) => `| ${cells.filter((_, at) => known[at]).join(" | ")} |`).join("\n");
}
