import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import type { SourceFile } from "../src/corpus/read-corpus.ts";

/** Everything the owner has in a folder, or one file of articles. */
export interface SourceFolder {
  /** Name of the folder, for a corpus that does not name itself. */
  name: string;
  files: SourceFile[];
}

/** Dot files and packages are no articles. */
function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part === "node_modules");
}

/**
 * Reads a folder with all below it, hidden files apart, or a single file; in the order of their paths, which
 * is the same on every machine. Throws an Error that names the path when there is nothing.
 */
export function readFolder(path: string): SourceFolder {
  if (!existsSync(path))
    throw new Error(`There is no file or folder ${path}, wanted a folder of articles or a .jsonl file`);
  const root = resolve(path);
  if (!statSync(root).isDirectory())
    return { name: basename(root), files: [{ path: basename(root), bytes: readFileSync(root) }] };
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => !isHidden(file))
    .sort((a, b) => (a < b ? -1 : 1));
  return { name: basename(root), files: paths.map((file) => ({ path: file, bytes: readFileSync(join(root, file)) })) };
}
