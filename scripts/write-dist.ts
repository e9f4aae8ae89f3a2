import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { TRANSLATIONS } from "../src/doors/page/element/translations.ts";
import { readVersion } from "../src/index/format/header.ts";
import { partFile, pathOf } from "../src/index/format/layout.ts";
import type { IndexOutput } from "../src/index/store/index-store.ts";
import { isRunning } from "./is-running.ts";
import { describeLast, INDEX_FOLDER } from "./open-index.ts";
import { PAGE_FILES, readElement } from "./package-files.ts";
import { whileAlone } from "./while-alone.ts";
import { makeFolder, WriteError, writing } from "./write-error.ts";

/** The element for other sites, at the address that their pages have, and what it says in other languages. */
const ELEMENT_FILE = "pressmark.js";
const TRANSLATION_FOLDER = "pages/element";

/** What a page of any site may take. */
const SHARED = `  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=3600, stale-while-revalidate=86400`;

/**
 * Headers of the files that the platform serves by itself: what the Worker adds to every answer. A page of any site may take the element, which an hour
 * and a day later asks the service as it was: answers keep their shape.
 */
const HEADERS = `/pages/*
  X-Content-Type-Options: nosniff
/${ELEMENT_FILE}
  X-Content-Type-Options: nosniff
${SHARED}
/${TRANSLATION_FOLDER}/*
${SHARED}
`;

/** Names of the folders that hold the versions of an index. */
const VERSION = /^[0-9a-f]{16}$/;

/** The version of the index in a folder, whatever its format; `null` when there is none. */
function versionIn(folder: string): string | null {
  const first = join(folder, partFile(0));
  return existsSync(first) ? readVersion(readFileSync(first)) : null;
}

/** The versions that a build is putting in place or replacing: {@link placeIndex} notes them in the folder that it writes to first. */
function notedIn(staging: string): string[] {
  try {
    return readdirSync(join(staging, INDEX_FOLDER)).filter((name) => VERSION.test(name));
  } catch {
    // Its build had not come so far, or has just ended.
    return [];
  }
}

/** Removes a folder that an interrupted build has left, and those of its versions that nothing leads to. */
function removeLeft(staging: string, to: string, inUse: ReadonlySet<string | null>): void {
  try {
    for (const version of notedIn(staging))
      if (!inUse.has(version)) rmSync(join(to, version), { recursive: true, force: true });
    rmSync(staging, { recursive: true });
  } catch {
    // It may be another user's, or removed by another build just now; neither keeps this one from building.
  }
}

/**
 * Makes a folder to write to first, beside the one that is to be written. Its name holds the machine and the process, so
 * that the next build can remove what an interrupted one left behind, and nothing of one that still runs.
 */
function makeStaging(path: string): string {
  const parent = dirname(path);
  const prefix = `.${basename(path)}-${hostname()}-`;
  makeFolder(parent);
  const others = writing(parent, () => readdirSync(parent)).flatMap((name) => {
    const [, pid] = (name.startsWith(prefix) && /^(\d+)-\w{6}$/.exec(name.slice(prefix.length))) || [];
    return pid === undefined ? [] : [{ folder: join(parent, name), runs: isRunning(Number(pid)) }];
  });
  const to = join(path, INDEX_FOLDER);
  const inUse = new Set([versionIn(to), ...others.flatMap(({ folder, runs }) => (runs ? notedIn(folder) : []))]);
  for (const { folder, runs } of others) if (!runs) removeLeft(folder, to, inUse);
  return writing(parent, () => mkdtempSync(join(parent, `${prefix}${process.pid}-`)));
}

/** Moves a file to its place at once, so that no reader sees half of it. One that goes to another disk is copied beside its place first. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    copyFileSync(from, `${to}.new`);
    renameSync(`${to}.new`, to);
  }
}

/** Moves every file of `from` to its place in `to`. */
function moveFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(from, join(entry.parentPath, entry.name));
    mkdirSync(dirname(join(to, path)), { recursive: true });
    moveFile(join(from, path), join(to, path));
  }
}

