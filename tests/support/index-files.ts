import { createHash } from "node:crypto";
import type { PreparedArticle } from "../../src/corpus/article.ts";
import { type BuiltIndex, buildIndex } from "../../src/index/build/build-index.ts";
import type { Scratch } from "../../src/index/build/spilled-segment.ts";
import type { CorpusInfo } from "../../src/index/corpus-info.ts";
import { openIndex } from "../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { createFileStore, createMemoryStore } from "../../src/index/store/file-stores.ts";
import type { IndexStore } from "../../src/index/store/index-store.ts";

/** The files of an index by their names, in the order in which they were written. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** A corpus as its owner describes it who says nothing. */
const PLAIN_CORPUS: CorpusInfo = {
  name: "test",
  title: "test",
  description: null,
  site: null,
  language: "en",
  synonyms: [],
};

/** Puts bytes aside in memory. */
export function makeScratch(): Scratch {
  let bytes = new Uint8Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    append(more) {
      if (length + more.length > bytes.length) {
        const grown = new Uint8Array(2 * (length + more.length));
        grown.set(bytes);
        bytes = grown;
      }
      bytes.set(more, length);
      length += more.length;
    },
    read: (offset, count) => bytes.slice(offset, offset + count),
  };
}

/** Builds an index in memory. */
export function writeIndex(
  articles: Iterable<PreparedArticle>,
  { segmentSize, ...corpus }: Partial<CorpusInfo> & { segmentSize?: number } = {},
): BuiltIndex & { files: IndexFiles } {
  const files = new Map<string, Uint8Array>();
  const output = {
    write(file: string, bytes: Uint8Array) {
      if (files.has(file)) throw new Error(`${file} was written twice, wanted once`);
      files.set(file, bytes);
    },
    createHash: () => createHash("sha256"),
  };
  const built = buildIndex({
    articles,
    corpus: { ...PLAIN_CORPUS, ...corpus },
    output,
    scratch: makeScratch(),
    ...(segmentSize !== undefined && { segmentSize }),
  });
  return { ...built, files };
}

/** Reads a file by its name, without its folder. */
type ReadFile = (name: string) => Promise<Uint8Array>;

/** Reads files that memory holds. */
export function readerOf(files: IndexFiles): ReadFile {
  return (name) => createMemoryStore(files).read(name);
}

/** A store whose files are read by a function of the test's own, which may fail or look on. */
export function storeOf(readFile: ReadFile): IndexStore {
  return createFileStore((path) => readFile(path.slice(path.lastIndexOf("/") + 1)));
}

/** Builds the index of articles and opens it, by way of the bytes that the Worker gets. */
export function openArticles(
  articles: Iterable<PreparedArticle>,
  options: Parameters<typeof writeIndex>[1] = {},
): Promise<PassageIndex> {
  return openIndex(createMemoryStore(writeIndex(articles, options).files));
}
