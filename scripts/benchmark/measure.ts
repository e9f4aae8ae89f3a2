// Loaded before anything is weighed, not with its first use.
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { ENGINES, type Engine, type EngineName, type Search } from "./engine.ts";
import { readArticles } from "./make-articles.ts";
import { FIRST, QUERIES, QUERY_KINDS } from "./queries.ts";
import { type Figures, median, quantile, type STEPS } from "./run-process.ts";
import { timeRequests } from "./time-requests.ts";

/** What a process measures: one step of one engine. */
export interface Task {
  step: "build" | (typeof STEPS)[number];
  engine: EngineName;
  /** Folder of the corpus, and the number of its passages to take. */
  corpus: string;
  passages: number;
  /** Folder of the engine's files. */
  folder: string;
}

/** Passages asked for at once. */
const LIMIT = 10;

/** All queries are asked this often, or for this long, whichever ends first. */
const [MOST_ROUNDS, MOST_MS] = [20, 5_000];

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

/** Times the answers of an engine that has answered every query once, all together and by kind of query. */
async function timeAnswers(search: Search): Promise<Figures> {
  const kinds = new Map<string, number[]>(QUERY_KINDS.map((kind) => [kind, []]));
  const start = performance.now();
  for (let round = 0; round < MOST_ROUNDS && performance.now() - start < MOST_MS; round++) {
    for (const query of QUERIES) {
      const asked = performance.now();
      await search(query, LIMIT);
      kinds.get(query.kind)?.push(performance.now() - asked);
    }
  }
  const all = [...kinds.values()].flat();
  const medians = Array.from(kinds, ([kind, times]) => [`${kind}, ms`, median(times)]);
  return { "p50, ms": median(all), "p95, ms": quantile(all, 0.95), ...Object.fromEntries(medians) };
}

/** Opens an engine in a fresh process, asks it once, weighs the process after every query, and times the engine warm. */
async function measureOpen(engine: Engine, { folder }: Task): Promise<Figures> {
  const before = await weighProcess();
  const start = performance.now();
  const search = await engine.open(folder);
  const opened = performance.now() - start;
  await search(FIRST, LIMIT);
  const answered = performance.now() - start;
  let unanswered = 0;
  for (const query of QUERIES) if ((await search(query, LIMIT)).length === 0) unanswered += 1;
  const after = await weighProcess();
  return {
    "opening, ms": opened,
    "opening and first answer, ms": answered,
    ...(!engine.hidesMemory && { "memory, MB": after.held - before.held }),
    "process grown by, MB": after.resident - before.resident,
    ...(await timeAnswers(search)),
    "nothing found": unanswered,
  };
}

async function measure(engine: Engine, task: Task): Promise<Figures> {
  if (task.step === "build") return measureBuild(engine, task);
  if (task.step === "open") return measureOpen(engine, task);
  if (task.step === "deploy") return (await import("./measure-worker.ts")).measureWorker(engine, task);
  return engine.serve ? timeRequests(await engine.serve(task.folder), engine.requests) : {};
}

const task: Task = JSON.parse(process.argv[2] ?? "null");
const figures = await measure(await ENGINES[task.engine](), task);
process.stdout.write(`\n${JSON.stringify(figures)}`, () => process.exit());
