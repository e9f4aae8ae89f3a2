import type { Query, SearchOptions } from "minisearch";
import type { PassageIndex } from "../index/passage-index.ts";
import type { Expansion } from "./expand-synonyms.ts";
import type { ParsedQuery, QueryWord } from "./parse-query.ts";

/** A passage that matches, by its number, with what matched in it. */
export interface Candidate {
  passage: number;
  score: number;
  /** Terms of the query, and of its synonyms, that the passage has. */
  queryTerms: ReadonlySet<string>;
  /** Terms of the passage that matched; unlike `queryTerms` where a spelling was guessed. */
  passageTerms: readonly string[];
}

/**
 * Weights of the fields. MiniSearch adds up the fields' scores after saturation, and a match in a short field
 * scores high there: at these weights it still lifts its passage above an equal match in the text. More was
 * worse on Cranfield and on our own topics (DESIGN.md, Ranking).
 */
const BOOST = { title: 0.6, section: 1, text: 1 };

/** MiniSearch's BM25+; k and b as in the BM25 literature, d lifts no long passage. */
const BM25 = { k: 1.2, b: 0.75, d: 0 };

/** Weight of a synonym, all its words together, against the wording that was typed. */
const SYNONYM_WEIGHT = 0.5;

/** Share of a word's letters that may differ, for words that the index does not have. */
const FUZZY = 0.2;

const EXACT: SearchOptions = { tokenize: (term) => [term], boost: BOOST, bm25: BM25, combineWith: "OR" };

function termQuery({ term }: QueryWord, vocabulary: ReadonlySet<string>): Query {
  if (vocabulary.has(term)) return term;
  return { queries: [term], fuzzy: FUZZY, prefix: true, maxFuzzy: 2, weights: { fuzzy: 0.5, prefix: 0.5 } };
}

function synonymQuery(terms: readonly string[]): Query {
  return { queries: [...terms], combineWith: "AND", boostTerm: () => SYNONYM_WEIGHT / terms.length };
}

/**
 * Finds and scores every passage that has any word of the query, or a synonym of what it says; best first,
 * equal scores in passage order. Words that the index does not have match those spelt nearly so.
 *
 * MiniSearch multiplies BM25 by the number of query terms that matched; that factor is taken out again, since
 * it ranks worse (DESIGN.md, Ranking).
 */
export function matchPassages(
  index: PassageIndex,
  { words }: ParsedQuery,
  expansions: readonly Expansion[],
): Candidate[] {
  if (words.length === 0) return [];
  const synonyms = expansions
    .flatMap(({ alternatives }) => alternatives)
    .filter((terms) => terms.every((term) => index.vocabulary.has(term)));
  const queries = [...words.map((word) => termQuery(word, index.vocabulary)), ...synonyms.map(synonymQuery)];
  const results = index.postings.search({ queries }, EXACT);
  const candidates = results.map(({ id, score, queryTerms, match }) => ({
    passage: Number(id),
    score: score / Math.max(1, queryTerms.length),
    queryTerms: new Set(queryTerms),
    passageTerms: Object.keys(match),
  }));
  return candidates.sort((a, b) => b.score - a.score || a.passage - b.passage);
}
