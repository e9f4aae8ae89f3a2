import { watch } from "node:fs";
import { join } from "node:path";
import { partFile } from "../../src/index/format/layout.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { INDEX_FOLDER, openFolder } from "../open-index.ts";

/** Addresses of articles that have none of their own, by their ids. */
export type Addresses = ReadonlyMap<string, string>;

/** Name, in a bundle, of the file of addresses. */
export const ADDRESSES_FILE = "addresses.json";

/** The index in a folder, opened again whenever a build has put another in its place. */
export class FolderIndex {
  readonly #folder: string;
  readonly #readAddresses: () => Addresses;
  #index: PassageIndex;

  private constructor(folder: string, readAddresses: () => Addresses, index: PassageIndex) {
    this.#folder = folder;
    this.#readAddresses = readAddresses;
    this.#index = index;
    // The first file is put in place last, and whole.
    const watcher = watch(join(folder, INDEX_FOLDER), { persistent: false }, (_, name) => {
      if (name === null || name === partFile(0)) this.#renew();
    });
    // A folder that is removed takes no new index; the one that is open stays.
    watcher.on("error", () => watcher.close());
  }

  /** Opens the index of a folder, with the addresses as they are then. Rejects as `openFolder` does. */
  static async open(folder: string, readAddresses: () => Addresses): Promise<FolderIndex> {
    return new FolderIndex(folder, readAddresses, await FolderIndex.#read(folder, readAddresses));
  }

  static #read(folder: string, readAddresses: () => Addresses): Promise<PassageIndex> {
    const addresses = readAddresses();
    return openFolder(folder, (id) => addresses.get(id) ?? null);
  }

  /** The index that was put in place last. */
  get index(): PassageIndex {
    return this.#index;
  }

  /** Opens what is in place now; one that cannot be read leaves the open one as it is. */
  async #renew(): Promise<void> {
    try {
      this.#index = await FolderIndex.#read(this.#folder, this.#readAddresses);
    } catch {}
  }
}
