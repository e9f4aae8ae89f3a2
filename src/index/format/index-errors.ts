/** The index cannot be read now: it was not built, could not be fetched, is of another format or was changed. */
export class IndexUnavailableError extends Error {
  override name = "IndexUnavailableError";
}

/** The bytes are not an index, or not the ones that were written; the message says what was found and what was wanted. */
export class CorruptIndexError extends IndexUnavailableError {
  override name = "CorruptIndexError";
}
