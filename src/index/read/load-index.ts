import { joinBytes } from "../format/byte-writer.ts";
import { type Header, parseHeader } from "../format/header.ts";
import { CorruptIndexError } from "../format/index-errors.ts";
import { PART_BYTES, partFile, pathOf } from "../format/layout.ts";
import type { IndexStore } from "../store/index-store.ts";
import type { AddressOf } from "./article-reader.ts";
import { PassageIndex } from "./passage-index.ts";
import { ResidentPart } from "./resident-part.ts";

/** An opened index, and whether this call had to load it. */
export interface LoadedIndex {
  index: PassageIndex;
  cold: boolean;
}

/** Reads the resident part: its first file, whose header gives the length of all files together, then the others. Opening checks that length. */
async function readResident(store: IndexStore): Promise<{ header: Header; bytes: Uint8Array }> {
  const first = await store.read(partFile(0));
  const header = parseHeader(first);
  const { residentBytes, version } = header;
  if (first.length >= residentBytes) return { header, bytes: first };
  if (first.length !== PART_BYTES)
    throw new CorruptIndexError(
      `Length of ${partFile(0)} was ${first.length} bytes, wanted ${Math.min(PART_BYTES, residentBytes)}`,
    );
  const names = Array.from({ length: Math.ceil(residentBytes / PART_BYTES) - 1 }, (_, at) => partFile(at + 1));
  const others = await Promise.all(names.map((name) => store.read(pathOf(name, version))));
  return { header, bytes: joinBytes([first, ...others]) };
}

/** Opens the index of a store. Articles without an address of their own have the one that `addressOf` gives. Rejects with an IndexUnavailableError that says why. */
export async function openIndex(store: IndexStore, addressOf?: AddressOf): Promise<PassageIndex> {
  const { header, bytes } = await readResident(store);
  return new PassageIndex(new ResidentPart(header, bytes), store, addressOf);
}

/** Milliseconds after which a file that stays missing or damaged is looked into again: a deployment may have come between. */
const LOOK_AGAIN_MS = 10_000;

/**
 * Makes a loader that opens the index on first use and keeps it. Requests that come before it is open each open it, from bytes
 * that the store may share: the platform may end a request, and a promise of it then never settles.
 *
 * A load that fails leaves nothing behind. When a file of the open index was refused, the next request looks whether
 * another index has taken its place, and if not, whether the file is there now. A refusal that stays is looked into every
 * {@link LOOK_AGAIN_MS}; one that has passed counts as new when it comes again. When memory itself holds damaged bytes, the index is loaded
 * anew. An open index stays while no other can be loaded: it refuses what is damaged and answers the rest.
 *
 * `readVersion` gives the version that is in place, where it may change under a Worker that runs; `null` when it cannot be had.
 */
export function createIndexLoader(
  store: IndexStore,
  readVersion?: () => Promise<string | null>,
): () => Promise<LoadedIndex> {
  let opened: PassageIndex | null = null;
  let lookedInto = new Map<string, number>();
  const isSettled = (refusal: string | null) =>
    refusal === null || Date.now() < (lookedInto.get(refusal) ?? 0) + LOOK_AGAIN_MS;
  const isReplaced = async ({ reference }: PassageIndex) => {
    const version = (await readVersion?.()) ?? reference.version;
    return version !== reference.version;
  };
  return async () => {
    if (opened?.isWhole && isSettled(opened.refusal) && !(await isReplaced(opened)))
      return { index: opened, cold: false };
    const found = await openIndex(store).catch((error: unknown) => {
      if (opened) return opened;
      throw error;
    });
    if (!opened?.isWhole || opened.reference.version !== found.reference.version) {
      opened = found;
      lookedInto = new Map();
    } else if (opened !== found) {
      const seen = lookedInto;
      await opened.retry();
      if (opened.refusal !== null) seen.set(opened.refusal, Date.now());
    }
    return { index: opened, cold: true };
  };
}
