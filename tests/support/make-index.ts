import { openCorpus } from "../../scripts/index-corpus.ts";
import type { PreparedArticle } from "../../src/corpus/article.ts";
import { type Corpus, readCorpus } from "../../src/corpus/read-corpus.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";

/** Files of a corpus by their path; bytes stand for what is not UTF-8. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Reads a corpus from files in memory, in the order of their paths, as the build does; its articles one after another. */
export function streamCorpus(files: Files): Corpus {
  const paths = Object.keys(files).sort();
  return readCorpus(
    paths.map((path) => {
      const content = files[path] ?? "";
      return { path, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content };
    }),
  );
}

/** Reads a corpus from files in memory, all of its articles at once, with pages whose links lead on. */
export function makeCorpus(files: Files): Corpus & { articles: PreparedArticle[] } {
  const corpus = streamCorpus(files);
  const read = [...corpus.articles];
  const articles = read.map((article) => ({ ...article, html: corpus.leadLinks(article.record.id, article.html) }));
  return { ...corpus, articles, leadLinks: (_, html) => html };
}

/** Builds and opens the index of files in memory, by way of the bytes that the Worker gets. */
export function makeIndex(files: Files): Promise<PassageIndex> {
  return openCorpus(streamCorpus(files), "test");
}
