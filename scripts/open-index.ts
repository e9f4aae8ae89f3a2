import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHeader } from "../src/index/format/header.ts";
import { IndexUnavailableError } from "../src/index/format/index-errors.ts";
import { partFile } from "../src/index/format/layout.ts";
import type { AddressOf } from "../src/index/read/article-reader.ts";
import { openIndex } from "../src/index/read/load-index.ts";
import type { PassageIndex } from "../src/index/read/passage-index.ts";
import { createFileStore } from "../src/index/store/file-stores.ts";
import type { IndexStore } from "../src/index/store/index-store.ts";
import { nameCommand } from "./package-files.ts";

/** Folder of the index in the folder that a build writes. */
export const INDEX_FOLDER = "index";

/** Tells whether a build has written an index to a folder. */
export function hasIndex(folder: string): boolean {
  return existsSync(join(folder, INDEX_FOLDER, partFile(0)));
}

/** Opens the index that a build wrote to a folder, as `openIndex` does. */
export function openFolder(folder: string, addressOf?: AddressOf): Promise<PassageIndex> {
  return openIndex(createFolderStore(folder), addressOf);
}

/** Says which index is left in a folder whose next could not be built, and whether this release reads it. */
export function describeLast(folder: string): { isGood: boolean; sentence: string } {
  if (!hasIndex(folder)) return { isGood: false, sentence: `${folder} has no index yet` };
  try {
    parseHeader(readFileSync(join(folder, INDEX_FOLDER, partFile(0))));
    return { isGood: true, sentence: `the last good index in ${folder} stays as it was` };
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    return { isGood: false, sentence: `the index in ${folder} stays as it was, and cannot be used: ${why}` };
  }
}

/** Makes a store of the folder that a build wrote to. */
function createFolderStore(folder: string): IndexStore {
  return createFileStore((path) => {
    const file = join(folder, INDEX_FOLDER, path);
    return readFile(file).catch((cause: unknown) => {
      throw new IndexUnavailableError(`${file} could not be read`, { cause });
    });
  });
}

/**
 * Opens the index that a build wrote to a folder, and calls `use` with it. Rejects with an Error that says what to do
 * when there is none, or when it turns out to be damaged, incomplete or of another format: `command` makes it.
 */
export async function withBuiltIndex<T>(
  folder: string,
  use: (index: PassageIndex) => Promise<T>,
  command = nameCommand("build", "--out", folder),
): Promise<T> {
  if (!hasIndex(folder)) throw new Error(`There is no index in ${folder}; make one with: ${command}`);
  try {
    return await use(await openFolder(folder));
  } catch (error) {
    if (!(error instanceof IndexUnavailableError)) throw error;
    throw new Error(`The index in ${folder} cannot be used: ${error.message}\nBuild it again with: ${command}`, {
      cause: error,
    });
  }
}
