import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { ENGINES, type Engine, type EngineName } from "./engine.ts";
import { writeArticles } from "./make-articles.ts";
import type { Task } from "./measure.ts";
import { installPeers } from "./peers/peers.ts";
import type { Results, Row } from "./report.ts";
import { type Figures, type Limits, runStep, STEPS } from "./run-process.ts";

/** What to measure, within which limits for each process. */
export interface BenchmarkPlan extends Limits {
  engines: readonly EngineName[];
  sizes: readonly number[];
  /** Steps beside the build. */
  steps: readonly string[];
}

const SCRATCH = resolve(import.meta.dirname, "../../.cache/benchmark");
const CORPUS = join(SCRATCH, "corpus");

/** Weighs the files of a folder, as they are and each compressed by itself as it would be sent. */
function weighFiles(folder: string): Figures {
  let [all, index, gzip] = [0, 0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    all += bytes.length;
    gzip += gzipSync(bytes).length;
    if (!/^articles-\d+\.bin$/.test(entry.name)) index += bytes.length;
  }
  return { "files, MB": all / 1e6, "without files of texts alone, MB": index / 1e6, "with gzip, MB": gzip / 1e6 };
}

/** Measures an engine step by step until one is stopped: gives a row for Node and one for workerd. */
async function measureEngine(plan: BenchmarkPlan, task: Omit<Task, "step">): Promise<Row[]> {
  const engine: Engine = await ENGINES[task.engine]();
  const row: Row = { engine: task.engine, passages: task.passages, figures: {} };
  const workerd: Row = { ...row, isWorker: true, figures: {} };
  mkdirSync(task.folder);
  try {
    Object.assign(row.figures, await runStep({ ...task, step: "build" }, plan), weighFiles(task.folder));
    for (const step of STEPS) {
      if (!plan.steps.includes(step) || !engine[step]) continue;
      Object.assign((step === "deploy" ? workerd : row).figures, await runStep({ ...task, step }, plan));
    }
  } catch (error) {
    row.stopped = error instanceof Error ? error.message : `${error}`;
  }
  return [row, workerd].filter(({ figures, stopped }) => stopped || Object.keys(figures).length > 0);
}

/** Runs the benchmark, one process after the other, and removes the files that it made. */
export async function runBenchmark(plan: BenchmarkPlan): Promise<Results> {
  const { minutes, gigabytes } = plan;
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores of ${cpus()[0]?.model}, ${process.platform} ${process.arch}`;
  const results: Results = { facts: { date, node: process.version, machine, minutes, gigabytes }, rows: [] };
  installPeers();
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  try {
    console.error("Making the corpus");
    writeArticles(CORPUS, Math.max(...plan.sizes));
    for (const passages of plan.sizes) {
      for (const engine of plan.engines) {
        console.error(`${engine}, ${passages} passages`);
        const folder = join(SCRATCH, `${engine}-${passages}`);
        results.rows.push(...(await measureEngine(plan, { engine, passages, corpus: CORPUS, folder })));
        rmSync(folder, { recursive: true, force: true });
      }
    }
    return results;
  } finally {
    rmSync(SCRATCH, { recursive: true, force: true });
  }
}
