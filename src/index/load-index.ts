import { openIndex, type PassageIndex } from "./passage-index.ts";

/** The index cannot be had now: it was not built, could not be fetched, or is of another format. */
export class IndexUnavailableError extends Error {
  override readonly name = "IndexUnavailableError";
}

/** An opened index, and whether this call had to load it. */
export interface LoadedIndex {
  index: PassageIndex;
  cold: boolean;
}

async function load(fetchAsset: () => Promise<Response>): Promise<PassageIndex> {
  try {
    const response = await fetchAsset();
    if (!response.ok) throw new Error(`The index asset answered ${response.status}, wanted 200`);
    return openIndex(await response.json());
  } catch (cause) {
    throw new IndexUnavailableError("The index could not be loaded", { cause });
  }
}

/**
 * Makes a loader that opens the index on first use and keeps it. A load that fails is forgotten, so that the
 * next request tries again; it rejects with an IndexUnavailableError whose cause says why.
 */
export function createIndexLoader(fetchAsset: () => Promise<Response>): () => Promise<LoadedIndex> {
  let loading: Promise<PassageIndex> | null = null;
  return async () => {
    const cold = loading === null;
    loading ??= load(fetchAsset);
    const current = loading;
    try {
      return { index: await current, cold };
    } catch (error) {
      if (loading === current) loading = null;
      throw error;
    }
  };
}
