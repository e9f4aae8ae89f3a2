import type { Block } from "../format/layout.ts";

/** A half-open range of bytes. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where the files of an index come from; readers know nothing else of it. Paths are relative to the folder of the index,
 * with `/` between their parts.
 */
export interface IndexStore {
  /**
   * Reads a file, or a block of it. Readers ask for `index.bin` and its further parts whole, and for a section that is
   * fetched on demand, such as `0123456789abcdef/postings`, for a block of it. Gives what is stored, be it too long or too
   * short: readers check. Rejects with an IndexUnavailableError when it cannot be read.
   */
  read(path: string, block?: Block): Promise<Uint8Array>;
}

/** A digest of bytes that come piece by piece. */
interface Hash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Takes the files of an index as they are built, each once. All but `index.bin` belong in a folder named after the version. */
export interface IndexOutput {
  write(file: string, bytes: Uint8Array): void;
  /** Begins a SHA-256 digest by the platform that builds: one in JavaScript takes 3 % of the build. */
  createHash(): Hash;
}
