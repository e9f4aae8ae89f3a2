import { createHash } from "node:crypto";
import type { Corpus } from "../src/corpus/read-corpus.ts";
import { type BuiltIndex, buildIndex } from "../src/index/build/build-index.ts";
import type { CorpusInfo } from "../src/index/corpus-info.ts";
import { openIndex } from "../src/index/read/load-index.ts";
import type { PassageIndex } from "../src/index/read/passage-index.ts";
import { createMemoryStore } from "../src/index/store/file-stores.ts";
import type { IndexOutput } from "../src/index/store/index-store.ts";
import { openScratchFile } from "./scratch-file.ts";

/** What an index is made of. */
type IndexedCorpus = Pick<Corpus, "settings" | "articles" | "copies"> &
  Partial<Pick<Corpus, "summarise" | "leadLinks">>;

/** What the owner says of a corpus, with a default for what the settings leave out. */
export function makeCorpusInfo({ settings }: Pick<IndexedCorpus, "settings">, fallbackName: string): CorpusInfo {
  const name = settings.name ?? fallbackName;
  return {
    name,
    title: settings.title ?? name,
    description: settings.description ?? null,
    site: settings.site ?? null,
    language: settings.language,
    synonyms: settings.synonyms,
  };
}

/** Builds the index of a corpus. Throws a CorpusError that lists every fault. */
export function indexCorpus(corpus: IndexedCorpus, fallbackName: string, output: IndexOutput): BuiltIndex {
  using scratch = openScratchFile();
  const { settings: _, ...indexed } = corpus;
  return buildIndex({ ...indexed, corpus: makeCorpusInfo(corpus, fallbackName), output, scratch });
}

/** Builds an index in memory, and opens it. Rejects as `build` does. */
export async function openBuilt(build: (output: IndexOutput) => unknown): Promise<PassageIndex> {
  const files = new Map<string, Uint8Array>();
  await build({ write: (file, bytes) => files.set(file, bytes), createHash: () => createHash("sha256") });
  return openIndex(createMemoryStore(files));
}

/** Builds the index of a corpus in memory, and opens it. Rejects as {@link indexCorpus} throws. */
export function openCorpus(corpus: IndexedCorpus, fallbackName: string): Promise<PassageIndex> {
  return openBuilt((output) => indexCorpus(corpus, fallbackName, output));
}
