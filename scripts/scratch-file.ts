import { randomUUID } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scratch } from "../src/index/build/spilled-segment.ts";
import { writing } from "./write-error.ts";

/** A scratch file that is open. */
export interface ScratchFile extends Scratch, Disposable {}

/**
 * Opens a scratch file of the system's temporary folder. Its name is removed as soon as it is open, so that nothing of it is
 * left however the process ends.
 */
export function openScratchFile(): ScratchFile {
  const path = join(tmpdir(), `pressmark-${randomUUID()}`);
  const file = writing(path, () => openSync(path, "wx+", 0o600));
  rmSync(path);
  let length = 0;
  return {
    get length() {
      return length;
    },
    append(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const written = writing(path, () => writeSync(file, bytes, at, bytes.length - at, length));
        at += written;
        length += written;
      }
    },
    read(offset, count) {
      const bytes = new Uint8Array(count);
      for (let at = 0; at < count; ) {
        const read = readSync(file, bytes, at, count - at, offset + at);
        if (read === 0) throw new Error(`The scratch file ended at ${offset + at}, wanted ${offset + count} bytes`);
        at += read;
      }
      return bytes;
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}
