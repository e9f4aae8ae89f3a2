// Loaded before anything is weighed, not with its first use.
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { ENGINES, type Engine, type EngineName, passagesOf } from "./engine.ts";
import { readArticles } from "./make-articles.ts";
import { type BenchmarkQuery, FIRST, LIMIT, QUERIES } from "./queries.ts";
import type { Figures, STEPS } from "./run-process.ts";
import { timeAnswers, timeRanking } from "./time-answers.ts";

/** What a process measures: one step of one engine. */
export interface Task {
  step: "build" | (typeof STEPS)[number];
  engine: EngineName;
  /** The root of the checkout whose code is measured. */
  checkout: string;
  /** Folder of the corpus, and the number of its passages to take. */
  corpus: string;
  passages: number;
  /** Folder of the engine's files. */
  folder: string;
  /** What whole answers are asked for beside the mixed set. */
  questions: readonly BenchmarkQuery[];
}

/** Builds once. Reading the corpus is left out of the time; the peak is that of the whole process. */
async function measureBuild(engine: Engine, { corpus, passages, folder }: Task): Promise<Figures> {
  let reading = 0;
  function* readTimed() {
    let from = performance.now();
    for (const article of readArticles(corpus, passages)) {
      reading += performance.now() - from;
      yield article;
      from = performance.now();
    }
  }
  const start = performance.now();
  await engine.build(readTimed(), folder);
  const built = performance.now() - start - reading;
  return { "build, ms": built, "its peak memory, MB": (process.resourceUsage().maxRSS * 1024) / 1e6 };
}

/** Weighs this process without its garbage: the heap and what it owns outside it, and the whole; in MB. */
async function weighProcess(): Promise<{ held: number; resident: number }> {
  // Memory outside the heap is given back a turn after its owner was collected.
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: (heapUsed + external) / 1e6, resident: rss / 1e6 };
}

/** Opens an engine in a fresh process, asks it once, weighs the process after every query, and times the engine warm. */
async function measureOpen({ open, hidesMemory }: Engine, { folder }: Task): Promise<Figures> {
  if (!open) return {};
  const before = await weighProcess();
  const start = performance.now();
  const search = await open(folder);
  const opened = performance.now() - start;
  await search(FIRST, LIMIT);
  const answered = performance.now() - start;
  let unanswered = 0;
  for (const query of QUERIES) if ((await search(query, LIMIT)).length === 0) unanswered += 1;
  const after = await weighProcess();
  return {
    "opening, ms": opened,
    "opening and first answer, ms": answered,
    ...(!hidesMemory && { "memory, MB": after.held - before.held }),
    "process grown by, MB": after.resident - before.resident,
    ...(await timeRanking(search)),
    "nothing found": unanswered,
  };
}

/** Opens an engine to answer, and where it can also to rank, and times both warm. */
async function measureServe({ open, serve }: Engine, { folder, corpus, passages, questions }: Task): Promise<Figures> {
  if (!serve) return {};
  const service = await serve(folder, () => [...passagesOf(readArticles(corpus, passages))]);
  return timeAnswers((await open?.(folder)) ?? null, service, [...QUERIES, ...questions]);
}

async function measure(engine: Engine, task: Task): Promise<Figures> {
  if (task.step === "build") return measureBuild(engine, task);
  if (task.step === "open") return measureOpen(engine, task);
  if (task.step === "deploy") return (await import("./measure-worker.ts")).measureWorker(engine, task);
  return measureServe(engine, task);
}

const task: Task = JSON.parse(process.argv[2] ?? "null");
const figures = await measure(await ENGINES[task.engine](), task);
process.stdout.write(`\n${JSON.stringify(figures)}`, () => process.exit());
