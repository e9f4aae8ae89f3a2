import { type Header, parseHeader } from "../format/header.ts";
import { CorruptIndexError, IndexUnavailableError } from "../format/index-errors.ts";
import { joinBytes } from "../format/join-bytes.ts";
import { PART_BYTES, partFile, pathOf } from "../format/layout.ts";
import type { ReadFile } from "./block-store.ts";
import { PassageIndex } from "./passage-index.ts";
import { ResidentPart } from "./resident-part.ts";

/** An opened index, and whether this call had to load it. */
export interface LoadedIndex {
  index: PassageIndex;
  cold: boolean;
}

/** Reads the resident part: its first file, whose header says how long all are together, then the others. That they are as long is seen when they are opened. */
async function readResident(readFile: ReadFile): Promise<{ header: Header; bytes: Uint8Array }> {
  const first = await readFile(partFile(0));
  const header = parseHeader(first);
  const { residentBytes, version } = header;
  if (first.length >= residentBytes) return { header, bytes: first };
  if (first.length !== PART_BYTES)
    throw new CorruptIndexError(
      `Length of ${partFile(0)} was ${first.length} bytes, wanted ${Math.min(PART_BYTES, residentBytes)}`,
    );
  const count = Math.ceil(residentBytes / PART_BYTES);
  const others = await Promise.all(Array.from({ length: count - 1 }, (_, at) => readFile(partFile(at + 1), version)));
  return { header, bytes: joinBytes([first, ...others]) };
}

/** Opens an index by its files. Rejects with an {@link IndexUnavailableError} that says why. */
export async function openIndex(readFile: ReadFile): Promise<PassageIndex> {
  const { header, bytes } = await readResident(readFile);
  return new PassageIndex(new ResidentPart(header, bytes), readFile);
}

/** Makes a reader of files of what fetches them. It rejects with an {@link IndexUnavailableError} for any answer but 200. */
export function readByFetch(fetchFile: (path: string) => Promise<Response>): ReadFile {
  return async (name, version) => {
    const fail = (cause: unknown): never => {
      throw new IndexUnavailableError(`${name} could not be fetched`, { cause });
    };
    const response = await fetchFile(pathOf(name, version)).catch(fail);
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new IndexUnavailableError(`${name} answered ${response.status}, wanted 200`);
    }
    return response.bytes().catch(fail);
  };
}

/**
 * Makes a loader that opens the index on first use and keeps it. Only an index that is open is shared between requests:
 * a promise of one request may never be settled when the platform ends that request. A load that fails leaves nothing
 * behind, and an index that turned out to be damaged is let go: the next request tries again.
 */
export function createIndexLoader(readFile: ReadFile): () => Promise<LoadedIndex> {
  let opened: PassageIndex | null = null;
  return async () => {
    if (opened && !opened.isDamaged) return { index: opened, cold: false };
    const before = opened;
    const index = await openIndex(readFile).catch((error: unknown) => {
      if (before?.isWhole) return before;
      throw error;
    });
    if (!opened || (opened.isDamaged && !opened.outlasts(index))) opened = index;
    return { index: opened, cold: true };
  };
}
