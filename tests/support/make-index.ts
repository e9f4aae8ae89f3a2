import { type Corpus, readCorpus } from "../../src/corpus/read-corpus.ts";
import { buildIndex } from "../../src/index/build-index.ts";
import { openIndex, type PassageIndex } from "../../src/index/passage-index.ts";

/** Files of a corpus by their path; bytes stand for what is not UTF-8. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Reads a corpus from files in memory, in the order of their paths, as the build does. */
export function makeCorpus(files: Files): Corpus {
  const paths = Object.keys(files).sort();
  return readCorpus(
    paths.map((path) => {
      const content = files[path] ?? "";
      return { path, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content };
    }),
  );
}

/** Builds and opens the index of files in memory, by way of JSON as the Worker gets it. */
export function makeIndex(files: Files): PassageIndex {
  return openIndex(JSON.parse(JSON.stringify(buildIndex(makeCorpus(files), "test"))));
}
