import type { SystemFigures } from "../measure/measure-system.ts";
import type { SystemRow } from "../measure-systems.ts";
import type { Outcome } from "../process/run-process.ts";
import { QUERY_KINDS } from "../system.ts";
import { REFERENCE, SYSTEMS } from "../systems.ts";
import { formatBytes, formatCount, formatMs, formatRatio, UNKNOWN } from "./format-figure.ts";
import { formatTable } from "./format-table.ts";

/** A figure of a row, and how it is written. */
interface Column {
  name: string;
  /** A number, or in words why there is none; `null` when it was not measured. */
  value(row: SystemFigures): number | string | null;
  format(value: number): string;
}

/** Reads a figure off what came of a step; of a step that was stopped it gives the reason. */
function figureOf<T>(
  outcome: Outcome<T> | null,
  read: (figures: T) => number | null | undefined,
): number | string | null {
  if (outcome === null) return null;
  return "figures" in outcome ? (read(outcome.figures) ?? null) : outcome.stopped;
}

const BUILT: readonly Column[] = [
  { name: "files", value: ({ files }) => files?.bytes ?? null, format: formatBytes },
  {
    name: "without files of texts alone",
    value: ({ files }) => files?.indexBytes ?? null,
    format: formatBytes,
  },
  { name: "with gzip", value: ({ files }) => files?.gzipBytes ?? null, format: formatBytes },
  { name: "read to open", value: ({ open }) => figureOf(open, ({ readBytes }) => readBytes), format: formatBytes },
  { name: "build", value: ({ build }) => figureOf(build, ({ buildMs }) => buildMs), format: formatMs },
  {
    name: "its peak memory",
    value: ({ build }) => figureOf(build, ({ peakBytes }) => peakBytes),
    format: formatBytes,
  },
];

const OPENED: readonly Column[] = [
  { name: "reading", value: ({ open }) => figureOf(open, ({ readMs }) => readMs), format: formatMs },
  { name: "opening", value: ({ open }) => figureOf(open, ({ openMs }) => openMs), format: formatMs },
  {
    name: "opening and first answer",
    value: ({ open }) => figureOf(open, ({ answeredMs }) => answeredMs),
    format: formatMs,
  },
  {
    name: "memory, open",
    value: ({ answer }) => figureOf(answer, ({ openBytes }) => openBytes),
    format: formatBytes,
  },
  {
    name: "memory, all asked",
    value: ({ answer }) => figureOf(answer, ({ askedBytes }) => askedBytes),
    format: formatBytes,
  },
  {
    name: "process grown by",
    value: ({ answer }) => figureOf(answer, ({ grownBytes }) => grownBytes),
    format: formatBytes,
  },
];

const ANSWERED: readonly Column[] = [
  { name: "p50", value: ({ answer }) => figureOf(answer, ({ p50Ms }) => p50Ms), format: formatMs },
  { name: "p95", value: ({ answer }) => figureOf(answer, ({ p95Ms }) => p95Ms), format: formatMs },
  ...QUERY_KINDS.map((kind) => ({
    name: kind,
    value: ({ answer }: SystemFigures) => figureOf(answer, ({ kinds }) => kinds[kind]),
    format: formatMs,
  })),
];

/** Writes a figure with its ratio to the reference's at the same size. */
function formatCell({ value, format }: Column, row: SystemRow, reference: SystemRow | undefined): string {
  const figure = value(row);
  if (typeof figure !== "number") return figure ?? UNKNOWN;
  const compared = reference && reference !== row ? value(reference) : undefined;
  return format(figure) + formatRatio(figure, typeof compared === "number" ? compared : undefined);
}

function formatRows(rows: readonly SystemRow[], columns: readonly Column[]): string {
  const lines = rows.map((row) => {
    const reference = rows.find(({ system, passages }) => system === REFERENCE && passages === row.passages);
    const cells = columns.map((column) => formatCell(column, row, reference));
    return [SYSTEMS[row.system].title, formatCount(row.passages), ...cells];
  });
  return formatTable(["", "passages", ...columns.map(({ name }) => name)], lines);
}

/** Writes what a query to an index just opened fetches, for the systems that fetch; nothing when there are none. */
function formatFetches(rows: readonly SystemRow[]): string {
  const lines = rows.flatMap(({ system, passages, fetch }) => {
    if (fetch === null) return [];
    if ("stopped" in fetch) return [[SYSTEMS[system].title, formatCount(passages), fetch.stopped, "", "", ""]];
    const { medianFiles, mostFiles, medianBytes, mostBytes } = fetch.figures;
    const cells = [`${medianFiles}`, `${mostFiles}`, formatBytes(medianBytes), formatBytes(mostBytes)];
    return [[SYSTEMS[system].title, formatCount(passages), ...cells]];
  });
  if (lines.length === 0) return "";
  return formatTable(["", "passages", "files, median", "files, most", "bytes, median", "bytes, most"], lines);
}

/** Names what each system holds, how it is asked, and how many of the queries found nothing. */
function formatMeans(rows: readonly SystemRow[]): string {
  const names = new Set(rows.map(({ system }) => system));
  const lines = Array.from(names, (name) => {
    const unanswered = rows
      .filter(({ system }) => system === name)
      .map(({ answer }) => (answer && "figures" in answer ? `${answer.figures.unanswered}` : UNKNOWN));
    const { title, means, holds } = SYSTEMS[name];
    return [title, means, holds, unanswered.join(", ")];
  });
  return formatTable(
    ["", "prefixes, misspelt words, phrases", "its files also hold", "nothing found, by size"],
    lines,
    "words",
  );
}

/** Writes the tables of the systems, each under its heading. */
export function formatSystemTables(rows: readonly SystemRow[]): string {
  const fetches = formatFetches(rows);
  return [
    `### Files and build\n\n${formatRows(rows, BUILT)}`,
    `### Opening, in a fresh process\n\n${formatRows(rows, OPENED)}`,
    `### Answers, warm\n\n${formatRows(rows, ANSWERED)}`,
    ...(fetches === "" ? [] : [`### What a first query fetches\n\n${fetches}`]),
    `### How each was asked\n\n${formatMeans(rows)}`,
  ].join("\n\n");
}
