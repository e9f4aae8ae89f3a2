import { openIndex } from "../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { type IndexFiles, readerOf, storeOf } from "./index-files.ts";

/** An index, and what was read of it since it was opened. */
interface CountedIndex {
  index: PassageIndex;
  /** The files read since the last call, sorted. */
  read(): string[];
  /** The most files that were being read at one time. */
  mostOpen(): number;
}

/** Opens an index and records which of its files are read. */
export async function openCounted(files: IndexFiles): Promise<CountedIndex> {
  const read: string[] = [];
  let [open, mostOpen] = [0, 0];
  const store = storeOf(async (file) => {
    read.push(file);
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    await new Promise(setImmediate);
    open -= 1;
    return readerOf(files)(file);
  });
  const index = await openIndex(store);
  read.length = 0;
  return { index, mostOpen: () => mostOpen, read: () => read.splice(0).sort() };
}
