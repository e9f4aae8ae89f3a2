import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { FoundSynonym } from "./find-synonyms.ts";
import type { FoundTerm, TermFinder } from "./find-terms.ts";
import type { ParsedQuery } from "./parsed-query.ts";

/** Words of a query each of which may be two: in longer ones the others tell what is meant. */
const MAX_APART = 2;

/** Fewest letters of the two words that one may be: `set up` for `setup`. */
const MIN_FIRST = 3;
const MIN_SECOND = 2;

type Wording = FoundSynonym["wording"];

const LETTERS = /^[a-z]+$/;

/** The two words that a word may be, parted at each place where it can be. */
function* partWord(word: string): Generator<[first: string, second: string]> {
  if (word.length < MIN_FIRST + MIN_SECOND || !LETTERS.test(word)) return;
  for (let at = MIN_FIRST; at <= word.length - MIN_SECOND; at++) yield [word.slice(0, at), word.slice(at)];
}

/** Finds two words, if the index has both. The longer one first: the index lacks most, and then the other is not looked up. */
function findBoth(words: [first: string, second: string], find: (word: string) => FoundTerm[]): Wording[] {
  const [first, second] = words;
  if (find(first.length > second.length ? first : second).length === 0) return [];
  const wording = words.map((word, offset) => ({ terms: find(word), offset }));
  return wording.every(({ terms }) => terms.length > 0) ? [wording] : [];
}

/**
 * Finds words of a query that are written as two, one behind the other: `back end` for `backend`. In a longer query only
 * those that the index lacks; they are guessed at too, since whether the two stand together is not known yet.
 */
export function findApart(
  { languages }: PassageIndex,
  { tokens, words }: ParsedQuery,
  finder: TermFinder,
): FoundSynonym[] {
  const find = (word: string) => finder.find(languages.map(({ termOf }) => termOf(word)));
  return words.flatMap(({ word, terms, isRequired }) => {
    const mayPart = !isRequired && (tokens.length <= MAX_APART || finder.find(terms).length === 0);
    if (!mayPart) return [];
    const wordings = Array.from(partWord(word), (halves) => findBoth(halves, find)).flat();
    return wordings.map((wording) => ({ terms: terms.slice(0, 1), wording }));
  });
}
