import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scratch } from "../src/index/build/index-output.ts";

/** Calls `use` with a scratch file of the system's temporary folder, and removes it afterwards. */
export function withScratchFile<T>(use: (scratch: Scratch) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "pressmark-"));
  const file = openSync(join(folder, "segments"), "w+");
  let length = 0;
  try {
    return use({
      append(bytes) {
        for (let at = 0; at < bytes.length; ) {
          const written = writeSync(file, bytes, at, bytes.length - at, length);
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
    });
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}
