/** Takes the files of an index as they are made, each once. */
export interface IndexOutput {
  write(file: string, bytes: Uint8Array): void;
}

/** A place to put bytes aside while an index is made, so that memory need not hold them. */
export interface Scratch {
  append(bytes: Uint8Array): void;
  /** Gives bytes that were appended, counted from the first of all. */
  read(offset: number, length: number): Uint8Array;
}
