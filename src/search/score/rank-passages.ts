import type { SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { formatCount } from "../../text/format-count.ts";
import { findVersions } from "../../text/page-version.ts";
import { filterRequest } from "../match/filter-articles.ts";
import { findClues } from "../match/find-clues.ts";
import { writeNote } from "../note-texts.ts";
import { parseQuery } from "../query/parse-query.ts";
import { planQuery } from "../query/plan-query.ts";
import { type PlannedQuery, type QueryPlan, relaxPlan } from "../query/query-plan.ts";
import { findMatches } from "./find-matches.ts";
import { type Folding, foldDuplicates } from "./fold-duplicates.ts";
import { foldVersions, raiseNewest } from "./fold-versions.ts";
import { type Gain, GainedScores } from "./gained-scores.ts";
import { bestRanked, liftNeighbours, type RankedMatches } from "./lift-neighbours.ts";
import { type Depth, listPassages } from "./list-passages.ts";
import { candidateAt, findMatch, type Matches } from "./matches.ts";
import { preferTyped } from "./prefer-typed.ts";
import { raiseNamed } from "./raise-named.ts";
import { articleKey, type Candidate } from "./top-passages.ts";

/** A request with what it leaves out at its defaults. */
type Asked = Pick<SearchRequest, "query"> & Partial<SearchRequest>;

/** What matches a request: the totals, and the first passages in the order asked for. */
export interface Ranking extends PlannedQuery, Pick<Matches, "articles">, Pick<Folding, "folded"> {
  /** Passages that match. */
  total: number;
  /** Matches left after folding and the per-article cap. */
  listed: number;
  /** The first passages of the list. */
  top: Candidate[];
  /** The two passages with the best scores, whatever the order of the list; the best first. */
  best: Candidate[];
  /** What a passage gained after all were scored, in the order in which it was added. */
  gainsOf(passage: number): readonly Gain[];
  /** Whether the requirements were relaxed, since no passage met them all. */
  isRelaxed: boolean;
  /** The versions of pages that the query names. */
  versions: string[];
  /** What a person should know about how the request was read. */
  notes: string[];
}

/** The matches of a plan, or of the relaxed plan when it has none. */
interface PlanMatches {
  plan: QueryPlan;
  matches: Matches;
  isRelaxed: boolean;
}

/** Passages that are fetched before it is known that they are shown: as many as an answer has unless more are asked for. */
const MOST_AHEAD = 10;

function noteUnknown({ unknown }: QueryPlan): string[] {
  const words = unknown.map((word) => JSON.stringify(word)).join(", ");
  return words === "" ? [] : [writeNote("unknownWords", words)];
}

async function noteOutside(index: PassageIndex, plan: QueryPlan): Promise<string[]> {
  const { passages } = await findMatches(index, plan, () => true);
  return passages.length > 0 ? [writeNote("outside", formatCount(passages.length, "passage"))] : [];
}

/** Finds what matches a plan, relaxed when no passage meets its requirements. */
async function matchPlan(
  index: PassageIndex,
  plan: QueryPlan,
  passes: (article: number) => boolean,
): Promise<PlanMatches> {
  const strict = await findMatches(index, plan, passes);
  const relaxed = strict.passages.length === 0 ? relaxPlan(plan) : null;
  if (!relaxed) return { plan, matches: strict, isRelaxed: false };
  const matches = await findMatches(index, relaxed, passes);
  return { plan: relaxed, matches, isRelaxed: matches.passages.length > 0 };
}

/**
 * Ranks the passages that match: filters, scores, folds near-duplicates, lifts what is similar to the best, raises what is called
 * as was typed, and orders as asked.
 * Ties are broken by corpus order, so that every answer can be reproduced. When no passage meets all requirements of the
 * query, these are relaxed. Fetches the postings of the query's terms; then the neighbours of the best passages, where these are
 * not resident; and when texts or titles decide, these with the passages that are shown whatever they say.
 */
export async function rankPassages(index: PassageIndex, request: Asked, depth: Depth): Promise<Ranking> {
  const { sort = "relevance" } = request;
  const query = parseQuery(request.query, index.languages, findClues(index));
  const strict = planQuery(index, query);
  const filtered = filterRequest(index, request, query.filters);
  const { plan, matches, isRelaxed } = await matchPlan(index, strict, filtered.passes);
  const total = matches.passages.length;
  const outside = total === 0 && !filtered.isOpen && strict.isLight ? await noteOutside(index, strict) : [];
  // With nothing to score, a reader wants the newest first.
  const keyOf = articleKey(index, plan.matchesAll && sort !== "oldest" ? "newest" : sort);
  const versions = findVersions(request.query);
  const older = sort === "oldest" ? new Map<number, number>() : foldVersions(index, matches, versions);
  const folding = foldDuplicates(matches, index.columns, { keyOf, older });
  const gained = new GainedScores(matches.scores);
  const asked = { ...depth, keyOf };
  const ranked: RankedMatches = {
    matches,
    folding,
    gained,
    likely: () =>
      listPassages(ranked, asked)
        .top.map(({ passage }) => passage)
        .slice(0, MOST_AHEAD),
  };
  raiseNewest(ranked, older.keys());
  // Lifting what is similar would undo the diversity asked for.
  if (sort !== "diverse") await liftNeighbours(index, { query, plan }, ranked);
  await raiseNamed(index, { query, plan }, ranked);
  if (depth.readsTexts !== false) await preferTyped(index, { query, typed: request.query }, ranked);
  return {
    query,
    plan,
    total,
    ...listPassages(ranked, asked),
    best: bestRanked(ranked, 2).map((match) => candidateAt(matches, match, { key: 0, score: gained.scoreOf(match) })),
    articles: matches.articles,
    folded: folding.folded,
    gainsOf: (passage) => findMatch(matches, passage).flatMap((match) => gained.gainsOf(match)),
    isRelaxed,
    versions,
    notes: [
      ...query.notes,
      ...plan.notes,
      ...noteUnknown(plan),
      ...(isRelaxed ? [writeNote("relaxed")] : []),
      ...filtered.notes,
      ...outside,
    ],
  };
}
