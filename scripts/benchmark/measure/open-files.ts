import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { BuiltFiles, System } from "../system.ts";

/** The files of a system, how many bytes were read before opening, and what it has fetched so far. */
export interface CountedFiles {
  files: BuiltFiles;
  readBytes: number;
  fetched: { files: number; bytes: number };
}

/** Lists the files of a folder and of all below it, by their paths with `/` between the parts. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Reads the files of a system that are read in whole before it is opened; the others are read, and counted, on demand. */
export function openFiles(system: System, folder: string): CountedFiles {
  const names = listFiles(folder).filter((name) => system.isPreloaded(name));
  const read = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  const fetched = { files: 0, bytes: 0 };
  const files: BuiltFiles = {
    folder,
    preloaded(name) {
      const bytes = read.get(name);
      if (!bytes) throw new Error(`${name} was not read before, wanted one of ${names.join(", ")}`);
      return bytes;
    },
    fetch: createFetch(folder, fetched),
  };
  const readBytes = Array.from(read.values(), ({ length }) => length).reduce((sum, length) => sum + length, 0);
  return { files, readBytes, fetched };
}

/** Made apart from the files read before, so that a system that keeps the one does not keep the others. */
function createFetch(folder: string, fetched: CountedFiles["fetched"]): BuiltFiles["fetch"] {
  return async (name) => {
    const bytes = readFileSync(join(folder, name));
    fetched.files += 1;
    fetched.bytes += bytes.length;
    return bytes;
  };
}
