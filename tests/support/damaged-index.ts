import { expect } from "vitest";
import { CorruptIndexError, IndexUnavailableError } from "../../src/index/format/index-errors.ts";
import { openIndex } from "../../src/index/read/load-index.ts";
import { createMemoryStore } from "../../src/index/store/file-stores.ts";
import { answersOf, type Request } from "./answers.ts";
import type { IndexFiles } from "./index-files.ts";

/** What came of opening an index and asking it everything: its answers, or why there are none. */
export interface Outcome {
  answers: string | null;
  failure: unknown;
}

/** Opens an index, asks it and reads all of its articles. */
export async function outcomeOf(files: IndexFiles, requests: readonly Request[]): Promise<Outcome> {
  try {
    return { answers: await answersOf(await openIndex(createMemoryStore(files)), requests), failure: null };
  } catch (failure) {
    return { answers: null, failure };
  }
}

/** Sees to it that an index was refused, with what was found and what was wanted. */
export function expectRefused({ answers, failure }: Outcome): void {
  expect(answers === null ? "refused" : "answered").toBe("refused");
  expect(failure).toBeInstanceOf(IndexUnavailableError);
  const { name, message } = failure instanceof Error ? failure : new Error();
  expect(message).toMatch(/^\S.* was .*, wanted \S/s);
  expect(name).toBe(failure instanceof CorruptIndexError ? "CorruptIndexError" : "IndexUnavailableError");
}

/** The same files but for one of them. */
export function withFile(files: IndexFiles, name: string, bytes: Uint8Array): IndexFiles {
  return new Map([...files, [name, bytes]]);
}

/** A copy of bytes with some bits of one of them turned over. */
export function flipByte(bytes: Uint8Array, at: number, bits: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ bits;
  return copy;
}
