import { setImmediate } from "node:timers/promises";
import type { BenchmarkQuery, OpenedSystem, System } from "../system.ts";
import { type Asking, LIMIT } from "./measure-open.ts";
import { openFiles } from "./open-files.ts";
import { median, quantile } from "./quantile.ts";
import type { AnswerFigures, Task } from "./task.ts";

/** All queries are asked so often, or for so long, whichever ends first. */
const MOST_ROUNDS = 20;
const MOST_MS = 20_000;

/** What this process holds once all garbage is gone: JavaScript's heap with buffers and what else lies outside it. */
async function weigh(): Promise<{ held: number; resident: number }> {
  if (!globalThis.gc) throw new Error("The process has no gc, wanted --expose-gc");
  // Memory outside the heap is given back a turn after what held it is found to be garbage.
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc();
    await setImmediate();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: heapUsed + external, resident: rss };
}

/** Opens in a function of its own, so that what was only read for it can be garbage when it is done. */
function open(system: System, folder: string): Promise<OpenedSystem> {
  return system.open(openFiles(system, folder).files);
}

/** Asks everything once, and gives how many queries found nothing. */
async function askAll(opened: OpenedSystem, queries: readonly BenchmarkQuery[]): Promise<number> {
  let unanswered = 0;
  for (const query of queries) {
    const numbers = await opened.search(query, LIMIT);
    if (numbers.length === 0) unanswered += 1;
  }
  return unanswered;
}

/** Asks everything again and again, and gives the times by kind of query; at the end of its time it stops where it is. */
async function timeAnswers(opened: OpenedSystem, queries: readonly BenchmarkQuery[]): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(queries.map(({ kind }) => [kind, []]));
  const start = performance.now();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const query of queries) {
      const asked = performance.now();
      if (asked - start > MOST_MS) return times;
      await opened.search(query, LIMIT);
      times.get(query.kind)?.push(performance.now() - asked);
    }
  }
  return times;
}

/** Weighs a system when it is open and when it has answered every query, and then times its answers. */
export async function measureAnswers(
  system: System,
  { folder }: Task,
  { queries, begin }: Asking,
): Promise<AnswerFigures> {
  const before = await weigh();
  const opened = await open(system, folder);
  const asOpen = await weigh();
  await begin();
  const unanswered = await askAll(opened, queries);
  const asAsked = await weigh();
  await begin();
  const times = await timeAnswers(opened, queries);
  const all = [...times.values()].flat();
  return {
    openBytes: system.hidesMemory ? null : asOpen.held - before.held,
    askedBytes: system.hidesMemory ? null : asAsked.held - before.held,
    grownBytes: asAsked.resident - before.resident,
    p50Ms: median(all),
    p95Ms: quantile(all, 0.95),
    kinds: Object.fromEntries(Array.from(times, ([kind, of]) => [kind, median(of)])),
    unanswered,
    queries: queries.length,
    answers: all.length,
  };
}
