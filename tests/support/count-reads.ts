import type { IndexStore } from "../../src/index/store/index-store.ts";

/** What was read of a store. A round is reads that began before any of them had ended. */
export interface Reads {
  files: number;
  bytes: number;
  rounds: number;
}

/** Wraps a store, whose reads then take a turn of the event loop each, and counts them; `take` gives the counts since the last call. */
export function countReads(store: IndexStore): { store: IndexStore; take(): Reads } {
  const none: Reads = { files: 0, bytes: 0, rounds: 0 };
  let reads = { ...none };
  let open = 0;
  const read = async (...wanted: Parameters<IndexStore["read"]>) => {
    if (open++ === 0) reads.rounds += 1;
    await new Promise(setImmediate);
    const bytes = await store.read(...wanted);
    open -= 1;
    reads.files += 1;
    reads.bytes += bytes.length;
    return bytes;
  };
  return {
    store: { read },
    take() {
      const taken = reads;
      reads = { ...none };
      return taken;
    },
  };
}
