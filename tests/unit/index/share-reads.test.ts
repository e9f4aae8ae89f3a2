import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { IndexUnavailableError } from "../../../src/index/format/index-errors.ts";
import { createAssetStore } from "../../../src/index/store/file-stores.ts";
import type { IndexStore } from "../../../src/index/store/index-store.ts";
import { PATIENCE, shareReads } from "../../../src/index/store/share-reads.ts";
import { passTime, stopTime } from "../../support/pass-time.ts";

beforeEach(stopTime);
afterEach(() => {
  vi.useRealTimers();
});

const bytes = new Uint8Array([1, 2, 3]);
const never = new Promise<never>(() => {});

/** A store that gives one answer after another, the last one again and again, and counts what is read. */
function makeStore(...answers: (() => Promise<Uint8Array>)[]) {
  const read: string[] = [];
  const store: IndexStore = {
    read(path, block) {
      const answer = answers[Math.min(read.length, answers.length - 1)];
      read.push(block ? `${path}#${block.number}` : path);
      return answer ? answer() : never;
    },
  };
  return { store, read };
}

const failureOf = (reading: Promise<unknown>) => reading.catch((error: unknown) => error);

describe("Requests that read one file at once", () => {
  const right = async () => bytes;

  test("share one fetch, and its bytes", async () => {
    const { store, read } = makeStore(right);
    const shared = shareReads(store);
    const answers = await Promise.all(Array.from({ length: 200 }, () => shared.read("index.bin")));
    expect(new Set(answers)).toEqual(new Set([bytes]));
    expect(read).toEqual(["index.bin"]);
  });

  const busy = () => Promise.reject(new IndexUnavailableError("busy"));

  test("share its failure once a fetch has failed that began after they did, and the next one fetches anew", async () => {
    const { store, read } = makeStore(busy, busy, right);
    const shared = shareReads(store);
    const failures = await passTime(
      Promise.all(Array.from({ length: 200 }, () => failureOf(shared.read("index.bin")))),
    );
    expect(new Set(failures.map(String))).toEqual(new Set(["IndexUnavailableError: busy"]));
    expect(read).toHaveLength(2);
    expect(await shared.read("index.bin")).toBe(bytes);
  });

  test("are not failed by a fetch that began before them", async () => {
    const { store, read } = makeStore(busy, right);
    const shared = shareReads(store);
    const [first, ...others] = Array.from({ length: 200 }, () => shared.read("index.bin"));
    expect(await failureOf(first ?? never)).toBeInstanceOf(IndexUnavailableError);
    expect(new Set(await passTime(Promise.all(others)))).toEqual(new Set([bytes]));
    expect(read).toHaveLength(2);
  });

  test("share nothing when they want different blocks of it", async () => {
    const { store, read } = makeStore(right);
    const shared = shareReads(store);
    const blocks = [0, 1].map((number) => ({ number, start: 3 * number, end: 3 * number + 3 }));
    await Promise.all(blocks.map((block) => shared.read("0123456789abcdef/pages", block)));
    expect(read).toEqual(["0123456789abcdef/pages#0", "0123456789abcdef/pages#1"]);
  });

  test("get it from another when the platform has ended the one that fetched", async () => {
    const { store, read } = makeStore(() => never, right);
    const shared = shareReads(store);
    const [, ...others] = Array.from({ length: 200 }, () => shared.read("index.bin"));
    expect(new Set(await passTime(Promise.all(others)))).toEqual(new Set([bytes]));
    expect(read).toHaveLength(2);
  });
});

describe("A fetch that never ends", () => {
  test("ends a request, and is said to", async () => {
    const store = createAssetStore(() => never);
    const failure = await passTime(failureOf(store.read("index.bin")));
    expect(failure).toEqual(new IndexUnavailableError("index.bin did not come within 10 seconds"));
  });

  test("ends it too when it hangs in the midst of the file", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(bytes) });
    const store = createAssetStore(async () => new Response(body));
    expect(await passTime(failureOf(store.read("index.bin")))).toBeInstanceOf(IndexUnavailableError);
  });

  test("ends 200 requests with a few fetches, and the next one has an answer", async () => {
    let isHanging = true;
    const { store, read } = makeStore(() => (isHanging ? never : Promise.resolve(bytes)));
    const shared = shareReads(createAssetStore(async (path) => new Response(new Uint8Array(await store.read(path)))));
    const failures = await passTime(
      Promise.all(Array.from({ length: 200 }, () => failureOf(shared.read("index.bin")))),
    );
    for (const failure of failures) expect(failure).toBeInstanceOf(IndexUnavailableError);
    // A request fetches in another's place each time that all have lost patience.
    expect(read.length).toBeLessThanOrEqual(2 * (PATIENCE.fetchMs / PATIENCE.waitMs));
    isHanging = false;
    expect(await passTime(shared.read("index.bin"))).toEqual(bytes);
  });
});
