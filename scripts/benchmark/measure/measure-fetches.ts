import type { System } from "../system.ts";
import { type Asking, LIMIT } from "./measure-open.ts";
import { openFiles } from "./open-files.ts";
import { median } from "./quantile.ts";
import type { FetchFigures, Task } from "./task.ts";

/** Asks each query of a system opened for it alone, and counts what it fetches beside the files read in whole. */
export async function measureFetches(system: System, { folder }: Task, { queries }: Asking): Promise<FetchFigures> {
  const files: number[] = [];
  const bytes: number[] = [];
  for (const query of queries) {
    const counted = openFiles(system, folder);
    const opened = await system.open(counted.files);
    await opened.search(query, LIMIT);
    files.push(counted.fetched.files);
    bytes.push(counted.fetched.bytes);
  }
  return {
    medianFiles: median(files),
    mostFiles: Math.max(...files),
    medianBytes: median(bytes),
    mostBytes: Math.max(...bytes),
  };
}
