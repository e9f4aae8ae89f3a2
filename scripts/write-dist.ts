import { createHash, type Hash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { IndexOutput } from "../src/index/build/index-output.ts";
import { partFile } from "../src/index/format/layout.ts";
import { INDEX_FOLDER } from "./open-index.ts";

const PAGE_FILES = fileURLToPath(new URL("../src/doors/page/static", import.meta.url));

/** Folders that builds have made for the files of an index, and nothing else. */
const VERSION = /^[0-9a-f]{16}$/;

/** Moves every file of `from` to its place in `to`, each at once, so that no reader sees half a file. */
function moveFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(from, join(entry.parentPath, entry.name));
    mkdirSync(dirname(join(to, path)), { recursive: true });
    renameSync(join(from, path), join(to, path));
  }
}

/** Puts an index in place: its folder first, then the file that leads to it; then the folders of former ones are removed. */
function placeIndex(from: string, to: string, version: string): void {
  mkdirSync(to, { recursive: true });
  const isThere = existsSync(join(to, version));
  if (!isThere && existsSync(join(from, version))) renameSync(join(from, version), join(to, version));
  renameSync(join(from, partFile(0)), join(to, partFile(0)));
  for (const name of readdirSync(to))
    if (VERSION.test(name) && name !== version) rmSync(join(to, name), { recursive: true });
}

/** Takes the files of an index; all but the first go to a folder of their own, which is named when the version is known. */
class IndexFolder implements IndexOutput {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, "next"), { recursive: true });
  }

  write(file: string, bytes: Uint8Array): void {
    writeFileSync(file === partFile(0) ? join(this.#folder, file) : join(this.#folder, "next", file), bytes);
  }

  createHash(): Hash {
    return createHash("sha256");
  }

  name(version: string): void {
    const next = join(this.#folder, "next");
    if (readdirSync(next).length > 0) renameSync(next, join(this.#folder, version));
  }
}

/**
 * Writes what is served: the index that `build` gives to its output, and the files of the page. Everything is written
 * beside `folder` first and moved in when it is whole; a build that throws leaves the last good index as it was. Only
 * what builds have written is ever replaced or removed.
 */
export function writeDist<T extends { version: string }>(folder: string, build: (output: IndexOutput) => T): T {
  const path = resolve(folder);
  mkdirSync(dirname(path), { recursive: true });
  const next = mkdtempSync(join(dirname(path), `.${basename(path)}-`));
  try {
    const index = new IndexFolder(join(next, INDEX_FOLDER));
    const built = build(index);
    index.name(built.version);
    if (existsSync(PAGE_FILES)) {
      cpSync(PAGE_FILES, join(next, "pages"), { recursive: true });
      moveFiles(join(next, "pages"), join(path, "pages"));
    }
    placeIndex(join(next, INDEX_FOLDER), join(path, INDEX_FOLDER), built.version);
    return built;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}
