import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Figures } from "./run-process.ts";

/** The report with a header for each table, whose columns name figures, and `{rows}` below it. */
const TEMPLATE = readFileSync(join(import.meta.dirname, "report.md"), "utf8");

const HEADER = /\| (.*) \|\n.*\n\{rows\}/;

/** The engine whose figures the others are compared with. */
const REFERENCE = "MiniSearch";

/** What a table shows for a figure that was not measured. */
const UNKNOWN = "–";

/** What was measured of one engine at one size, in Node or in workerd. */
export interface Row {
  engine: string;
  passages: number;
  isWorker?: true;
  figures: Figures;
  /** Why it was measured no further. */
  stopped?: string;
}

/** What one run measured, as `--json` writes it. */
export interface Results {
  /** When, on what and within which limits it was measured. */
  facts: Readonly<Record<string, string | number>>;
  rows: Row[];
}

/** Writes a number with three significant digits. */
function formatNumber(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** Writes a figure, and in brackets how many times the reference's it is, if it has a unit. */
function formatFigure(name: string, value: number | undefined, reference: number | undefined): string {
  if (value === undefined) return UNKNOWN;
  return formatNumber(value) + (reference && name.includes(", ") ? ` (${formatNumber(value / reference)}×)` : "");
}

/** Writes the cells of a table, one list for each row that has any of its figures. */
function formatCells(rows: readonly Row[], names: readonly string[]): string[][] {
  return rows.flatMap((row) => {
    const { engine, passages, isWorker, figures, stopped = UNKNOWN } = row;
    const same = (one: Row) => one !== row && one.passages === passages && one.isWorker === isWorker;
    const reference = rows.find((one) => one.engine === REFERENCE && same(one));
    const cells = names.map((name) =>
      name === "stopped" ? stopped : formatFigure(name, figures[name], reference?.figures[name]),
    );
    const title = isWorker ? `${engine} in workerd` : engine;
    return cells.every((cell) => cell === UNKNOWN) ? [] : [[title, passages.toLocaleString("en"), ...cells]];
  });
}

/** Writes the results as Markdown: the template, without the sections whose table has no rows. */
export function formatReport({ facts, rows }: Results): string {
  const sections = TEMPLATE.split(/(?=^##)/m).map((section) => {
    const header = HEADER.exec(section)?.[1];
    if (header === undefined) return section;
    const cells = formatCells(rows, header.split(" | ").slice(2));
    const lines = cells.map((line) => `| ${line.join(" | ")} |`);
    return lines.length > 0 ? section.replace("{rows}", lines.join("\n")) : "";
  });
  return sections.join("").replaceAll(/\{(\w+)\}/g, (_, name: string) => `${facts[name] ?? ""}`);
}
