import type { McpFigures } from "../mcp/mcp-figures.ts";
import type { Outcome } from "../process/run-process.ts";
import { formatMs, UNKNOWN } from "./format-figure.ts";
import { formatTable } from "./format-table.ts";

/** Writes what calls to the MCP endpoint cost as a table, or in words why it is not known. */
export function formatMcpTable(outcome: Outcome<McpFigures>): string {
  if ("stopped" in outcome) return `Not measured: ${outcome.stopped}.`;
  const lines = outcome.figures.calls.map(({ revision, method, tool, ownMs, plainMs, workMs, ratio, restRatio }) => [
    tool === null ? method : `${method} ${tool}`,
    revision,
    formatMs(ownMs),
    formatMs(plainMs),
    `${ratio.toFixed(2)}×`,
    tool === null ? UNKNOWN : formatMs(workMs),
    tool === null ? UNKNOWN : `${restRatio.toFixed(2)}×`,
  ]);
  const columns = ["", "revision", "Pressmark", "plain server", "ratio", "the tool's own work", "ratio without it"];
  return formatTable(columns, lines);
}
