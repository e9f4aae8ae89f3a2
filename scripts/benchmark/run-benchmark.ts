import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { drawQueries } from "./corpus/draw-queries.ts";
import { type CorpusSize, writeCorpus } from "./corpus/write-corpus.ts";
import { installPeers, peerVersions } from "./install-peers.ts";
import { McpFigures } from "./mcp/mcp-figures.ts";
import { measureSystems, type SystemRow } from "./measure-systems.ts";
import { isInWorker, measureWorkers, type WorkerRow } from "./measure-workers.ts";
import { type Limits, type Outcome, runProcess } from "./process/run-process.ts";
import type { Results } from "./report/format-report.ts";
import { describeMachine } from "./report/machine.ts";
import type { SystemName } from "./systems.ts";

/** The parts of the benchmark. */
export const PARTS = ["systems", "workers", "mcp"] as const;
export type Part = (typeof PARTS)[number];

/** What to measure. */
export interface BenchmarkPlan {
  parts: readonly Part[];
  systems: readonly SystemName[];
  sizes: readonly number[];
  /** Sizes that only systems for corpora of any size are measured at. */
  large: readonly number[];
  limits: Limits;
  log(message: string): void;
}

/** Systems that are meant for corpora of any size. */
const LARGE: readonly SystemName[] = ["pressmark", "fts5"];

/** How many sizes Workers are measured at: the largest of those that all systems are measured at. */
const WORKER_SIZES = 2;

const SCRATCH = resolve(import.meta.dirname, "../../.cache/benchmark");
const MCP_SCRIPT = new URL("mcp/measure-mcp.ts", import.meta.url);

/** The systems to measure at a size: of the Workers' systems alone, if they alone are wanted. */
function systemsAt(passages: number, { parts, systems, large }: BenchmarkPlan): SystemName[] {
  const wanted = large.includes(passages) ? systems.filter((name) => LARGE.includes(name)) : systems;
  return wanted.filter((name) => parts.includes("systems") || isInWorker(name));
}

async function measureSize(
  plan: BenchmarkPlan,
  { passages, survey }: CorpusSize,
  stopped: Map<SystemName, string>,
): Promise<{ systems: SystemRow[]; workers: WorkerRow[] }> {
  const { limits, log } = plan;
  const workerSizes = plan.sizes.toSorted((a, b) => a - b).slice(-WORKER_SIZES);
  const withWorkers = plan.parts.includes("workers") && workerSizes.includes(passages);
  if (!plan.parts.includes("systems") && !withWorkers) return { systems: [], workers: [] };
  const queries = drawQueries(survey);
  const queryFile = join(SCRATCH, "queries.json");
  writeFileSync(queryFile, JSON.stringify(queries));
  const systems = await measureSystems({
    systems: systemsAt(passages, plan),
    passages,
    corpus: join(SCRATCH, "articles.jsonl"),
    queries: queryFile,
    scratch: SCRATCH,
    limits,
    buildOnly: !plan.parts.includes("systems"),
    isKept: (name) => withWorkers && isInWorker(name),
    stopped,
    log,
  });
  const workers = withWorkers ? await measureWorkers({ passages, queries, scratch: SCRATCH, limits, log }) : [];
  return { systems, workers };
}

function measureMcp({ parts, limits, log }: BenchmarkPlan): Promise<Outcome<McpFigures>> | null {
  if (!parts.includes("mcp")) return null;
  log("MCP calls");
  return runProcess({ script: MCP_SCRIPT, argument: null, shape: McpFigures, limits });
}

/** Runs the benchmark, one measurement after the other, and removes the files that it made. */
export async function runBenchmark(plan: BenchmarkPlan): Promise<Results> {
  const needsCorpus = plan.parts.includes("systems") || plan.parts.includes("workers");
  const stopped = new Map<SystemName, string>();
  const results: Results = {
    machine: describeMachine(),
    limits: plan.limits,
    peers: peerVersions(),
    corpora: [],
    systems: plan.parts.includes("systems") ? [] : null,
    workers: plan.parts.includes("workers") ? [] : null,
    mcp: null,
  };
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  try {
    if (needsCorpus) {
      installPeers(plan.log);
      plan.log("Making the corpus");
      for (const size of writeCorpus(join(SCRATCH, "articles.jsonl"), [...plan.sizes, ...plan.large])) {
        const { systems, workers } = await measureSize(plan, size, stopped);
        const { survey: _, ...facts } = size;
        results.corpora.push(facts);
        results.systems?.push(...systems);
        results.workers?.push(...workers);
      }
    }
    results.mcp = await measureMcp(plan);
    return results;
  } finally {
    rmSync(SCRATCH, { recursive: true, force: true });
  }
}
