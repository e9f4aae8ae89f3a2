import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
// Loaded before anything is weighed, not with its first use.
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { readArticles } from "./corpus/article-files.ts";
import { median, quantile } from "./quantile.ts";
import { type Figures, reportFigures } from "./run-process.ts";
import { type BenchmarkQuery, loadSystem, type Search, type System } from "./system.ts";

/** What a process measures: one step of one system. */
export interface Task {
  step: keyof typeof STEPS;
  system: string;
  /** Folder of the corpus, and how many of its passages. */
  corpus: string;
  passages: number;
  /** Folder of the system's files. */
  folder: string;
  queries: BenchmarkQuery[];
}

/** Passages asked for at once. */
const LIMIT = 10;

/** All queries are asked so often, or for so long, whichever ends first. */
const MOST_ROUNDS = 20;
const MOST_MS = 20_000;

/** Opens a system, and counts what it reads and how long that takes. */
async function openSystem(system: System, folder: string) {
  const counts = { files: 0, bytes: 0, ms: 0 };
  const read = (name: string) => {
    const start = performance.now();
    const bytes = readFileSync(join(folder, name));
    counts.files += 1;
    counts.bytes += bytes.length;
    counts.ms += performance.now() - start;
    return bytes;
  };
  return { search: await system.open({ folder, read }), counts };
}

/** Builds once. Reading the corpus is left out of the time; the peak is that of the whole process. */
async function measureBuild(system: System, { corpus, passages, folder }: Task): Promise<Figures> {
  const articles = readArticles(corpus, passages);
  let reading = 0;
  function* timeReading(): typeof articles {
    for (;;) {
      const start = performance.now();
      const { done, value } = articles.next();
      reading += performance.now() - start;
      if (done) return;
      yield value;
    }
  }
  const start = performance.now();
  await system.build(timeReading(), folder);
  const built = performance.now() - start - reading;
  return { "build, ms": built, "its peak memory, bytes": process.resourceUsage().maxRSS * 1024 };
}

/** Weighs the files, as they are and each compressed by itself as it would be sent. */
async function weighFiles(_: System, { folder }: Task): Promise<Figures> {
  let [all, index, gzip] = [0, 0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = createReadStream(join(entry.parentPath, entry.name));
    for await (const chunk of file.pipe(createGzip())) gzip += chunk.length;
    all += file.bytesRead;
    if (!/^articles-\d+\.bin$/.test(entry.name)) index += file.bytesRead;
  }
  return { "files, bytes": all, "without files of texts alone, bytes": index, "with gzip, bytes": gzip };
}

/** Opens a system in this process, which has opened none before, and asks it once, for three words. */
async function measureOpen(system: System, { folder, queries }: Task): Promise<Figures> {
  const query = queries.find(({ kind }) => kind === "three words") ?? { kind: "three words", text: "" };
  // What loading the modules left behind is no cost of opening.
  globalThis.gc?.();
  const start = performance.now();
  const { search, counts } = await openSystem(system, folder);
  const opened = performance.now() - start - counts.ms;
  const read = { "read to open, bytes": counts.bytes, "reading, ms": counts.ms };
  const asked = performance.now();
  await search(query, LIMIT);
  const answered = performance.now() - asked;
  return { ...read, "opening, ms": opened, "opening and first answer, ms": opened + answered };
}

/** What this process holds once all garbage is gone: JavaScript's heap with buffers and what else lies outside it. */
async function weighProcess(): Promise<{ held: number; resident: number }> {
  // Memory outside the heap is given back a turn after what held it is found to be garbage.
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: heapUsed + external, resident: rss };
}

/** Times the answers of a system that has answered every query once, all together and by kind of query. */
async function timeAnswers(search: Search, queries: readonly BenchmarkQuery[]): Promise<Figures> {
  const all: number[] = [];
  const kinds = new Map<string, number[]>(queries.map(({ kind }) => [`${kind}, ms`, []]));
  const start = performance.now();
  for (let round = 0; round < MOST_ROUNDS && performance.now() - start < MOST_MS; round++) {
    for (const query of queries) {
      const asked = performance.now();
      await search(query, LIMIT);
      const took = performance.now() - asked;
      all.push(took);
      kinds.get(`${query.kind}, ms`)?.push(took);
    }
  }
  const medians = Array.from(kinds, ([kind, times]) => [kind, median(times)]);
  return { "p50, ms": median(all), "p95, ms": quantile(all, 0.95), ...Object.fromEntries(medians) };
}

/** Asks each query of a system opened for it alone, and counts what it reads beyond what opening reads. */
async function countFetches(system: System, { folder, queries }: Task): Promise<Figures> {
  const [files, bytes]: [number[], number[]] = [[], []];
  for (const query of queries) {
    const { search, counts } = await openSystem(system, folder);
    const opened = { ...counts };
    await search(query, LIMIT);
    files.push(counts.files - opened.files);
    bytes.push(counts.bytes - opened.bytes);
  }
  return {
    "files, median": median(files),
    "files, most": Math.max(...files),
    "bytes, median, bytes": median(bytes),
    "bytes, most, bytes": Math.max(...bytes),
  };
}

/** Weighs a system when it is open and when it has answered every query, times its answers, and counts its fetches. */
async function measureAnswers(system: System, task: Task): Promise<Figures> {
  const before = await weighProcess();
  const { search } = await openSystem(system, task.folder);
  const opened = await weighProcess();
  let unanswered = 0;
  for (const query of task.queries) if ((await search(query, LIMIT)).length === 0) unanswered += 1;
  const asked = await weighProcess();
  return {
    "nothing found": unanswered,
    ...(!system.hidesMemory && {
      "memory, open, bytes": opened.held - before.held,
      "memory, all asked, bytes": asked.held - before.held,
    }),
    "process grown by, bytes": asked.resident - before.resident,
    ...(await timeAnswers(search, task.queries)),
    ...(system.fetches && (await countFetches(system, task))),
  };
}

const STEPS = {
  build: measureBuild,
  files: weighFiles,
  open: measureOpen,
  answer: measureAnswers,
  worker: async (system: System, task: Task) => (await import("./measure-worker.ts")).measureWorker(system, task),
};

await reportFigures(async (task: Task) => STEPS[task.step](await loadSystem(task.system), task));
