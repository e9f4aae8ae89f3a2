import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { FoundSynonym } from "./find-synonyms.ts";
import type { TermFinder } from "./find-terms.ts";
import type { ParsedQuery } from "./parsed-query.ts";

/** Words of a query each of which may be two: in longer ones the others tell what is meant. */
const MAX_APART = 2;

/** Fewest letters of the two words that one may be: `set up` for `setup`. */
const MIN_FIRST = 3;
const MIN_SECOND = 2;

const LETTERS = /^[a-z]+$/;

/** The ways to part a word in two. */
function partWord(word: string): [first: string, second: string][] {
  const cuts = LETTERS.test(word) ? Math.max(0, word.length - MIN_FIRST - MIN_SECOND + 1) : 0;
  return Array.from({ length: cuts }, (_, at) => [word.slice(0, at + MIN_FIRST), word.slice(at + MIN_FIRST)]);
}

/**
 * Finds words of a query that are written as two, one behind the other: `back end` for `backend`. In a longer query only
 * those that the index lacks; they are guessed at too, since whether the two stand together is not known yet.
 */
export function findApart(index: PassageIndex, { tokens, words }: ParsedQuery, finder: TermFinder): FoundSynonym[] {
  return words.flatMap(({ word, terms: [first = "", ...others], isRequired }) => {
    const mayPart = tokens.length <= MAX_APART || finder.find([first, ...others]).length === 0;
    const ways = mayPart && !isRequired ? partWord(word) : [];
    const wordings = ways.map((halves) =>
      halves.map((half, offset) => ({ terms: finder.find(index.languages.map(({ termOf }) => termOf(half))), offset })),
    );
    const found = wordings.filter((wording) => wording.every(({ terms }) => terms.length > 0));
    return found.map((wording) => ({ terms: [first], wording }));
  });
}
