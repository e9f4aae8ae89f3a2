import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawChart } from "./chart.ts";
import { formatBytes, formatCells, formatMs, formatTable, type Row } from "./table.ts";

/** The report with its tables empty: the header of each names figures, and its last line what the rows are. */
const TEMPLATE = readFileSync(join(import.meta.dirname, "report.md"), "utf8");

const TABLE = /(### .*\n\n)?\| (.*) \|\n\| (.*) \|\n\{(\w+)\}\n+/g;

/** The parts of the benchmark, in the order of the report's sections. */
export const PARTS = ["systems", "workers", "mcp"] as const;
export type Part = (typeof PARTS)[number];

/** Everything that one run measured, as `--json` writes it. */
export interface Results {
  parts: readonly Part[];
  /** When, on what, against what and within which limits it was measured. */
  facts: Readonly<Record<string, string | number>>;
  /** Of each system: its title, how it answers, and what its files hold. */
  systems: string[][];
  /** Figures of the text and of systems by the number of passages, and of calls over MCP by the protocol's revision. */
  rows: Row[];
}

/** Writes the results as Markdown: when and on what they were measured, and a section for each part. */
export function formatReport({ parts, facts, systems, rows }: Results): string {
  const [head, text, ...sections] = TEMPLATE.split(/(?=^## )/m);
  const wanted = [head, ...(systems.length > 0 ? [text] : []), ...parts.map((part) => sections[PARTS.indexOf(part)])];
  const filled = wanted.join("").replaceAll(TABLE, (...[, heading = "", header = "", rule = "", kind]: string[]) => {
    const names = header.split(" | ");
    const cells = kind === "rows" ? formatCells(rows, names.slice(2)) : systems;
    return cells.length > 0 ? `${heading}${formatTable(names, rule.split(" | "), cells)}\n\n` : "";
  });
  return `${filled.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${facts[name] ?? ""}`).trimEnd()}\n`;
}

/** Draws opening time and memory held against the size of the corpus as SVG, a line for each system. */
export function drawResults({ systems, rows }: Results): string {
  const seriesOf = (figure: string) =>
    systems.map(([title = ""]) => {
      const own = rows.filter(({ name }) => name === title);
      return { name: title, points: own.map(({ at, figures }) => [Number(at), figures[figure] ?? 0] as const) };
    });
  return drawChart([
    { title: "Time to open", series: seriesOf("opening, ms"), formatTick: formatMs },
    { title: "Memory held, all queries asked", series: seriesOf("memory, all asked, bytes"), formatTick: formatBytes },
  ]);
}
