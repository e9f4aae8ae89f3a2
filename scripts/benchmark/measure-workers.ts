import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { median } from "./measure/quantile.ts";
import { builtFolder } from "./measure-systems.ts";
import { type Limits, type Outcome, runProcess } from "./process/run-process.ts";
import type { BenchmarkQuery } from "./system.ts";
import type { SystemName } from "./systems.ts";
import { WorkerFigures, type WorkerTask } from "./workerd/worker-figures.ts";
import { type WorkerFiles, writeMiniSearchAssets } from "./workerd/write-mini-search-assets.ts";

/** What was measured of a Worker at one size: the median of several starts, each figure by itself. */
export interface WorkerRow {
  system: SystemName;
  passages: number;
  outcome: Outcome<WorkerFigures>;
}

/** What Workers are measured with. */
export interface WorkerPlan {
  passages: number;
  queries: readonly BenchmarkQuery[];
  /** Where the systems' files are, and files for a start may be written. */
  scratch: string;
  limits: Limits;
  log(message: string): void;
}

/** Fresh starts of a Worker. */
const STARTS = 5;

const SCRIPT = new URL("workerd/measure-worker.ts", import.meta.url);
const CONFIG = resolve(import.meta.dirname, "../../wrangler.toml");

/** The day by which the project's own Worker is run, so that both run alike. */
function compatibilityDate(): string {
  return /^compatibility_date = "([\d-]+)"/m.exec(readFileSync(CONFIG, "utf8"))?.[1] ?? "";
}

/** The two Workers: the project's own over its own index, and one that does nothing but ask MiniSearch. */
const WORKERS: readonly { system: SystemName; prepare(built: string, folder: string): WorkerFiles }[] = [
  { system: "pressmark", prepare: (built) => ({ config: CONFIG, assets: built }) },
  {
    system: "minisearch",
    prepare: (built, folder) => writeMiniSearchAssets(join(built, "index.json"), folder, compatibilityDate()),
  },
];

function medianOf(figures: readonly WorkerFigures[]): WorkerFigures {
  const of = (name: keyof WorkerFigures) => median(figures.map((one) => one[name]));
  return {
    firstMs: of("firstMs"),
    hundredthMs: of("hundredthMs"),
    heapBytes: of("heapBytes"),
    bufferBytes: of("bufferBytes"),
  };
}

async function measureStarts(task: WorkerTask, limits: Limits): Promise<Outcome<WorkerFigures>> {
  const figures: WorkerFigures[] = [];
  for (let start = 0; start < STARTS; start++) {
    const outcome = await runProcess({ script: SCRIPT, argument: task, shape: WorkerFigures, limits });
    if ("stopped" in outcome) return outcome;
    figures.push(outcome.figures);
  }
  return { figures: medianOf(figures) };
}

/** Three words first, which are asked for again at last; the others in between. */
function orderQueries(queries: readonly BenchmarkQuery[]): string[] {
  const first = queries.findIndex(({ kind }) => kind === "three words");
  return [...queries.slice(first), ...queries.slice(0, first)].map(({ text }) => text);
}

/** Tells whether there is a Worker over a system. */
export function isInWorker(name: SystemName): boolean {
  return WORKERS.some(({ system }) => system === name);
}

/** Measures the Workers at one size in the local runtime, start by start; those whose systems were built. */
export async function measureWorkers(plan: WorkerPlan): Promise<WorkerRow[]> {
  const { passages, scratch, limits, log } = plan;
  const queries = orderQueries(plan.queries);
  const rows: WorkerRow[] = [];
  for (const { system, prepare } of WORKERS) {
    const built = builtFolder(scratch, system, passages);
    if (!existsSync(built)) continue;
    log(`Worker over ${system}, ${passages} passages`);
    const files = prepare(built, join(scratch, `worker-${system}-${passages}`));
    rows.push({ system, passages, outcome: await measureStarts({ ...files, queries }, limits) });
  }
  return rows;
}
