import { analyse } from "./analyse.ts";
import type { Language } from "./language.ts";

/** A word of a query. */
export interface QueryToken {
  /** As typed, case-folded. */
  word: string;
  /** The terms that it may have: as each language of the corpus reads it, with its accents and without. */
  terms: readonly string[];
  /** Terms of its pairs of letters, in scripts that need them. */
  bigrams: readonly string[];
}

/** Reads the words of a query in every language of a corpus, the main one first. Linear in the product of both. */
export function analyseQuery(text: string, languages: readonly Language[]): QueryToken[] {
  const readings = languages.map((language) => analyse(text, language));
  const [main = []] = readings;
  return main.map(({ word, bigrams }, at) => {
    const terms = readings.flatMap((tokens) => {
      const { term, bareTerm } = tokens[at] ?? { term: word, bareTerm: null };
      return bareTerm === null ? [term] : [term, bareTerm];
    });
    return { word, terms: [...new Set(terms)], bigrams };
  });
}
