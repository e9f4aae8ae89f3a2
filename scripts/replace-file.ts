import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file beside its place first, so that nobody ever reads half of it. What a killed process leaves there ends in `.new`. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const written = `${path}-${randomUUID()}.new`;
  try {
    writeFileSync(written, content);
    renameSync(written, path);
  } finally {
    rmSync(written, { force: true });
  }
}
