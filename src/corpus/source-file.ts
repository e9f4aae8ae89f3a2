/** A file of the owner's, its path relative to the corpus with `/` between its parts. */
export interface SourceFile {
  path: string;
  /** Read only of files that may hold articles. */
  readonly bytes: Uint8Array;
}
