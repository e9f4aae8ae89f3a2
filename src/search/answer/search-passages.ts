import type { SearchRequest } from "../../contract/search-request.ts";
import type { ExplainedHit, Facets, Highlights, SearchResponse } from "../../contract/search-response.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type ListIdentity, makeCursor, readCursor } from "../../reading/cursor.ts";
import { readIds, readPassages } from "../../reading/read-passages.ts";
import { suggestQueries } from "../query/suggest-queries.ts";
import { countFacets } from "../score/count-facets.ts";
import { depthToDiversify, diversify } from "../score/diversify.ts";
import { explainScores } from "../score/explain-scores.ts";
import { judgeMatch } from "../score/judge-match.ts";
import { type Ranking, rankPassages } from "../score/rank-passages.ts";
import type { Candidate } from "../score/top-passages.ts";
import { type Detail, describeHit, highlightsOf } from "./describe-hit.ts";
import { interpretQuery } from "./interpret-query.ts";

/** One page of an answer, before a door gives it a form and a budget. */
export interface SearchPage {
  /** The answer without its hits and what depends on how many fit. */
  envelope: Omit<SearchResponse, "hits" | "facets" | "next_cursor" | "usage">;
  /** Counted only when asked for: linear in the articles that match. */
  countFacets(): Facets;
  hits: ExplainedHit[];
  /** Finds what matched in the text of the first hit. */
  findMatches(): Highlights;
  /** The cursor of what follows the first `count` hits of this page; `null` when nothing does. */
  cursorAfter(count: number): string | null;
}

/** Most near-duplicates that a hit names: for each the head of its article is read, and it takes room in the answer. */
const MAX_ALSO_IN = 5;

/** How far pages lead into a list: everything before is kept to be ordered. */
const MAX_OFFSET = 10_000;

function describeRanking(index: PassageIndex, request: SearchRequest, ranking: Ranking): SearchPage["envelope"] {
  return {
    query: request.query,
    interpretation: interpretQuery(request, ranking),
    total: ranking.total,
    match_quality: judgeMatch(ranking),
    suggestions: suggestQueries(request.query, ranking.plan.corrections),
    index: index.reference,
  };
}

/** How hits are told: where links lead, how much of each, and whether with how its score is made. */
interface Telling {
  site: string;
  detail: Detail;
  explain?: boolean | undefined;
}

async function describeHits(
  index: PassageIndex,
  ranking: Ranking,
  { offset, site, detail, explain = false }: Telling & { offset: number },
): Promise<Pick<SearchPage, "hits" | "findMatches">> {
  const page = ranking.top.slice(offset);
  const opened = await readPassages(
    index,
    page.map(({ passage }) => passage),
  );
  const namedIn = ({ passage }: Candidate) => (ranking.folded.get(passage) ?? []).slice(0, MAX_ALSO_IN);
  const idOf = await readIds(index, page.flatMap(namedIn));
  const explanations = explain ? await explainScores(index, ranking, page) : [];
  const hits = page.flatMap((candidate, at) => {
    const open = opened[at];
    const alsoIn = namedIn(candidate).flatMap((passage) => idOf.get(passage) ?? []);
    const explanation = explanations[at];
    const place = { rank: offset + at + 1, candidate, site, detail, alsoIn };
    return open ? [{ ...describeHit(ranking, open, place), ...(explanation && { explanation }) }] : [];
  });
  const [first, open] = [page[0], opened[0]];
  return { hits, findMatches: () => (first && open ? highlightsOf(ranking, first, open) : []) };
}

/** Ranks the passages in the order asked for, and gives the first `most`. */
async function rankInOrder(index: PassageIndex, request: SearchRequest, most: number): Promise<Ranking> {
  const { sort, max_per_article: perArticle } = request;
  if (sort !== "diverse") return rankPassages(index, request, { most, perArticle });
  const ranking = await rankPassages(index, request, { most: depthToDiversify(most), perArticle });
  return { ...ranking, top: (await diversify(index, ranking.top)).slice(0, most) };
}

/** The list that a search pages through: the same for every page of it. */
function identify(index: PassageIndex, request: SearchRequest): ListIdentity {
  const { limit: _, cursor: __, max_tokens: ___, ...asked } = request;
  return { version: index.reference.version, request: asked };
}

/** Throws an InvalidRequestError for a cursor that does not belong to the request. */
export function checkCursor(index: PassageIndex, request: SearchRequest): void {
  readCursor(request.cursor, identify(index, request));
}

/**
 * Answers a search: one page of ranked passages, described. Links begin with `site`. Rejects with an InvalidRequestError for a
 * cursor that does not belong to the request.
 */
export async function searchPassages(
  index: PassageIndex,
  request: SearchRequest,
  { site, detail, explain }: Telling,
): Promise<SearchPage> {
  const identity = identify(index, request);
  const offset = Math.min(readCursor(request.cursor, identity), MAX_OFFSET);
  const ranking = await rankInOrder(index, request, offset + request.limit);
  return {
    envelope: describeRanking(index, request, ranking),
    countFacets: () => countFacets(index, ranking.articles),
    ...(await describeHits(index, ranking, { offset, site, detail, explain })),
    cursorAfter(count) {
      const next = offset + count;
      return next < Math.min(ranking.listed, MAX_OFFSET) ? makeCursor(identity, next) : null;
    },
  };
}
