/** A file or folder that could not be written: the disk is full, or it may not be. Names it. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

/** Does what writes to a path. Throws a {@link WriteError} where that fails: what the system says often names nothing. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new WriteError(`${path} could not be written: ${reason}`, { cause });
  }
}
