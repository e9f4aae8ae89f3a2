import { formatCount } from "../../contract/format-count.ts";
import type { ArticleFilters, SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { expandSynonyms, makeSynonymGroups, type SynonymGroup } from "../query/expand-synonyms.ts";
import { parseQuery } from "../query/parse-query.ts";
import type { ParsedQuery } from "../query/parsed-query.ts";
import { planQuery } from "../query/plan-query.ts";
import type { QueryPlan } from "../query/query-plan.ts";
import { relaxPlan } from "../query/relax-plan.ts";
import { type FilteredArticles, filterArticles } from "./filter-articles.ts";
import { type Depth, FoundPassages } from "./found-passages.ts";
import { PassageScorer } from "./score-passages.ts";
import type { Candidate } from "./top-passages.ts";

/** What is searched for. */
type Asked = Pick<SearchRequest, "query"> & Partial<SearchRequest>;

/** What matches a request: counts of all, and the first in the order asked for. */
export interface Ranking {
  query: ParsedQuery;
  plan: QueryPlan;
  /** Passages that match. */
  total: number;
  /** Those of them that a list has which gives so many of each article, near-duplicates folded. */
  listed: number;
  /** The first of the list. */
  top: Candidate[];
  /** The two best passages in whatever order the list is, the best first. */
  best: Candidate[];
  /** The articles that have matching passages, and how many each has. */
  articles: { article: number; passages: number }[];
  /** For a passage that near-duplicates are folded into, these. */
  folded: ReadonlyMap<number, readonly number[]>;
  /** Whether nothing had all that was required, so that what has some of it was taken. */
  isRelaxed: boolean;
  /** What a person should know about how the request was read. */
  notes: string[];
}

const NOTE_RELAXED = "No passage has all that is required, so these have some of it: the requirements were relaxed";

const groupsOfIndex = new WeakMap<PassageIndex, SynonymGroup[]>();

function synonymGroups(index: PassageIndex): SynonymGroup[] {
  const known = groupsOfIndex.get(index);
  if (known) return known;
  const groups = makeSynonymGroups(index.corpus.synonyms, index.languages);
  groupsOfIndex.set(index, groups);
  return groups;
}

/** The articles that pass the filters of the request, and those that stand in the query. */
function applyFilters(
  index: PassageIndex,
  request: Asked,
  { filters: { wanted, unwanted } }: ParsedQuery,
): FilteredArticles {
  const [given, typed] = [filterArticles(index, request), filterArticles(index, wanted)];
  // Each value by itself: an article is out that has any of them.
  const out = Object.entries(unwanted).map(([name, values]) =>
    filterArticles(index, { [name]: values } satisfies Partial<ArticleFilters>),
  );
  return {
    passes: (article) => given.passes(article) && typed.passes(article) && !out.some(({ passes }) => passes(article)),
    isOpen: given.isOpen && typed.isOpen && out.length === 0,
    notes: [...new Set([...given.notes, ...typed.notes, ...out.flatMap(({ notes }) => notes)])],
  };
}

function quoteWords(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(", ");
}

function noteUnknown({ unknown }: QueryPlan): string[] {
  return unknown.length > 0 ? [`Not in this corpus: ${quoteWords(unknown)}`] : [];
}

function noteOutside({ total }: FoundPassages): string[] {
  return total > 0 ? [`Without the filters it would be ${formatCount(total, "passage")}`] : [];
}

/**
 * Ranks the passages that match: filters, then scores, then the order asked for. Ties are broken by passage order, so
 * that every answer can be reproduced. When no passage has all that the query requires, the requirements are relaxed.
 * What it reads is fetched at once: the postings of the query's terms, with their positions when words stand together in it.
 */
export async function rankPassages(index: PassageIndex, request: Asked, depth: Depth): Promise<Ranking> {
  const { languages } = index;
  const query = parseQuery(request.query, languages);
  const plan = planQuery(index, query, expandSynonyms(query.tokens, synonymGroups(index), languages));
  const filtered = applyFilters(index, request, query);
  const { sort = "relevance" } = request;
  const find = async (wanted: QueryPlan, passes = filtered.passes) => {
    const needsPositions = wanted.pairs.length > 0 || wanted.clauses.some(({ slots }) => slots.length > 1);
    const scorer = new PassageScorer(index, wanted, await index.readPostings(wanted.terms, needsPositions));
    // Without anything to score the newest are what a reader wants first.
    const order = wanted.matchesAll && sort !== "oldest" ? "newest" : sort;
    const found = new FoundPassages(index, { ...depth, sort: order }, scorer.maskWidth);
    scorer.forEachArticle(passes, (matches) => found.add(matches));
    found.finish();
    return found;
  };
  const strict = await find(plan);
  const relaxed = strict.total === 0 ? relaxPlan(plan) : null;
  const found = relaxed ? await find(relaxed) : strict;
  const isRelaxed = relaxed !== null && found.total > 0;
  const outside = found.total === 0 && !filtered.isOpen ? await find(plan, () => true) : null;
  return {
    query,
    plan: relaxed ?? plan,
    total: found.total,
    listed: found.listed,
    top: found.top,
    best: found.best,
    articles: found.articles,
    folded: found.folded,
    isRelaxed,
    notes: [
      ...query.notes,
      ...plan.notes,
      ...noteUnknown(plan),
      ...(isRelaxed ? [NOTE_RELAXED] : []),
      ...filtered.notes,
      ...(outside ? noteOutside(outside) : []),
    ],
  };
}
