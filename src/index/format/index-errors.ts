/** The index cannot be read now: it was not built, could not be fetched, is of another format or was changed. */
export class IndexUnavailableError extends Error {
  override name = "IndexUnavailableError";
  /** What a client learns of it; the message is for the log. */
  readonly told: string = "The index cannot be read now";
  /** Whether it may pass by itself. */
  readonly passes: boolean = true;
}

/** The bytes are not an index, or not the ones that were written; the message says what was found and what was wanted. */
export class CorruptIndexError extends IndexUnavailableError {
  override name = "CorruptIndexError";
}

/** An index of a format that this release does not read: it was not built anew when the code changed. */
export class OtherFormatError extends CorruptIndexError {
  override readonly told = "The index was made by another release of this service, and its owner has to build it again";
  override readonly passes = false;
}
