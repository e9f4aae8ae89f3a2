import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { SourceFile } from "../../src/corpus/formats/format.ts";
import type { ReadingSettings } from "../../src/corpus/read-file.ts";
import { BuildMemory } from "../../src/index/build/build-index.ts";
import { makeStateFolder, type State } from "../locate-state.ts";
import { replaceFile } from "../replace-file.ts";
import { readCodeVersion } from "./code-version.ts";
import type { Reading } from "./read-part.ts";

/** Age, in milliseconds, from which a file that was not renamed into place is left over: no build writes one for so long. */
const STALE_MS = 3_600_000;

/** Hexadecimal digits of a key: no two of them are ever equal by chance. */
const KEY_DIGITS = 40;

/** Bytes of the digest before an entry. */
const DIGEST_BYTES = 32;

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/** Keeps what was read of files, so that a file that has not changed is not read again. */
export interface ReadingCache {
  /** Gives the key of what would be read of a file, or a part of one. */
  keyOf(part: SourceFile, settings: ReadingSettings): string;
  get(key: string): Reading | null;
  set(key: string, reading: Reading): void;
  /** Removes what was neither got nor set. */
  prune(): void;
  /** What is made of readings that it gives again and again; `null` when it reads each anew. */
  memory: BuildMemory | null;
}

/** Reads an entry; `null` when there is none, or one that is damaged. */
function readEntry(path: string): Reading | null {
  try {
    const bytes = readFileSync(path);
    const content = bytes.subarray(DIGEST_BYTES);
    return digestOf(content).equals(bytes.subarray(0, DIGEST_BYTES)) ? deserialize(content) : null;
  } catch {
    return null;
  }
}

function writeEntry(path: string, reading: Reading): void {
  const content = serialize(reading);
  replaceFile(path, Buffer.concat([digestOf(content), content]));
}

/** A disk that is full, or not to be written to, costs the cache and not the build. */
function tryTo(act: () => void): void {
  try {
    act();
  } catch {}
}

/** Removes the entries that are not in use, and what interrupted builds have left. */
function pruneFolder(folder: string, used: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isLeft =
      name.endsWith(".new") && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > STALE_MS;
    if (isLeft || !(name.endsWith(".new") || used.has(name))) rmSync(path, { force: true });
  }
}

/**
 * Opens the cache of a corpus, in a folder of its own: what one corpus no longer uses, another may. The key of an entry is a digest
 * of the file's bytes and path, of the settings and of the code. Each entry is renamed into place whole, so that
 * builds may run side by side; it is checked when it is read. May be deleted at any time.
 */
export function openReadingCache(state: Pick<State, "folder" | "cache">): ReadingCache {
  const folder = state.cache;
  tryTo(() => {
    makeStateFolder(state);
    mkdirSync(folder, { recursive: true });
  });
  const version = readCodeVersion();
  const used = new Set<string>();
  return {
    memory: null,
    keyOf({ path, bytes, firstLine = 1, given = {} }, { language, base }) {
      const hash = createHash("sha256").update(JSON.stringify([version, language, base, path, firstLine, given]));
      return hash.update(bytes).digest("hex").slice(0, KEY_DIGITS);
    },
    get(key) {
      used.add(key);
      return readEntry(join(folder, key));
    },
    set(key, reading) {
      used.add(key);
      tryTo(() => writeEntry(join(folder, key), reading));
    },
    prune() {
      tryTo(() => pruneFolder(folder, used));
      used.clear();
    },
  };
}

/** Holds what a cache gives and takes in memory too, for builds one after another. */
export function keepInMemory(cache: ReadingCache): ReadingCache {
  let last = new Map<string, Reading>();
  let now = new Map<string, Reading>();
  return {
    memory: new BuildMemory(),
    keyOf: (part, settings) => cache.keyOf(part, settings),
    get(key) {
      const reading = last.get(key) ?? cache.get(key);
      if (reading) now.set(key, reading);
      return reading;
    },
    set(key, reading) {
      now.set(key, reading);
      cache.set(key, reading);
    },
    prune() {
      [last, now] = [now, new Map()];
      cache.prune();
    },
  };
}
