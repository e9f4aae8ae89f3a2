import type { BenchmarkPassage } from "./engine.ts";
import queries from "./queries.json" with { type: "json" };

/**
 * What a reader may type. A rare word stands in one to three of the first thousand passages, a common one in fifty or
 * more; phrases stand there word for word, misspelt words nowhere.
 */
export const QUERY_KINDS = ["rare word", "common word", "three words", "question", "phrase", "prefix", "typo"] as const;

/** The same, and the kind of question that is as rare at every size of the corpus. */
export const ALL_KINDS = [...QUERY_KINDS, "even question"] as const;

/** Passages asked for at once. */
export const LIMIT = 10;

/** One query, as plain words: each engine adds the marks of its own syntax. */
export interface BenchmarkQuery {
  kind: (typeof ALL_KINDS)[number];
  text: string;
}

/** All queries, the kinds in turn. */
export const QUERIES: readonly BenchmarkQuery[] = queries.phrase.flatMap((_, at) =>
  QUERY_KINDS.map((kind) => ({ kind, text: queries[kind][at] ?? "" })),
);

/** The query that a fresh process or Worker is asked first. */
export const FIRST: BenchmarkQuery = { kind: "three words", text: queries["three words"][0] ?? "" };

/** In how many passages each word of a question stands; at 5,000 passages the last one is a common word. */
const WORD_PASSAGES = [250, 500, 1_000, 2_000];

/** Passages below which the corpus has no such words. */
const FEWEST_PASSAGES = 8_000;

const QUESTIONS = 8;

/** Counts, for each word of four letters or more, the passages that have it. */
function countPassages(passages: Iterable<BenchmarkPassage>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of passages)
    for (const word of new Set(text.toLowerCase().match(/\b[a-z]{4,}\b/g)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Makes questions of words that stand in about as many passages whatever the size of the corpus, so that two sizes are
 * asked for equally many passages. Gives none for a corpus of less than 8,000.
 */
export function makeEvenQuestions(passages: readonly BenchmarkPassage[]): BenchmarkQuery[] {
  if (passages.length < FEWEST_PASSAGES) return [];
  const counts = [...countPassages(passages)];
  const words = WORD_PASSAGES.map((wanted) => {
    const distance = (count: number) => Math.abs(Math.log(count / wanted));
    return counts.toSorted(([, a], [, b]) => distance(a) - distance(b)).map(([word]) => word);
  });
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const [one, two, three, four] = words.map((nearest) => nearest[at]);
    return { kind: "even question", text: `What of the ${one} and the ${two}, of ${three} and ${four}?` };
  });
}