/** Writes the files of an index to a folder; all but the first go to `next`, since the version is known only at the end. */
function createOutput(folder: string): IndexOutput {
  makeFolder(join(folder, "next"));
  return {
    write(file, bytes) {
      const path = join(folder, file === partFile(0) ? file : pathOf(file, "next"));
      writing(path, () => writeFileSync(path, bytes));
    },
    createHash: () => createHash("sha256"),
  };
}

/**
 * Puts an index in place: first the files of its version, over any that are there, since those may be damaged, then the
 * file that leads to them. Removes only the version that it replaces. One build at a time: of two with the same version one would
 * move its files to the folder that a third removes.
 */
function placeIndex(from: string, to: string, version: string): void {
  mkdirSync(to, { recursive: true });
  // The names of both versions stay in `from` for the next build, should this one be interrupted.
  renameSync(join(from, "next"), join(from, version));
  moveFiles(join(from, version), join(to, version));
  const replaced = versionIn(to);
  if (replaced !== null) mkdirSync(join(from, replaced), { recursive: true });
  moveFile(join(from, partFile(0)), join(to, partFile(0)));
  if (replaced !== null && replaced !== version) rmSync(join(to, replaced), { recursive: true, force: true });
}

/** Says what is left of an index where its next could not be written; `null` when something else went wrong. */
export function describeKept(error: unknown, folder: string): string | null {
  if (!(error instanceof WriteError)) return null;
  return describeLast(folder).sentence;
}

/** A place to write what is served to, beside the folder that it is to be served from. */
export interface StagedDist extends Disposable {
  output: IndexOutput;
  /** Moves in the files of the page alone: they are served before there is an index, too. */
  placePages(): void;
  /** Moves everything in, once it is complete. `version` is that of the index. */
  place(version: string): void;
}

/**
 * Begins to write what is served: an index, and the files of the page. Unless it is placed, the last good index stays as it
 * was. Only what builds have written is ever replaced or removed.
 */
export function stageDist(folder: string): StagedDist {
  const path = resolve(folder);
  const staging = makeStaging(path);
  const placePages = () =>
    writing(path, () => {
      cpSync(PAGE_FILES, join(staging, "pages"), { recursive: true });
      mkdirSync(join(staging, TRANSLATION_FOLDER));
      for (const words of TRANSLATIONS)
        writeFileSync(join(staging, TRANSLATION_FOLDER, `${words.lang}.json`), JSON.stringify(words));
      moveFiles(join(staging, "pages"), join(path, "pages"));
      for (const [name, content] of [
        [ELEMENT_FILE, readElement()],
        ["_headers", HEADERS],
      ] as const) {
        writeFileSync(join(staging, name), content);
        moveFile(join(staging, name), join(path, name));
      }
    });
  return {
    output: createOutput(join(staging, INDEX_FOLDER)),
    placePages,
    place(version) {
      placePages();
      const lock = join(dirname(path), `.${basename(path)}-${hostname()}-lock`);
      const index = () => placeIndex(join(staging, INDEX_FOLDER), join(path, INDEX_FOLDER), version);
      writing(path, () => whileAlone(lock, staging, index));
    },
    [Symbol.dispose]: () => rmSync(staging, { recursive: true, force: true }),
  };
}

/** Puts the files of the page where an index will be served from: what is said while there is none looks as it should. */
export function preparePages(folder: string): void {
  using staged = stageDist(folder);
  staged.placePages();
}

/** Writes what is served: the index that `build` gives to its output, and the files of the page, as {@link stageDist} does. */
export function writeDist<T extends { version: string }>(folder: string, build: (output: IndexOutput) => T): T {
  using staged = stageDist(folder);
  const built = build(staged.output);
  staged.place(built.version);
  return built;
}
