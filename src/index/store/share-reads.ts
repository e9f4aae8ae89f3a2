import { IndexUnavailableError } from "../format/index-errors.ts";
import { blockFile } from "../format/layout.ts";
import type { IndexStore } from "./index-store.ts";

/** How long readers wait, in milliseconds. */
export interface Patience {
  /** Most that one file may take. */
  fetchMs: number;
  /** After so long, a request that waits for another's fetch begins one of its own. */
  waitMs: number;
}

/**
 * A file of 16 MiB comes in ten seconds even at 2 MB/s, and those who ask give up after 30 to 60. A request that the platform
 * ended never delivers what others wait for: two seconds is longer than almost any file takes, and still a wait that a reader bears.
 */
export const PATIENCE: Patience = { fetchMs: 10_000, waitMs: 2_000 };

/** Gives what a promise gives; `null` when that takes longer. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, ms, null);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The failure of a read that took too long. */
export function tookTooLong(path: string, ms: number): IndexUnavailableError {
  return new IndexUnavailableError(`${path} did not come within ${ms / 1000} seconds`);
}

/** A fetch that is under way, and the one that was begun in its place when it took too long. */
interface Flight {
  bytes: Promise<Uint8Array>;
  next: Flight | null;
}

/**
 * Lets requests that read the same file at once share one fetch: 200 requests to an isolate that has just started would hold 200
 * copies of the index. The platform may end the request that fetches, and its promise then never settles; so the others
 * wait by a clock of their own, and the first to lose patience fetches in its place, for all.
 */
export function shareReads(store: IndexStore, { fetchMs, waitMs }: Patience = PATIENCE): IndexStore {
  const underWay = new Map<string, Flight>();
  const begin = (file: string, bytes: Promise<Uint8Array>): Flight => {
    const flight: Flight = { bytes, next: null };
    underWay.set(file, flight);
    const end = () => {
      if (underWay.get(file) === flight) underWay.delete(file);
    };
    bytes.then(end, end);
    return flight;
  };
  return {
    async read(path, block) {
      const file = block ? blockFile(path, block.number) : path;
      const first = underWay.get(file);
      if (!first) return begin(file, store.read(path, block)).bytes;
      let flight = first;
      for (let waited = 0; waited < fetchMs; waited += waitMs) {
        // What failed may have begun when it had to; a fetch that begins now decides.
        const bytes = await within(waitMs, flight === first ? first.bytes.catch(() => null) : flight.bytes);
        if (bytes) return bytes;
        if (!flight.next) {
          flight.next = begin(file, store.read(path, block));
          return flight.next.bytes;
        }
        flight = flight.next;
      }
      throw tookTooLong(file, fetchMs);
    },
  };
}
