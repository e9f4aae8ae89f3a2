import type { ParsedQuery, QueryWord } from "./parsed-query.ts";
import type { Clause, QueryPlan, WordPair } from "./query-plan.ts";

/** The number of each word's likeliest term, and its weight, by the word's first term. */
function findWords(
  words: readonly QueryWord[],
  clauses: readonly Clause[],
): Map<string, { term: number; weight: number }> {
  const found = words.flatMap(({ terms: [first = ""] }, at) => {
    const { slots: [slot] = [], passageWeight: weight = 0 } = clauses[at] ?? {};
    const term = slot?.members[0]?.term;
    return term === undefined ? [] : [[first, { term, weight }] as const];
  });
  return new Map(found);
}

/**
 * Pairs the words of the query that are next to each other but for common words; of a pair typed twice the nearer counts.
 * A pair is as rare as its words are in the mean.
 */
export function planPairs({ words, tokens }: ParsedQuery, { clauses }: Pick<QueryPlan, "clauses">): WordPair[] {
  if (words.length < 2) return [];
  const found = findWords(words, clauses);
  const known = tokens.flatMap(({ terms: [term = ""] }, at) => {
    const word = found.get(term);
    return word ? [{ ...word, at }] : [];
  });
  const pairs = known.slice(1).map((second, index) => {
    const first = known[index] ?? second;
    const weight = (first.weight + second.weight) / 2;
    return { first: first.term, second: second.term, gap: second.at - first.at, weight };
  });
  const apart = pairs.filter(({ first, second }) => first !== second).sort((a, b) => b.gap - a.gap);
  const distinct = new Map(apart.map((pair) => [`${pair.first} ${pair.second}`, pair]));
  return [...distinct.values()];
}
