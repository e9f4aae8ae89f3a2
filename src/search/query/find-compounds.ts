import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { FoundSynonym } from "./find-synonyms.ts";
import type { TermFinder } from "./find-terms.ts";
import type { ParsedQuery } from "./parsed-query.ts";

/**
 * Finds the compounds that end with a word of the query, which say a kind of it: `Lebensversicherung` for `Versicherung`. Not the
 * other way: who asks for the narrower word does not ask for all kinds. A word that must be there is wanted as typed.
 */
export function findCompounds(index: PassageIndex, { words }: ParsedQuery, finder: TermFinder): FoundSynonym[] {
  return words.flatMap(({ terms: [first = "", ...others], isRequired }) => {
    const own = isRequired ? [] : finder.find([first, ...others]);
    const compounds = new Set(own.flatMap(({ entry }) => [...index.compoundsOf(entry.term)]));
    const terms = finder.find([...compounds]);
    return terms.length === 0 ? [] : [{ terms: [first], wording: [{ terms, offset: 0 }] }];
  });
}
