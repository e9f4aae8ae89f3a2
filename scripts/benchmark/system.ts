/** An article of the benchmark's corpus, cut already: `text.slice(start, end)` of each span is a passage. */
export interface BenchmarkArticle {
  id: string;
  title: string;
  text: string;
  spans: readonly (readonly [start: number, end: number])[];
}

/** A passage as the systems are given it, numbered from 0 in corpus order. */
export interface BenchmarkPassage {
  id: number;
  title: string;
  text: string;
}

/** What a reader may type; in the order of the report. */
export const QUERY_KINDS = ["rare word", "common word", "three words", "question", "phrase", "prefix", "typo"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** One query, as plain words: each system adds the marks of its own syntax. */
export interface BenchmarkQuery {
  kind: QueryKind;
  text: string;
}

/** The built files of a system, as one that opens them sees them. */
export interface BuiltFiles {
  /** The folder, for a system that reads from disk by itself. */
  folder: string;
  /** Gives a file that was read before opening began. Throws an Error for any other. */
  preloaded(name: string): Uint8Array;
  /** Reads a file on demand, by its path in the folder; counted, where files and bytes are counted. */
  fetch(name: string): Promise<Uint8Array>;
}

/** A system that is open and can be asked. */
export interface OpenedSystem {
  /** Gives the numbers of at most `limit` passages, best first. */
  search(query: BenchmarkQuery, limit: number): number[] | Promise<number[]>;
}

/** A search engine as its users build, keep, open and ask it. */
export interface System {
  /** Whether it has its memory from the operating system, so that Node does not know how much. */
  hidesMemory?: boolean;
  /** Builds the index of a corpus and writes its files to a folder that exists and is empty. */
  build(articles: Iterable<BenchmarkArticle>, folder: string): Promise<void>;
  /** Tells whether a file is read in whole before opening begins, so that its reading is not timed. */
  isPreloaded(name: string): boolean;
  open(files: BuiltFiles): Promise<OpenedSystem>;
}

/** Gives the passages of articles, numbered in their order. */
export function* passagesOf(articles: Iterable<BenchmarkArticle>): Generator<BenchmarkPassage> {
  let id = 0;
  for (const { title, text, spans } of articles) {
    for (const [start, end] of spans) {
      yield { id, title, text: text.slice(start, end) };
      id += 1;
    }
  }
}
