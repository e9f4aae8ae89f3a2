import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { ENGINES, type Engine, type EngineName, passagesOf } from "./engine.ts";
import { readArticles, writeArticles } from "./make-articles.ts";
import type { Task } from "./measure.ts";
import { installPeers } from "./peers/peers.ts";
import { makeEvenQuestions } from "./queries.ts";
import type { Results, Row } from "./report.ts";
import { type Figures, type Limits, mediansOf, PROCESSES, runProcess, STEPS } from "./run-process.ts";

/** What to measure, within which limits for each process. */
export interface BenchmarkPlan extends Limits {
  engines: readonly EngineName[];
  sizes: readonly number[];
  /** Steps beside the build. */
  steps: readonly string[];
  /** The root of another checkout with this benchmark, whose Pressmark is measured too. */
  against?: string;
}

const ROOT = resolve(import.meta.dirname, "../..");
const SCRATCH = join(ROOT, ".cache/benchmark");
const CORPUS = join(SCRATCH, "corpus");

/** Weighs the files of a folder, as they are and each compressed by itself as it would be sent. */
function weighFiles(folder: string): Figures {
  let [all, index, gzip] = [0, 0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    all += bytes.length;
    gzip += gzipSync(bytes).length;
    if (!/^(?:passages|pages)-\d+\.bin$/.test(entry.name)) index += bytes.length;
  }
  return { "files, MB": all / 1e6, "without files of texts alone, MB": index / 1e6, "with gzip, MB": gzip / 1e6 };
}

/** What is measured at one size: an engine of a checkout, with its rows for Node and for workerd. */
interface Subject {
  engine: Engine;
  task: Omit<Task, "step">;
  rows: Record<"node" | "workerd", Row>;
}

/** Describes the engines of a plan at a size: this checkout's, then that of the other. */
async function listSubjects({ engines, against }: BenchmarkPlan, passages: number): Promise<Subject[]> {
  const own = engines.map((name) => ({ name, title: `${name}`, checkout: ROOT }));
  const other = against ? [{ name: "Pressmark" as const, title: "Pressmark before", checkout: resolve(against) }] : [];
  const questions = makeEvenQuestions([...passagesOf(readArticles(CORPUS, passages))]);
  const all = [...own, ...other].map(async ({ name, title, checkout }): Promise<Subject> => {
    const folder = join(SCRATCH, `${title.replaceAll(" ", "-")}-${passages}`);
    mkdirSync(folder);
    const row: Row = { engine: title, passages, figures: {} };
    return {
      engine: await ENGINES[name](),
      task: { engine: name, checkout, passages, corpus: CORPUS, folder, questions },
      rows: { node: row, workerd: { ...row, isWorker: true, figures: {} } },
    };
  });
  return Promise.all(all);
}

/** Measures a step of a subject in a process; `null` where the engine does not have it or was stopped, now or before. */
async function tryStep({ engine, task, rows }: Subject, step: Task["step"], limits: Limits): Promise<Figures | null> {
  if (!engine[step] || rows.node.stopped !== undefined) return null;
  try {
    return await runProcess({ ...task, step }, limits);
  } catch (error) {
    rows.node.stopped = error instanceof Error ? error.message : `${error}`;
    return null;
  }
}

/** Measures a step of every subject in turn, so that noise falls on all alike. */
async function measureStep(step: Task["step"], subjects: readonly Subject[], limits: Limits): Promise<void> {
  const taken = new Map(subjects.map((subject): [Subject, Figures[]] => [subject, []]));
  for (let count = 0; count < PROCESSES[step]; count++) {
    for (const [subject, all] of taken) {
      const figures = await tryStep(subject, step, limits);
      if (figures) all.push(figures);
    }
  }
  for (const [{ rows }, all] of taken)
    if (all.length === PROCESSES[step])
      Object.assign((step === "deploy" ? rows.workerd : rows.node).figures, mediansOf(all));
}

/** Measures all engines at one size, step by step, and removes the files that they made. */
async function measureSize(plan: BenchmarkPlan, passages: number): Promise<Row[]> {
  const subjects = await listSubjects(plan, passages);
  for (const step of ["build", ...STEPS] as const) {
    if (step !== "build" && !plan.steps.includes(step)) continue;
    console.error(`${passages} passages, ${step}`);
    await measureStep(step, subjects, plan);
    if (step !== "build") continue;
    for (const { task, rows } of subjects)
      if (rows.node.stopped === undefined) Object.assign(rows.node.figures, weighFiles(task.folder));
  }
  for (const { folder } of subjects.map(({ task }) => task))
    for (const one of [folder, `${folder}-worker`]) rmSync(one, { recursive: true, force: true });
  const rows = subjects.flatMap((subject) => Object.values(subject.rows));
  return rows.filter(({ figures, stopped }) => stopped || Object.keys(figures).length > 0);
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
    for (const passages of plan.sizes) results.rows.push(...(await measureSize(plan, passages)));
    return results;
  } finally {
    rmSync(SCRATCH, { recursive: true, force: true });
  }
}
