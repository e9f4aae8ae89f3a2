import { formatCount } from "../../src/text/format-count.ts";
import { printableLine } from "../../src/text/printable.ts";
import { type Column, formatColumns } from "../evaluation/format-columns.ts";
import type { LogSummary } from "./summarise-log.ts";

function figures<T>(name: string, write: (row: T) => number | string | undefined): Column<T> {
  return { name, kind: "figures", write: (row) => `${write(row) ?? ""}` };
}

function words<T>(name: string, write: (row: T) => string | null | undefined): Column<T> {
  return { name, kind: "words", write: (row) => printableLine(write(row) ?? "") };
}

/** A table under its title; nothing when it has no rows. */
function formatTable<T>(title: string, rows: readonly T[], columns: readonly Column<T>[]): string[] {
  return rows.length === 0 ? [] : [`${title}\n${formatColumns(rows, columns)}`];
}

type NameCount = LogSummary["names"][number];

/** Counts the answers of some statuses, blank for none. */
function countStatuses({ statuses }: NameCount, test: (status: number) => boolean): number | string {
  const counts = Object.entries(statuses).filter(([status]) => test(Number(status)));
  return counts.reduce((sum, [, count]) => sum + count, 0) || "";
}

/** The share of a count in all, in per cent. */
const formatShare = (count: number, all: number) => `${((100 * count) / all).toFixed(1)} %`;

function formatNames({ names }: LogSummary): string[] {
  const has = (name: string, test: (status: number) => boolean) =>
    figures<NameCount>(name, (row) => countStatuses(row, test));
  return formatTable("Requests", names, [
    words("", ({ name }) => name),
    figures("all", ({ demands }) => demands),
    has("2xx", (status) => status < 300),
    has("3xx", (status) => status >= 300 && status < 400),
    has("4xx", (status) => status >= 400 && status < 500 && status !== 429),
    has("429", (status) => status === 429),
    has("5xx", (status) => status >= 500),
    figures("p50, ms", ({ p50 }) => p50),
    figures("p99, ms", ({ p99 }) => p99),
  ]);
}

function formatQuality({ quality, searches, without }: LogSummary): string[] {
  const unanswered = `Without a hit: searches ${without.searches}, quotes ${without.quotes}`;
  const rows = searches === 0 ? [] : quality;
  return [
    ...formatTable("Searches, by the quality of the match", rows, [
      words("", (row) => row.quality),
      figures("all", ({ count }) => count),
      figures("share", ({ count }) => formatShare(count, searches)),
    ]),
    ...(without.searches + without.quotes > 0 ? [unanswered] : []),
  ];
}

function formatQueries(title: string, queries: LogSummary["asked"]): string[] {
  return formatTable(title, queries, [
    figures("all", ({ count }) => count),
    figures("without a hit", ({ without }) => without),
    words("query", ({ query }) => query),
  ]);
}

function formatSlowest({ slowest }: LogSummary): string[] {
  return formatTable("Slowest, by what was waited for", slowest, [
    figures("ms", ({ ms }) => ms.all),
    words("", ({ name }) => name),
    figures("status", ({ status }) => status),
    figures("clauses", ({ clauses }) => clauses),
    figures("hits", ({ hits }) => hits),
    words("stages", ({ ms: { all: _, ...stages } }) =>
      Object.entries(stages)
        .filter(([, time]) => time > 0)
        .map(([stage, time]) => `${stage} ${time}`)
        .join(", "),
    ),
    words("query", ({ query }) => query),
  ]);
}

/** Writes a summary for a terminal: a table for each thing that the log has. */
export function formatSummary(summary: LogSummary): string {
  const { requests, others, errors, limited, asked, unanswered } = summary;
  const parts = [
    `${formatCount(requests, "request")}; ${formatCount(others, "other line")}`,
    ...formatNames(summary),
    ...formatTable("Errors", errors, [
      figures("all", ({ count }) => count),
      figures("status", ({ status }) => status),
      words("", ({ name }) => name),
      words("error", ({ kind }) => kind),
    ]),
    ...formatTable("Refused above a share", limited, [
      figures("all", ({ count }) => count),
      words("", ({ name }) => name),
      words("key", ({ key }) => key),
    ]),
    ...formatQuality(summary),
    ...formatQueries("Without a hit", unanswered),
    ...formatQueries("Most asked", asked),
    ...formatSlowest(summary),
  ];
  return parts.join("\n\n");
}
