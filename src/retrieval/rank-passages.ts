import type { SearchRequest } from "../contract/search-request.ts";
import { type PassageIndex, passageAt } from "../index/passage-index.ts";
import { type Expansion, expandSynonyms, makeSynonymGroups, type SynonymGroup } from "./expand-synonyms.ts";
import { filterArticles } from "./filter-articles.ts";
import { type Candidate, matchPassages } from "./match-passages.ts";
import { type ParsedQuery, parseQuery, type QueryWord } from "./parse-query.ts";

/** Everything that matches a request, in the order asked for. */
export interface Ranking {
  query: ParsedQuery;
  expansions: Expansion[];
  candidates: Candidate[];
  /** What a person should know about how the request was read. */
  notes: string[];
}

const groupsOfIndex = new WeakMap<PassageIndex, SynonymGroup[]>();

function synonymGroups(index: PassageIndex): SynonymGroup[] {
  const known = groupsOfIndex.get(index);
  if (known) return known;
  const groups = makeSynonymGroups(index.corpus.synonyms);
  groupsOfIndex.set(index, groups);
  return groups;
}

type Order = (a: string, b: string) => number;
const ORDERS: Readonly<Record<Exclude<SearchRequest["sort"], "relevance">, Order>> = {
  newest: (a, b) => (a > b ? -1 : Number(a < b)),
  oldest: (a, b) => (a < b ? -1 : Number(a > b)),
};

/** Orders by day, articles without a day last; within a day by score. `candidates` come best first. */
function sortByDay(index: PassageIndex, candidates: readonly Candidate[], order: Order): Candidate[] {
  const dated = candidates.map((candidate) => ({
    candidate,
    day: passageAt(index, candidate.passage).article.record.published,
  }));
  const known = dated.flatMap(({ candidate, day }) => (day === null ? [] : [{ candidate, day }]));
  const unknown = dated.filter(({ day }) => day === null);
  return [...known.sort((a, b) => order(a.day, b.day)), ...unknown].map(({ candidate }) => candidate);
}

function quoteWords(words: readonly QueryWord[]): string {
  return words.map(({ word }) => JSON.stringify(word)).join(", ");
}

/** Names the words that the index does not have, those apart that something is spelt like. */
function noteUnknown({ words }: ParsedQuery, index: PassageIndex, candidates: readonly Candidate[]): string[] {
  const unknown = words.filter(({ term }) => !index.vocabulary.has(term));
  const isGuessed = ({ term }: QueryWord) => candidates.some(({ queryTerms }) => queryTerms.has(term));
  const guessed = unknown.filter(isGuessed);
  const missing = unknown.filter((word) => !isGuessed(word));
  return [
    ...(guessed.length > 0
      ? [`Not in this corpus as spelt: ${quoteWords(guessed)}; words spelt nearly so were searched`]
      : []),
    ...(missing.length > 0 ? [`Not in this corpus: ${quoteWords(missing)}`] : []),
  ];
}

/**
 * Ranks every passage that matches: filters, then scores, then the order asked for. Ties are broken by
 * passage order, so that every answer can be reproduced.
 */
export function rankPassages(
  index: PassageIndex,
  request: Pick<SearchRequest, "query"> & Partial<SearchRequest>,
): Ranking {
  const query = parseQuery(request.query);
  const expansions = expandSynonyms(query.tokens, synonymGroups(index));
  const filtered = filterArticles(index, request);
  const matching = matchPassages(index, query, expansions);
  const passing = matching.filter(({ passage }) => filtered.passes(index.passages[passage]?.article ?? -1));
  const sort = request.sort ?? "relevance";
  return {
    query,
    expansions,
    candidates: sort === "relevance" ? passing : sortByDay(index, passing, ORDERS[sort]),
    notes: [...query.notes, ...noteUnknown(query, index, matching), ...filtered.notes],
  };
}
