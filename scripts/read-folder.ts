import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Warning } from "../src/corpus/fault.ts";
import type { SourceFile } from "../src/corpus/formats/format.ts";

/** The files of a folder of articles, or one file of articles. */
export interface SourceFolder {
  /** Name of the folder, for a corpus that does not name itself. */
  name: string;
  files: FolderFile[];
  /** What nothing is read of, in the order of the paths: links that lead out or nowhere, devices, names that are not UTF-8. */
  passedOver: Warning[];
}

/** A file of a folder, with its length in bytes when it was listed. */
export interface FolderFile extends SourceFile {
  size: number;
}

/** What the option that follows links does, in the help of commands. */
export const FOLLOW_LINKS = "follow links that lead out of the folder (or FOLLOW_LINKS=1)";

/** How a folder is read. */
export interface FolderOptions {
  /** Whether links that lead out of the folder are followed: what they lead to may be anything on this machine. */
  followLinks?: boolean;
}

/** Tells whether a file or folder is passed over by its name: dot files and packages are not articles. */
export function isHidden(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || name === "bower_components";
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

/** Something in a folder: a file, a folder, or what is passed over. */
type Entry = { path: string } & ({ kind: "file" | "folder" } | { kind: "passed over"; reason: string });

/** Why a name is passed over that this machine cannot give back: files are opened by it. */
const NOT_UTF8 = "has a name that is not UTF-8, wanted one that is";

/** Visits folders, each once, so that circles of links end. */
class FolderWalker {
  readonly #root: string;
  readonly #followLinks: boolean;
  readonly #seen = new Set<string>();

  constructor(root: string, { followLinks = false }: FolderOptions) {
    this.#root = realpathSync(root);
    this.#followLinks = followLinks;
  }

  #leavesRoot(path: string): boolean {
    const real = realpathSync(path);
    return real !== this.#root && !real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep);
  }

  #judge(path: string): Entry {
    const passOver = (reason: string): Entry => ({ path, kind: "passed over", reason });
    const stats = statOf(path);
    if (!stats) return passOver("is a link that leads nowhere, wanted a file or folder");
    if (!this.#followLinks && lstatSync(path).isSymbolicLink() && this.#leavesRoot(path))
      return passOver("is a link that leads out of the folder, wanted --follow-links to follow it");
    if (stats.isFile()) return { path, kind: "file" };
    return stats.isDirectory() ? { path, kind: "folder" } : passOver("is a device, pipe or socket, wanted a file");
  }

  #list(folder: string): Entry[] {
    const names = readdirSync(folder, { encoding: "buffer" }).map((bytes) => ({ bytes, name: bytes.toString() }));
    return names
      .filter(({ name }) => !isHidden(name))
      .map(({ bytes, name }) => {
        const path = join(folder, name);
        return Buffer.from(name).equals(bytes) ? this.#judge(path) : { path, kind: "passed over", reason: NOT_UTF8 };
      });
  }

  /** A folder and all below it, with what is in each. */
  *walk(folder: string): Generator<{ folder: string; entries: Entry[] }> {
    const real = realpathSync(folder);
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    const entries = this.#list(folder);
    yield { folder, entries };
    for (const { path, kind } of entries) if (kind === "folder") yield* this.walk(path);
  }
}

/** Lists a folder and all below it, hidden ones apart; `null` when the path does not lead to a folder. */
export function listFolders(path: string, options: FolderOptions = {}): string[] | null {
  const root = resolve(path);
  if (!statOf(root)?.isDirectory()) return null;
  return Array.from(new FolderWalker(root, options).walk(root), ({ folder }) => folder);
}

/** Throws an Error that names the path when nothing is there. */
export function checkCorpus(path: string): void {
  if (!existsSync(path))
    throw new Error(`There is no file or folder ${path}, wanted a folder of articles or a .jsonl file`);
}

/** Names of folders that say only that articles are in them, as site generators have them. */
const NAMELESS = new Set(["_posts", "articles", "content", "contents", "doc", "docs", "pages", "posts", "src"]);

/** The name of a folder of articles: its own, or that of the nearest folder around it that says more. */
function nameFolder(root: string): string {
  const name = basename(root);
  const around = dirname(root);
  const isNameless = NAMELESS.has(name.toLowerCase()) && basename(around) !== "";
  return isNameless ? nameFolder(around) : name;
}

/**
 * Lists a folder with all below it, hidden files apart, or a single file; in the order of their paths, which
 * is the same on every machine. Throws an Error that names the path when there is nothing.
 */
export function readFolder(path: string, options: FolderOptions = {}): SourceFolder {
  checkCorpus(path);
  const root = resolve(path);
  if (statOf(root)?.isFile()) {
    const name = basename(root);
    return { name, files: [makeSource(name, root)], passedOver: [] };
  }
  const found = [...new FolderWalker(root, options).walk(root)]
    .flatMap(({ entries }) => entries)
    .map((entry) => ({ ...entry, path: relative(root, entry.path).split(sep).join("/") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    name: nameFolder(root),
    files: found.flatMap(({ path: file, kind }) => (kind === "file" ? [makeSource(file, join(root, file))] : [])),
    passedOver: found.flatMap((entry) =>
      entry.kind === "passed over"
        ? [{ file: entry.path, line: null, kind: "passed_over", warning: entry.reason }]
        : [],
    ),
  };
}
