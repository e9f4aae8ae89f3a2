import type { PassageIndex } from "../../index/read/passage-index.ts";
import { analyseQuery, type QueryToken } from "../../text/analyse-query.ts";
import { WHOLE_MARK } from "../../text/find-whole.ts";
import type { FoundSynonym } from "./find-synonyms.ts";
import type { TermFinder } from "./find-terms.ts";
import type { ParsedQuery } from "./parsed-query.ts";

const firstTerm = ({ terms: [term = ""] }: QueryToken) => term;

/**
 * Finds a name of several words as one: `email` for `e-mail`. When it is all that is asked for, also as it is typed: the project
 * `project-list` before its scattered words. Among others it finds the same with a mark as without.
 */
function findWhole(tokens: readonly QueryToken[], at: number, finder: TermFinder): FoundSynonym[] {
  const whole = tokens[at]?.whole;
  if (!whole) return [];
  const typed = whole.count === tokens.length ? whole.terms.map((term) => WHOLE_MARK + term) : [];
  const terms = finder.findWritten([...whole.terms, ...typed]);
  if (terms.length === 0) return [];
  return [{ terms: tokens.slice(at, at + whole.count).map(firstTerm), wording: [{ terms, offset: 0 }] }];
}

/** Finds the words of one name where they stand apart: `parse` and `json` for `parseJSON`. */
function findParts(token: QueryToken, finder: TermFinder): FoundSynonym[] {
  if (token.parts.length === 0) return [];
  const wording = token.parts.map((terms, offset) => ({ terms: finder.find(terms), offset }));
  return wording.every(({ terms }) => terms.length > 0) ? [{ terms: [firstTerm(token)], wording }] : [];
}

const FIRST_DIGITS = /^\d{1,3}$/;
const THOUSAND = /^\d{3}$/;

/** Finds a number that the query writes with spaces: `1250000` for `1 250 000`. */
function findThousands(tokens: readonly QueryToken[], at: number, finder: TermFinder): FoundSynonym[] {
  const [first, ...others] = FIRST_DIGITS.test(tokens[at]?.word ?? "") ? tokens.slice(at) : [];
  const end = others.findIndex(({ word }) => !THOUSAND.test(word));
  const number = tokens.slice(at, at + 1 + (end < 0 ? others.length : end));
  if (!first || number.length === 1) return [];
  const terms = finder.find([number.map(({ word }) => word).join("")]);
  return terms.length === 0 ? [] : [{ terms: number.map(firstTerm), wording: [{ terms, offset: 0 }] }];
}

/** Words of a query that may be one: in longer ones most neighbours are two, and the index has both. */
const MAX_JOINED = 2;

/** Finds two words of a query written as one: `backend` for `back end`. */
function findJoined(index: PassageIndex, tokens: readonly QueryToken[], finder: TermFinder): FoundSynonym[] {
  const [first, second] = tokens;
  if (!first || !second || first.whole || second.followsMark) return [];
  const [joined] = analyseQuery(first.word + second.word, index.languages);
  const terms = joined ? finder.find(joined.terms) : [];
  return terms.length === 0 ? [] : [{ terms: [firstTerm(first), firstTerm(second)], wording: [{ terms, offset: 0 }] }];
}

/** Tells which of a query's words may be one with the next: all of a short one, in a longer one those beside a word that the index lacks. */
function makeJoinTest({ tokens, words }: ParsedQuery, finder: TermFinder): (pair: readonly QueryToken[]) => boolean {
  if (tokens.length <= MAX_JOINED) return () => true;
  const unknown = new Set(words.filter(({ terms }) => finder.find(terms).length === 0).map(firstTerm));
  return (pair) => unknown.size > 0 && pair.some((token) => unknown.has(firstTerm(token)));
}

/** Finds other ways to write the names in a query that the index has: as one word, or as several. */
export function findNames(index: PassageIndex, query: ParsedQuery, finder: TermFinder): FoundSynonym[] {
  const { tokens } = query;
  const mayJoin = makeJoinTest(query, finder);
  return tokens.flatMap((token, at) => {
    const pair = tokens.slice(at, at + 2);
    return [
      ...findWhole(tokens, at, finder),
      ...findParts(token, finder),
      ...findThousands(tokens, at, finder),
      ...(mayJoin(pair) ? findJoined(index, pair, finder) : []),
    ];
  });
}
