/** A half-open range of bytes. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where the files of an index come from. Nothing that reads an index knows more of it. Paths are relative to the
 * folder of the index, with `/` between their parts.
 */
export interface IndexStore {
  /**
   * Reads a file whole, or one range of it. Readers ask for `index.bin` and its further parts whole, and for a section
   * fetched on demand, such as `0123456789abcdef/postings`, one block at a time. Gives the bytes as they are there,
   * too many or too few included: the reader refuses those. Rejects with an IndexUnavailableError when it has none.
   */
  read(path: string, range?: ByteRange): Promise<Uint8Array>;
}

/** Digests bytes one after another, once. */
interface Hash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Takes the files of an index as they are made, each once; all but the first belong in a folder named after the version. */
export interface IndexOutput {
  write(file: string, bytes: Uint8Array): void;
  /** Begins a SHA-256 digest by the platform that builds: one in JavaScript takes 3 % of the build. */
  createHash(): Hash;
}
