import { existsSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import type { SourceFile } from "../src/corpus/formats/format.ts";

/** The files of a folder of articles, or one file of articles. */
export interface SourceFolder {
  /** Name of the folder, for a corpus that does not name itself. */
  name: string;
  files: FolderFile[];
}

/** A file of a folder, with its length in bytes when it was listed. */
export interface FolderFile extends SourceFile {
  size: number;
}

/** Dot files and packages are not articles. */
function isHidden(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** A file whose bytes are read on demand: images and videos may lie beside the articles. */
function makeSource(path: string, location: string): FolderFile {
  return {
    path,
    size: statOf(location)?.size ?? 0,
    get bytes() {
      return readFileSync(location);
    },
  };
}

/** What a path leads to, links followed; `null` when it leads nowhere or in a circle. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Visits the files of a folder and of all below it, following links; each folder once, so that circles end. */
function* walkFolder(folder: string, seen = new Set<string>()): Generator<string> {
  const real = realpathSync(folder);
  if (seen.has(real)) return;
  seen.add(real);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = isHidden(name) ? null : statOf(path);
    if (stats?.isDirectory()) yield* walkFolder(path, seen);
    else if (stats?.isFile()) yield path;
  }
}

/**
 * Lists a folder with all below it, hidden files apart, or a single file; in the order of their paths, which
 * is the same on every machine. Throws an Error that names the path when there is nothing.
 */
export function readFolder(path: string): SourceFolder {
  if (!existsSync(path))
    throw new Error(`There is no file or folder ${path}, wanted a folder of articles or a .jsonl file`);
  const root = resolve(path);
  const name = basename(root);
  if (statOf(root)?.isFile()) return { name, files: [makeSource(name, root)] };
  const paths = Array.from(walkFolder(root), (file) => relative(root, file).split(sep).join("/"));
  paths.sort((a, b) => (a < b ? -1 : 1));
  return { name, files: paths.map((file) => makeSource(file, join(root, file))) };
}
