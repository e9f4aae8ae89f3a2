import type { PreparedArticle } from "../../src/corpus/article.ts";
import type { BenchmarkQuery } from "./queries.ts";
import type { Requests, Send } from "./requests.ts";

/** A passage as the engines are given it, numbered from 0 in corpus order. */
export interface BenchmarkPassage {
  id: number;
  title: string;
  text: string;
}

/** Gives the numbers of at most `limit` passages, best first. */
export type Search = (query: BenchmarkQuery, limit: number) => number[] | Promise<number[]>;

/** What answers requests over an engine's files in this process. */
export interface Service {
  send: Send;
  requests: Requests;
}

/** A Worker over an engine's files: its code, its configuration and its assets, and the requests that it answers. */
export interface Deployment {
  entry: string;
  config: string;
  assets: string;
  requests: Requests;
}

/** A search engine as its users build, keep, open and ask it. Each method is a step that is measured by itself. */
export interface Engine {
  /** Whether it allocates outside Node, which then cannot tell how much memory it holds. */
  hidesMemory?: boolean;
  /** Builds the index of a corpus and writes its files to an empty folder. */
  build(articles: Iterable<PreparedArticle>, folder: string): void | Promise<void>;
  open?: ((folder: string) => Search | Promise<Search>) | undefined;
  /** Opens its files to make whole answers. An engine that ranks alone shows passages that it reads itself. */
  serve?(folder: string, readPassages: () => BenchmarkPassage[]): Service | Promise<Service>;
  /** Describes a Worker over its files; may write assets to the new folder `scratch`. */
  deploy?(folder: string, scratch: string): Deployment;
}

/** Every engine, in the order of the report. Only what is measured is loaded. */
export const ENGINES = {
  Pressmark: async () => (await import("./engines/pressmark.ts")).pressmark,
  "plain-BM25": async () => (await import("./engines/pressmark.ts")).plainBm25,
  MiniSearch: async () => (await import("./engines/mini-search.ts")).miniSearch,
  "MiniSearch-same": async () => (await import("./engines/mini-search.ts")).miniSearchSame,
  "MiniSearch-marked": async () => (await import("./engines/mini-search.ts")).miniSearchMarked,
  FlexSearch: async () => (await import("./engines/flex-search.ts")).flexSearch,
  "FlexSearch-forward": async () => (await import("./engines/flex-search.ts")).flexSearchForward,
  Orama: async () => (await import("./engines/orama.ts")).orama,
  Lunr: async () => (await import("./engines/lunr.ts")).lunr,
  FTS5: async () => (await import("./engines/fts5.ts")).fts5,
} satisfies Record<string, () => Promise<Engine>>;

export type EngineName = keyof typeof ENGINES;

/** Gives the passages of articles, numbered in their order. */
export function* passagesOf(articles: Iterable<PreparedArticle>): Generator<BenchmarkPassage> {
  let id = 0;
  for (const { record, text, passages } of articles)
    for (const { span } of passages) yield { id: id++, title: record.title, text: text.slice(span.start, span.end) };
}
