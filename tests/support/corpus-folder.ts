import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { indexFolder } from "../../scripts/building/index-folder.ts";
import type { ReadingCache } from "../../scripts/building/reading-cache.ts";

/** Writes files into a folder; `null` removes one. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | null>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (content === null) rmSync(file);
    else writeFileSync(file, content);
  }
}

/** Builds the index of a folder, and gives its files and what was said, in a form that can be compared. */
export async function dumpFolder(
  corpus: string,
  cache: ReadingCache | null,
  options: { worthMs?: number } = {},
): Promise<unknown> {
  const files: [string, string][] = [];
  const output = {
    write: (file: string, bytes: Uint8Array) => files.push([file, Buffer.from(bytes).toString("base64")]),
    createHash: () => createHash("sha256"),
  };
  const { built, read } = await indexFolder({ corpus, output, isStrict: false, cache, ...options });
  const { skipped, warnings, ignored, dropped } = read;
  return { files, built, skipped, warnings, ignored, dropped };
}
