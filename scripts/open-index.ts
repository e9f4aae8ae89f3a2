import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { INDEX_FILE } from "../src/index/index-asset.ts";
import { openIndex, type PassageIndex } from "../src/index/passage-index.ts";

/** Opens the index that a build wrote to a folder. Throws an Error that says how to make one when there is none. */
export function openBuiltIndex(folder: string): PassageIndex {
  const path = join(folder, INDEX_FILE);
  if (!existsSync(path))
    throw new Error(`There is no index in ${folder}; make one with: npm run build -- --out ${folder}`);
  return openIndex(JSON.parse(readFileSync(path, "utf8")));
}
