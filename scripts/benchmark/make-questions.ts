import type { BenchmarkPassage } from "./engine.ts";
import type { BenchmarkQuery } from "./queries.ts";

/** In how many passages each word of a question stands; at 5,000 passages the last one is a common word. */
const PASSAGES = [250, 500, 1_000, 2_000];

/** Below this the corpus has no such words. */
const FEWEST = 8_000;

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
  if (passages.length < FEWEST) return [];
  const counts = [...countPassages(passages)];
  const words = PASSAGES.map((wanted) => {
    const distance = (count: number) => Math.abs(Math.log(count / wanted));
    return counts.toSorted(([, a], [, b]) => distance(a) - distance(b)).map(([word]) => word);
  });
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const [one, two, three, four] = words.map((nearest) => nearest[at]);
    return { kind: "even question", text: `What of the ${one} and the ${two}, of ${three} and ${four}?` };
  });
}
