import type { SearchRequest } from "../contract/search-request.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { expandSynonyms, makeSynonymGroups, type SynonymGroup } from "./expand-synonyms.ts";
import { filterArticles } from "./filter-articles.ts";
import { type ParsedQuery, parseQuery, type QueryWord } from "./parse-query.ts";
import { planQuery, type QueryPlan } from "./plan-query.ts";
import { type ArticleMatches, PassageScorer } from "./score-passages.ts";
import { type Candidate, TopPassages } from "./top-passages.ts";

/** What matches a request: counts of all, and the first in the order asked for. */
export interface Ranking {
  query: ParsedQuery;
  plan: QueryPlan;
  /** Passages that match. */
  total: number;
  /** Those of them that a list has which gives so many of each article. */
  listed: number;
  /** The first of the list. */
  top: Candidate[];
  /** The best passage in whatever order the list is. */
  best: Candidate | null;
  /** The articles that have matching passages, and how many each has. */
  articles: { article: number; passages: number }[];
  /** What a person should know about how the request was read. */
  notes: string[];
}

/** How much of a ranking is wanted. */
interface Depth {
  /** Passages from the first on. */
  most: number;
  perArticle: number;
}

const groupsOfIndex = new WeakMap<PassageIndex, SynonymGroup[]>();

function synonymGroups(index: PassageIndex): SynonymGroup[] {
  const known = groupsOfIndex.get(index);
  if (known) return known;
  const groups = makeSynonymGroups(index.corpus.synonyms);
  groupsOfIndex.set(index, groups);
  return groups;
}

/** What articles are ordered by before the scores of their passages: the day, those without one last. */
function keyOf(index: PassageIndex, sort: SearchRequest["sort"]): (article: number) => number {
  if (sort === "relevance") return () => 0;
  const days = index.columns.day;
  const direction = sort === "oldest" ? 1 : -1;
  return (article) => direction * (days[article] ?? 0) || Number.POSITIVE_INFINITY;
}

/** Takes what a search finds, article by article, and keeps what its answer needs. */
class Found {
  total = 0;
  listed = 0;
  readonly articles: Ranking["articles"] = [];
  readonly #top: TopPassages;
  readonly #best = new TopPassages(1);
  readonly #perArticle: number;
  readonly #keyOf: (article: number) => number;
  /** Whether the first of the list is the best too. */
  readonly #isByScore: boolean;

  constructor(index: PassageIndex, depth: Depth, sort: SearchRequest["sort"]) {
    this.#top = new TopPassages(depth.most);
    this.#perArticle = depth.perArticle;
    this.#keyOf = keyOf(index, sort);
    this.#isByScore = sort === "relevance" && depth.most > 0;
  }

  add(matches: ArticleMatches, maskWidth: number): void {
    const { article, passages, scores, matched } = matches;
    const bitsOf = (place: number) => matched.slice(place * maskWidth, (place + 1) * maskWidth);
    this.total += passages.length;
    this.listed += Math.min(passages.length, this.#perArticle);
    this.articles.push({ article, passages: passages.length });
    const key = this.#keyOf(article);
    for (const place of this.#bestOf(matches, key)) {
      this.#top.add({ passage: passages[place] ?? 0, article, score: scores[place] ?? 0, key, matched: bitsOf(place) });
    }
    if (this.#isByScore) return;
    for (const [place, score] of scores.entries()) {
      const passage = passages[place] ?? 0;
      if (this.#best.admits({ key: 0, score, passage }))
        this.#best.add({ passage, article, score, key: 0, matched: bitsOf(place) });
    }
  }

  /** Places of the passages of an article that would be listed: the best, at most so many. */
  #bestOf({ passages, scores }: ArticleMatches, key: number): number[] {
    const places: number[] = [];
    for (let place = 0; place < passages.length; place++) {
      if (this.#top.admits({ key, score: scores[place] ?? 0, passage: passages[place] ?? 0 })) places.push(place);
    }
    if (places.length <= this.#perArticle) return places;
    places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return places.slice(0, this.#perArticle);
  }

  get top(): Candidate[] {
    return this.#top.sorted;
  }

  get best(): Candidate | null {
    return (this.#isByScore ? this.#top : this.#best).sorted[0] ?? null;
  }
}

function quoteWords(words: readonly QueryWord[]): string {
  return words.map(({ word }) => JSON.stringify(word)).join(", ");
}

/** Names the words that the index does not have, nor a synonym of; those apart that something is spelt like. */
function noteUnknown({ words }: ParsedQuery, { guessed, standsFor }: QueryPlan): string[] {
  const bySynonym = new Set(standsFor.flat());
  const unknown = words.filter(({ term }) => guessed.has(term) && !bySynonym.has(term));
  const isGuessed = ({ term }: QueryWord) => (guessed.get(term) ?? []).length > 0;
  const missing = unknown.filter((word) => !isGuessed(word));
  const near = unknown.filter(isGuessed);
  return [
    ...(near.length > 0
      ? [`Not in this corpus as spelt: ${quoteWords(near)}; words spelt nearly so were searched`]
      : []),
    ...(missing.length > 0 ? [`Not in this corpus: ${quoteWords(missing)}`] : []),
  ];
}

/**
 * Ranks the passages that match: filters, then scores, then the order asked for. Ties are broken by passage order, so
 * that every answer can be reproduced. What it reads is fetched at once: the postings of the query's terms, with their
 * positions when words stand together in it.
 */
export async function rankPassages(
  index: PassageIndex,
  request: Pick<SearchRequest, "query"> & Partial<SearchRequest>,
  depth: Depth,
): Promise<Ranking> {
  const query = parseQuery(request.query);
  const plan = planQuery(index, query, expandSynonyms(query.tokens, synonymGroups(index)));
  const filtered = filterArticles(index, request);
  const needsPositions = plan.pairs.length > 0 || plan.clauses.some(({ offsets }) => offsets !== null);
  const scorer = new PassageScorer(index, plan, await index.readPostings(plan.terms, needsPositions));
  const found = new Found(index, depth, request.sort ?? "relevance");
  scorer.forEachArticle(filtered.passes, (matches) => found.add(matches, scorer.maskWidth));
  return {
    query,
    plan,
    total: found.total,
    listed: found.listed,
    top: found.top,
    best: found.best,
    articles: found.articles,
    notes: [...query.notes, ...noteUnknown(query, plan), ...filtered.notes],
  };
}
