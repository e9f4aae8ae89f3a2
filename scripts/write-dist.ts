import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { INDEX_FILE } from "../src/index/index-asset.ts";

const PAGE_FILES = fileURLToPath(new URL("../src/page/static", import.meta.url));

/** Moves every file of `from` to its place in `to`, each at once, so that no reader sees half a file. */
function moveFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name).slice(from.length);
    mkdirSync(dirname(join(to, path)), { recursive: true });
    renameSync(join(from, path), join(to, path));
  }
}

/**
 * Writes what is served: the index asset and the files of the page. Everything is written beside `folder`
 * first and moved in when it is whole; a build that fails before leaves the last good index as it was.
 */
export function writeDist(folder: string, index: string): void {
  const next = `${folder.replace(/[/\\]+$/, "")}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  try {
    writeFileSync(join(next, INDEX_FILE), index);
    if (existsSync(PAGE_FILES)) cpSync(PAGE_FILES, join(next, "pages"), { recursive: true });
    moveFiles(next, folder);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}
