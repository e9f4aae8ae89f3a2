import type { ArticleFilters, SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { formatCount } from "../../text/format-count.ts";
import { parseQuery } from "../query/parse-query.ts";
import type { ParsedQuery } from "../query/parsed-query.ts";
import { planQuery } from "../query/plan-query.ts";
import type { QueryPlan } from "../query/query-plan.ts";
import { relaxPlan } from "../query/relax-plan.ts";
import type { Sought } from "./cover-query.ts";
import { type FilteredArticles, filterArticles } from "./filter-articles.ts";
import { type Folded, foldDuplicates } from "./fold-duplicates.ts";
import { liftNeighbours } from "./lift-neighbours.ts";
import { articleKey, type Depth, listPassages } from "./list-passages.ts";
import { bestOf, type Matches } from "./matches.ts";
import { PassageScorer } from "./score-passages.ts";
import type { Candidate } from "./top-passages.ts";

/** What is searched for. */
type Asked = Pick<SearchRequest, "query"> & Partial<SearchRequest>;

/** What matches a request: counts of all, and the first in the order asked for. */
export interface Ranking extends Sought {
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
  folded: Folded;
  /** Whether nothing had all that was required, so that what has some of it was taken. */
  isRelaxed: boolean;
  /** What a person should know about how the request was read. */
  notes: string[];
}

const NOTE_RELAXED = "No passage has all that is required, so these have some of it: the requirements were relaxed";

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

function noteOutside({ passages: { length: total } }: Matches): string[] {
  return total > 0 ? [`Without the filters it would be ${formatCount(total, "passage")}`] : [];
}

/** Finds the passages that match a plan, scored by themselves. Fetches its postings, with positions when words stand together in it. */
async function findMatches(
  index: PassageIndex,
  plan: QueryPlan,
  passes: (article: number) => boolean,
): Promise<Matches> {
  const needsPositions = plan.pairs.length > 0 || plan.clauses.some(({ slots }) => slots.length > 1);
  const cursors = await index.readPostings(plan.terms, needsPositions);
  return new PassageScorer(index, plan, cursors).score(passes);
}

/**
 * Ranks the passages that match: filters, then scores, then the order asked for. Ties are broken by passage order, so
 * that every answer can be reproduced. When no passage has all that the query requires, the requirements are relaxed.
 * What it reads is fetched at once: the postings of the query's terms; then the neighbours of the best passages.
 */
export async function rankPassages(index: PassageIndex, request: Asked, depth: Depth): Promise<Ranking> {
  const query = parseQuery(request.query, index.languages);
  const plan = planQuery(index, query);
  const filtered = applyFilters(index, request, query);
  const strict = await findMatches(index, plan, filtered.passes);
  const relaxed = strict.passages.length === 0 ? relaxPlan(plan) : null;
  const matches = relaxed ? await findMatches(index, relaxed, filtered.passes) : strict;
  const total = matches.passages.length;
  const isRelaxed = relaxed !== null && total > 0;
  const outside = total === 0 && !filtered.isOpen ? await findMatches(index, plan, () => true) : null;
  const sought = { query, plan: relaxed ?? plan };
  const { sort = "relevance" } = request;
  // Without anything to score the newest are what a reader wants first.
  const keyOf = articleKey(index, sought.plan.matchesAll && sort !== "oldest" ? "newest" : sort);
  const { articles } = matches;
  const folded = foldDuplicates(matches, index.columns, keyOf);
  // What is asked to be unlike is not lifted for being alike.
  const best =
    sort === "diverse"
      ? bestOf(matches, 2, index.columns.article)
      : await liftNeighbours(index, sought, { matches, folded });
  return {
    ...sought,
    total,
    ...listPassages(matches, { ...depth, keyOf }),
    best,
    articles,
    folded,
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
