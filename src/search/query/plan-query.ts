import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { QueryToken } from "../../text/analyse-query.ts";
import { inverseFrequency } from "../bm25.ts";
import { RANKING } from "../ranking.ts";
import { coverWords } from "./cover-words.ts";
import { findApart } from "./find-apart.ts";
import { findCompounds } from "./find-compounds.ts";
import { findNames } from "./find-names.ts";
import { findSynonyms } from "./find-synonyms.ts";
import { TermFinder } from "./find-terms.ts";
import { limitSteps } from "./limit-steps.ts";
import type { ParsedQuery, QueryWord } from "./parsed-query.ts";
import { planPairs } from "./plan-pairs.ts";
import { Planner } from "./planner.ts";
import type { QueryPlan } from "./query-plan.ts";

/** A Chinese letter, which is a word or a part of one. */
const HAN_LETTER = /^\p{Script=Han}$/u;

/** Most of them in a query that asks for nothing else; each walks the vocabulary. */
const MAX_LETTERS = 2;

/** Adds a clause for each bigram of the query, and gives their numbers. */
function addBigrams(planner: Planner, tokens: readonly QueryToken[]): Map<string, number> {
  const distinct = new Set(tokens.flatMap(({ bigrams }) => bigrams));
  const numbers = Array.from(distinct, (bigram) => [bigram, planner.addBigram(bigram)] as const);
  return new Map(numbers.flatMap(([bigram, number]) => (number === null ? [] : [[bigram, number] as const])));
}

/** The likeliest term of each word that was guessed, by the word's first term. */
function takenFor(words: readonly QueryWord[], { clauses, terms }: Planner, { corrections }: TermFinder) {
  const taken = words.flatMap(({ word, terms: [term = ""] }, at) => {
    const [member] = clauses[at]?.slots[0]?.members ?? [];
    const likeliest = member && terms[member.term]?.term;
    return corrections.some(({ from }) => from === word) && likeliest !== undefined ? [[term, likeliest] as const] : [];
  });
  return new Map(taken);
}

/** The tokens of a query, those that were guessed with their likeliest terms. */
function takeTokens(tokens: readonly QueryToken[], taken: ReadonlyMap<string, string>): QueryToken[] {
  return tokens.map((token) => {
    const term = taken.get(token.terms[0] ?? "");
    return term === undefined ? token : { ...token, terms: [term] };
  });
}

/**
 * Plans a query: looks up its words and their synonyms. A word that the index lacks is guessed at, unless the index has a
 * synonym of it; a guessed word has the synonyms of its likeliest guess.
 */
export function planQuery(index: PassageIndex, query: ParsedQuery): QueryPlan {
  const finder = new TermFinder(index, query.demands.filter(({ kind }) => kind === "beginning").length);
  const planner = new Planner(index, finder);
  const typed = findSynonyms(index, query.tokens, finder);
  const names = findNames(index, query, finder);
  const apart = findApart(index, query, finder);
  const compounds = findCompounds(index, query, finder);
  const explained = new Set([...typed, ...names].flatMap(({ terms }) => terms));
  const isLetters = query.tokens.length <= MAX_LETTERS && query.tokens.every(({ word }) => HAN_LETTER.test(word));
  for (const word of query.words) {
    if (isLetters) planner.addLetter(word);
    else planner.addWord(word, explained.has(word.terms[0] ?? ""));
  }
  for (const demand of query.demands) planner.addDemand(demand);
  const taken = takenFor(query.words, planner, finder);
  const found = taken.size === 0 ? typed : findSynonyms(index, takeTokens(query.tokens, taken), finder);
  const synonyms = [
    ...found.map((one) => ({ clause: planner.addWording(one, RANKING.synonym), terms: one.terms })),
    ...names.map((one) => ({ clause: planner.addWording(one, RANKING.name), terms: one.terms })),
    ...apart.map((one) => ({ clause: planner.addWording(one, RANKING.name), terms: one.terms })),
    ...compounds.map((one) => ({ clause: planner.addWording(one, RANKING.compound), terms: one.terms })),
  ];
  for (const demand of query.demands) planner.excludeWhole(demand);
  const bigrams = addBigrams(planner, query.tokens);
  const { terms, clauses } = planner;
  const { corrections, unknown } = finder;
  const guessed = new Set([...corrections.map(({ from }) => from), ...unknown]);
  const { wanted, unwanted } = query.filters;
  const isFiltered = Object.keys(wanted).length + Object.keys(unwanted).length > 0;
  const seeksNothing = query.words.length === 0 && query.demands.every(({ role }) => role === "not");
  const plan = {
    terms,
    clauses,
    pairs: planPairs(query, planner),
    nameLength: query.demands.length === 0 && query.words.length > 0 ? query.tokens.length : 0,
    cover: coverWords(query.words, {
      clauses,
      guessed,
      taken,
      synonyms,
      bigrams,
      absence: inverseFrequency(index.counts.passages, 0),
    }),
    corrections,
    unknown,
    notes: finder.notes,
    matchesAll: seeksNothing && (isFiltered || query.demands.length > 0),
  };
  return limitSteps(plan, query, index.counts.passages);
}
