import { mkdirSync, rmSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { readArticles, writeArticles } from "./corpus/article-files.ts";
import { drawQueries, surveyWords } from "./corpus/draw-queries.ts";
import { makeArticles } from "./corpus/make-articles.ts";
import type { McpCall } from "./measure-mcp.ts";
import type { Task } from "./measure-system.ts";
import { installPeers, PEERS } from "./peers/peers.ts";
import type { Part, Results } from "./report.ts";
import { type Figures, type Limits, type Outcome, runStep } from "./run-process.ts";
import { loadSystem, type System } from "./system.ts";
import { formatBytes, type Row } from "./table.ts";

/** What to measure, within which limits for each process. */
export interface BenchmarkPlan extends Limits {
  parts: readonly Part[];
  /** Names of systems. */
  systems: readonly string[];
  sizes: readonly number[];
  /** Whether to measure systems for corpora of any size at a million passages too. */
  large: boolean;
}

const LARGE_SIZE = 1_000_000;

/** How many sizes Workers are measured at: the largest of those that all systems are measured at. */
const WORKER_SIZES = 2;

const SCRATCH = resolve(import.meta.dirname, "../../.cache/benchmark");
const CORPUS = join(SCRATCH, "corpus");

/** The calls that are measured, in the revision without sessions and in the last of 2025, which most clients speak. */
const CALLS: readonly McpCall[] = ["2026-07-28", "2025-06-18"].flatMap((revision) =>
  ["tools/list", "tools/call fetch", "tools/call search"].map((name) => ({ name, revision })),
);

type Step = readonly [step: Task["step"], processes: number];

/** The steps that a plan wants of a system, with the processes of each that the report names: times vary by half. */
function stepsOf({ parts, sizes }: BenchmarkPlan, { isLarge, makeWorker }: System, passages: number): Step[] {
  const steps: Step[] = [];
  if (parts.includes("systems") && (isLarge || sizes.includes(passages)))
    steps.push(["files", 1], ["open", 9], ["answer", 1]);
  if (parts.includes("workers") && makeWorker && sizes.slice(-WORKER_SIZES).includes(passages))
    steps.push(["worker", 5]);
  return steps.length > 0 ? [["build", 1], ...steps] : [];
}

/** Measures a system step by step until one is stopped. */
async function measureSystem(steps: readonly Step[], task: Omit<Task, "step">, limits: Limits): Promise<Outcome> {
  const figures: Figures = {};
  mkdirSync(task.folder);
  for (const [step, times] of steps) {
    const outcome = await runStep({ script: "measure-system.ts", argument: { ...task, step }, times }, limits);
    Object.assign(figures, outcome.figures);
    if (outcome.stopped) return { figures, stopped: outcome.stopped };
  }
  return { figures };
}

/** Measures the systems at one size on the same passages, one at a time; one that was stopped before is skipped. */
async function measureSize(plan: BenchmarkPlan, passages: number, rows: Row[]): Promise<void> {
  const survey = surveyWords(readArticles(CORPUS, passages));
  const queries = drawQueries(survey);
  const { real, words } = survey;
  rows.push({ name: "the text", at: passages, figures: { real, synthetic: passages - real, words } });
  for (const name of plan.systems) {
    const system = await loadSystem(name);
    const steps = stepsOf(plan, system, passages);
    if (steps.length === 0) continue;
    console.error(`${system.title}, ${passages} passages`);
    const before = rows.find((row) => row.name === system.title && row.stopped);
    const stopped = `skipped (${before?.stopped} at ${before?.at.toLocaleString("en")})`;
    const task = { system: name, corpus: CORPUS, passages, folder: join(SCRATCH, name), queries };
    const outcome = before ? { figures: {}, stopped } : await measureSystem(steps, task, plan);
    rows.push({ name: system.title, at: passages, ...outcome });
    rmSync(task.folder, { recursive: true, force: true });
  }
}

async function measureSystems(plan: BenchmarkPlan, results: Results): Promise<void> {
  const sizes = [...new Set(plan.large ? [...plan.sizes, LARGE_SIZE] : plan.sizes)].sort((a, b) => a - b);
  installPeers();
  console.error("Making the corpus");
  writeArticles(CORPUS, makeArticles(), Math.max(...sizes));
  for (const name of plan.systems) {
    const { title, means, holds } = await loadSystem(name);
    results.systems.push([title, means, holds]);
  }
  for (const passages of sizes) await measureSize(plan, passages, results.rows);
}

async function measureCalls(limits: Limits, { rows }: Results): Promise<void> {
  for (const call of CALLS) {
    console.error(`${call.name} over MCP, ${call.revision}`);
    const outcome = await runStep({ script: "measure-mcp.ts", argument: call, times: 1 }, limits);
    rows.push({ name: call.name, at: call.revision, ...outcome });
  }
}

function describeRun({ minutes, gigabytes }: Limits): Results["facts"] {
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version.slice(1),
    cpu: cpus()[0]?.model.trim() ?? "an unknown processor",
    cores: cpus().length,
    memory: formatBytes(totalmem()),
    platform: `${process.platform} ${process.arch}`,
    minutes,
    gigabytes,
    peers: Object.entries(PEERS)
      .map((peer) => peer.join(" "))
      .join(", "),
  };
}

/** Runs the benchmark, one measurement after the other, and removes the files that it made. */
export async function runBenchmark(plan: BenchmarkPlan): Promise<Results> {
  const { parts } = plan;
  const results: Results = { parts, facts: describeRun(plan), systems: [], rows: [] };
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  try {
    if (parts.includes("systems") || parts.includes("workers")) await measureSystems(plan, results);
    if (parts.includes("mcp")) await measureCalls(plan, results);
    return results;
  } finally {
    rmSync(SCRATCH, { recursive: true, force: true });
  }
}
