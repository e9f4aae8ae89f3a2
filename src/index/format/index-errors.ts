/** The index cannot be had now: it was not built, could not be fetched, is of another format or was changed. */
export class IndexUnavailableError extends Error {
  override name = "IndexUnavailableError";
}

/** The bytes are no index, or not those that were written: says what was found and what was wanted. */
export class CorruptIndexError extends IndexUnavailableError {
  override name = "CorruptIndexError";
}
