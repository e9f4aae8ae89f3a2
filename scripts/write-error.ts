import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

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

/** Makes what is missing of a path, step by step: `recursive` of mkdirSync says of a disk that is read-only that nothing is there. */
function makeMissing(path: string): void {
  if (existsSync(path)) return;
  makeMissing(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another build may have made it just now.
    if (!existsSync(path)) throw error;
  }
}

/** Makes a folder, and those above it. Throws a {@link WriteError} where it cannot. */
export function makeFolder(path: string): void {
  writing(path, () => makeMissing(path));
}
