import type { QueryToken } from "../../text/analyse-query.ts";
import { RANKING } from "../ranking.ts";
import type { QueryWord } from "./parsed-query.ts";
import type { Clause, WordCover } from "./query-plan.ts";

/** The bigrams within a word: all but the one that it makes with the next word. */
function innerBigrams({ word, bigrams }: QueryToken): readonly string[] {
  return bigrams.slice(0, Math.max(0, Array.from(word).length - 1));
}

/** How the words of a query were looked up. */
interface Covering {
  clauses: readonly Clause[];
  /** Words that the index lacks. */
  guessed: ReadonlySet<string>;
  /** The likeliest term of each that was guessed, by its first term. */
  taken: ReadonlyMap<string, string>;
  synonyms: readonly { clause: number; terms: readonly string[] }[];
  bigrams: ReadonlyMap<string, number>;
  /** The rarity of a word that no passage has. */
  absence: number;
}

/** Says how a passage covers each word of a query: by the clause of the same number, by a synonym, or by all of its bigrams. */
export function coverWords(
  words: readonly QueryWord[],
  { clauses, guessed, taken, synonyms, bigrams, absence }: Covering,
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
      absent: guessed.has(word.word) ? absence : null,
    };
  });
}
