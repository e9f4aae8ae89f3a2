/** Digests bytes one after another, once. */
interface Hash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Takes the files of an index as they are made, each once. */
export interface IndexOutput {
  write(file: string, bytes: Uint8Array): void;
  /** Begins a SHA-256 digest: that of the platform on which an index is built, since one in JavaScript takes 3 % of the build. */
  createHash(): Hash;
}

/** A place to put bytes aside while an index is made, so that memory need not hold them. */
export interface Scratch {
  append(bytes: Uint8Array): void;
  /** Gives bytes that were appended, counted from the first of all. */
  read(offset: number, length: number): Uint8Array;
}
