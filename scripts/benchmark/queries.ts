import queries from "./queries.json" with { type: "json" };

/**
 * What a reader may type. A rare word stands in one to three of the first thousand passages, a common one in fifty or
 * more; phrases stand there word for word, misspelt words nowhere.
 */
export const QUERY_KINDS = ["rare word", "common word", "three words", "question", "phrase", "prefix", "typo"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** Passages asked for at once. */
export const LIMIT = 10;

/** One query, as plain words: each engine adds the marks of its own syntax. An even question is as rare at every size. */
export interface BenchmarkQuery {
  kind: QueryKind | "even question";
  text: string;
}

/** All queries, the kinds in turn. */
export const QUERIES: readonly BenchmarkQuery[] = queries.phrase.flatMap((_, at) =>
  QUERY_KINDS.map((kind) => ({ kind, text: queries[kind][at] ?? "" })),
);

/** The query that a fresh process or Worker is asked first. */
export const FIRST: BenchmarkQuery = { kind: "three words", text: queries["three words"][0] ?? "" };
