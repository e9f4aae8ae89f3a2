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

/** Tells whether a file or folder is passed over by its name: dot files and packages are not articles. */
export function isHidden(name: string): boolean {
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

/** Visits a folder and all below it, following links, each once, so that circles end; with the files in each. */
function* walkFolder(folder: string, seen = new Set<string>()): Generator<{ folder: string; files: string[] }> {
  const real = realpathSync(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const paths = readdirSync(folder)
    .filter((name) => !isHidden(name))
    .map((name) => ({ path: join(folder, name), stats: statOf(join(folder, name)) }));
  yield { folder, files: paths.filter(({ stats }) => stats?.isFile()).map(({ path }) => path) };
  for (const { path, stats } of paths) if (stats?.isDirectory()) yield* walkFolder(path, seen);
}

/** Lists a folder and all below it, hidden ones apart; `null` when the path does not lead to a folder. */
export function listFolders(path: string): string[] | null {
  return statOf(path)?.isDirectory() ? Array.from(walkFolder(resolve(path)), ({ folder }) => folder) : null;
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
  const paths = [...walkFolder(root)].flatMap(({ files }) =>
    files.map((file) => relative(root, file).split(sep).join("/")),
  );
  paths.sort((a, b) => (a < b ? -1 : 1));
  return { name, files: paths.map((file) => makeSource(file, join(root, file))) };
}
