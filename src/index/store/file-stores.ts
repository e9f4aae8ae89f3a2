import { IndexUnavailableError } from "../format/index-errors.ts";
import { blockFile } from "../format/layout.ts";
import type { IndexStore } from "./index-store.ts";
import { PATIENCE, type Patience, tookTooLong, within } from "./share-reads.ts";

/** Makes a store of a function that reads whole files: there each block of a section is a file of its own. */
export function createFileStore(readFile: (path: string) => Promise<Uint8Array>): IndexStore {
  return { read: (path, block) => readFile(block ? blockFile(path, block.number) : path) };
}

/**
 * Makes a store of static assets, or of anything else that answers requests for files. Rejects for any answer but 200, and for
 * one that takes too long.
 */
export function createAssetStore(
  fetchFile: (path: string) => Promise<Response>,
  { fetchMs }: Pick<Patience, "fetchMs"> = PATIENCE,
): IndexStore {
  const fetchBytes = async (path: string) => {
    const fail = (cause: unknown): never => {
      throw new IndexUnavailableError(`${path} could not be fetched`, { cause });
    };
    const response = await fetchFile(path).catch(fail);
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new IndexUnavailableError(`${path} answered ${response.status}, wanted 200`);
    }
    return response.bytes().catch(fail);
  };
  return createFileStore(async (path) => {
    const bytes = await within(fetchMs, fetchBytes(path));
    if (bytes === null) throw tookTooLong(path, fetchMs);
    return bytes;
  });
}

/** Makes a store of files in memory, by the names that the build gave them; its version is the only one, so paths lose their folder. */
export function createMemoryStore(files: ReadonlyMap<string, Uint8Array>): IndexStore {
  return createFileStore(async (path) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const bytes = files.get(name);
    if (!bytes) throw new IndexUnavailableError(`${name} was not there, wanted one of ${[...files.keys()].join(", ")}`);
    return bytes;
  });
}
