import type { WorkerRow } from "../measure-workers.ts";
import { REFERENCE, SYSTEMS } from "../systems.ts";
import type { WorkerFigures } from "../workerd/worker-figures.ts";
import { formatBytes, formatCount, formatMs, formatRatio } from "./format-figure.ts";
import { formatTable } from "./format-table.ts";

const COLUMNS: readonly { name: string; value(figures: WorkerFigures): number; format(value: number): string }[] = [
  { name: "first request", value: ({ firstMs }) => firstMs, format: formatMs },
  { name: "hundredth", value: ({ hundredthMs }) => hundredthMs, format: formatMs },
  { name: "memory", value: ({ heapBytes, bufferBytes }) => heapBytes + bufferBytes, format: formatBytes },
  { name: "of it heap", value: ({ heapBytes }) => heapBytes, format: formatBytes },
  { name: "of it buffers", value: ({ bufferBytes }) => bufferBytes, format: formatBytes },
];

function formatRow({ system, passages, outcome }: WorkerRow, reference: WorkerRow | undefined): string[] {
  const cells = COLUMNS.map(({ value, format }) => {
    if ("stopped" in outcome) return outcome.stopped;
    const figure = value(outcome.figures);
    if (reference === undefined || reference.system === system || "stopped" in reference.outcome) return format(figure);
    return format(figure) + formatRatio(figure, value(reference.outcome.figures));
  });
  return [SYSTEMS[system].title, formatCount(passages), ...cells];
}

/** Writes what was measured of Workers as a table. */
export function formatWorkerTable(rows: readonly WorkerRow[]): string {
  const lines = rows.map((row) => {
    const reference = rows.find(({ system, passages }) => system === REFERENCE && passages === row.passages);
    return formatRow(row, reference);
  });
  return formatTable(["", "passages", ...COLUMNS.map(({ name }) => name)], lines);
}
