import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { IndexUnavailableError } from "../src/index/format/index-errors.ts";
import { partFile, pathOf } from "../src/index/format/layout.ts";
import { openIndex } from "../src/index/read/load-index.ts";
import type { PassageIndex } from "../src/index/read/passage-index.ts";

/** Folder of the index in the folder that a build writes. */
export const INDEX_FOLDER = "index";

/** Tells whether a build has written an index to a folder. */
export function hasIndex(folder: string): boolean {
  return existsSync(join(folder, INDEX_FOLDER, partFile(0)));
}

/** Opens the index that a build wrote to a folder. Rejects with an Error that says how to make one when there is none. */
export async function openBuiltIndex(folder: string): Promise<PassageIndex> {
  if (!hasIndex(folder))
    throw new Error(`There is no index in ${folder}; make one with: npm run build -- --out ${folder}`);
  return openIndex(async (file, version) => {
    const path = join(folder, INDEX_FOLDER, pathOf(file, version));
    return readFile(path).catch((cause: unknown) => {
      throw new IndexUnavailableError(`${path} could not be read`, { cause });
    });
  });
}
