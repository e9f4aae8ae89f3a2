import type { QueryToken } from "../../text/analyse-query.ts";
import { RANKING } from "../ranking.ts";
import type { QueryWord } from "./parsed-query.ts";
import type { Clause, WordCover } from "./query-plan.ts";

/** The bigrams within a word: all but that which it makes with the next one. */
function innerBigrams({ word, bigrams }: QueryToken): readonly string[] {
  return bigrams.slice(0, Math.max(0, Array.from(word).length - 1));
}

/** What is known of the words of a query by which passages have them. */
interface Covering {
  clauses: readonly Clause[];
  /** Words that the index does not have. */
  guessed: ReadonlySet<string>;
  /** The terms that they are taken for. */
  taken: ReadonlyMap<string, string>;
  synonyms: readonly { clause: number; terms: readonly string[] }[];
  bigrams: ReadonlyMap<string, number>;
}

/** Tells how passages have each word of a query: by its own clause, which has its number, by synonyms, or by all its bigrams. */
export function coverWords(
  words: readonly QueryWord[],
  { clauses, guessed, taken, synonyms, bigrams }: Covering,
): WordCover[] {
  return words.map((word, at) => {
    const [term = ""] = word.terms;
    const meant = taken.get(term) ?? term;
    const had = clauses[at]?.passageWeight ?? 0;
    const inner = innerBigrams(word).map((bigram) => bigrams.get(bigram));
    const all = inner.filter((number) => number !== undefined);
    return {
      any: [at, ...synonyms.filter(({ terms }) => terms.includes(meant)).map(({ clause }) => clause)],
      all: all.length === inner.length ? all : [],
      weight: guessed.has(word.word) ? had / RANKING.guess : had,
      had,
    };
  });
}
