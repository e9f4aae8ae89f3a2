import { readArticles } from "../corpus/read-articles.ts";
import type { System } from "../system.ts";
import type { BuildFigures, Task } from "./task.ts";

/** A sequence as it is, and the time that was spent in it. */
function timeSequence<T>(sequence: Iterable<T>): { timed: Iterable<T>; spentMs: () => number } {
  let spent = 0;
  function* pass(): Generator<T> {
    const iterator = sequence[Symbol.iterator]();
    for (;;) {
      const start = performance.now();
      const { done, value } = iterator.next();
      spent += performance.now() - start;
      if (done) return;
      yield value;
    }
  }
  return { timed: pass(), spentMs: () => spent };
}

/** Builds a system's files once. The peak is that of the whole process, Node and the corpus as far as it is held included. */
export async function measureBuild(system: System, { corpus, passages, folder }: Task): Promise<BuildFigures> {
  const { timed, spentMs } = timeSequence(readArticles(corpus, passages));
  const start = performance.now();
  await system.build(timed, folder);
  const buildMs = performance.now() - start - spentMs();
  return { buildMs, peakBytes: process.resourceUsage().maxRSS * 1024 };
}
