import type { Begin } from "../process/report-figures.ts";
import type { BenchmarkQuery, System } from "../system.ts";
import { openFiles } from "./open-files.ts";
import type { OpenFigures, Task } from "./task.ts";

/** Passages asked for at once. */
export const LIMIT = 10;

/** What a system is asked, and what tells that the next part of a step begins. */
export interface Asking {
  queries: readonly BenchmarkQuery[];
  begin: Begin;
}

/** Opens a system in this process, which has opened none before, and asks it once, for three words. */
export async function measureOpen(system: System, { folder }: Task, { queries }: Asking): Promise<OpenFigures> {
  const query = queries.find(({ kind }) => kind === "three words");
  if (!query) throw new Error("There was no query of three words, wanted one");
  // What loading the modules left behind is no cost of opening.
  globalThis.gc?.();
  const reading = performance.now();
  const { files, readBytes } = openFiles(system, folder);
  const opening = performance.now();
  const opened = await system.open(files);
  const asking = performance.now();
  await opened.search(query, LIMIT);
  const answered = performance.now();
  return { readBytes, readMs: opening - reading, openMs: asking - opening, answeredMs: answered - opening };
}
