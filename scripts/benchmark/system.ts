import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PreparedArticle } from "../../src/corpus/article.ts";

/** A passage as the systems are given it, numbered from 0 in corpus order. */
export interface BenchmarkPassage {
  id: number;
  title: string;
  text: string;
}

/** What a reader may type. */
export const QUERY_KINDS = ["rare word", "common word", "three words", "question", "phrase", "prefix", "typo"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** One query, as plain words: each system adds the marks of its own syntax. */
export interface BenchmarkQuery {
  kind: QueryKind;
  text: string;
}

/** Gives the numbers of at most `limit` passages, best first. */
export type Search = (query: BenchmarkQuery, limit: number) => number[] | Promise<number[]>;

/** The folder of a system's files, and what reads a file by its path in it; that is counted. */
export interface BuiltFiles {
  folder: string;
  read(name: string): Uint8Array;
}

/** A search engine as its users build, keep, open and ask it, and what the report says of it. */
export interface System {
  title: string;
  /** What its files hold beside the inverted index. */
  holds: string;
  /** How it answers prefixes, misspelt words and phrases. */
  means: string;
  /** Whether it is meant for corpora of any size. */
  isLarge?: boolean;
  /** Whether it reads files on demand, so that these are counted. */
  fetches?: boolean;
  /** Whether it allocates outside Node, which then cannot tell how much memory it holds. */
  hidesMemory?: boolean;
  /** Builds the index of a corpus and writes its files to an empty folder. */
  build(articles: Iterable<PreparedArticle>, folder: string): void | Promise<void>;
  open(files: BuiltFiles): Search | Promise<Search>;
  /** Gives the configuration and assets of a Worker that answers `/search?q=` from its files; may write `scratch`. */
  makeWorker?(folder: string, scratch: string): { config: string; assets: string };
}

/** Every system, by the name under which it is chosen, in the order of the report; only what is measured is loaded. */
const SYSTEMS: Readonly<Record<string, () => Promise<System>>> = {
  pressmark: async () => (await import("./systems/pressmark.ts")).pressmark,
  "plain-bm25": async () => (await import("./systems/plain-bm25.ts")).plainBm25,
  minisearch: async () => (await import("./systems/mini-search.ts")).miniSearch,
  flexsearch: async () => (await import("./systems/flex-search.ts")).flexSearch,
  "flexsearch-forward": async () => (await import("./systems/flex-search.ts")).flexSearchForward,
  orama: async () => (await import("./systems/orama.ts")).orama,
  lunr: async () => (await import("./systems/lunr.ts")).lunr,
  fts5: async () => (await import("./systems/fts5.ts")).fts5,
};

/** The names of all systems. */
export const SYSTEM_NAMES = Object.keys(SYSTEMS);

/** Loads a system. Rejects with a RangeError when there is none of the name. */
export async function loadSystem(name: string): Promise<System> {
  const system = await SYSTEMS[name]?.();
  if (!system) throw new RangeError(`There is no system ${name}, wanted one of ${SYSTEM_NAMES.join(", ")}`);
  return system;
}

/** Gives the passages of articles, numbered in their order. */
export function* passagesOf(articles: Iterable<PreparedArticle>): Generator<BenchmarkPassage> {
  let id = 0;
  for (const { record, text, passages } of articles)
    for (const { span } of passages) yield { id: id++, title: record.title, text: text.slice(span.start, span.end) };
}

/** The file of an index that is one text. */
export const TEXT_FILE = "index.json";

/** Makes a system of an engine whose index is kept as one text: `write` makes it of passages, and `read` opens it. */
export function keptAsText(engine: {
  write(passages: Iterable<BenchmarkPassage>): string | Promise<string>;
  read(text: string): Search | Promise<Search>;
}): Pick<System, "build" | "open"> {
  return {
    async build(articles, folder) {
      writeFileSync(join(folder, TEXT_FILE), await engine.write(passagesOf(articles)));
    },
    open: (files) => engine.read(new TextDecoder().decode(files.read(TEXT_FILE))),
  };
}
