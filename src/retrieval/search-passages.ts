import type { SearchRequest } from "../contract/search-request.ts";
import type { Facets, Hit, SearchResponse } from "../contract/search-response.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { countFacets } from "./count-facets.ts";
import { type ListIdentity, makeCursor, readCursor } from "./cursor.ts";
import { coverQuery, type Detail, describeHit } from "./describe-hit.ts";
import { judgeMatch } from "./judge-match.ts";
import { type Ranking, rankPassages } from "./rank-passages.ts";
import { readPassages } from "./read-passages.ts";

/** One page of an answer, before a door gives it a form and a budget. */
export interface SearchPage {
  /** The answer without its hits and what depends on how many are given. */
  envelope: Omit<SearchResponse, "hits" | "facets" | "next_cursor" | "usage">;
  /** Counted only when asked for: linear in the number of passages that match. */
  countFacets(): Facets;
  hits: Hit[];
  /** The cursor that goes on after the first `count` hits of this page; `null` when nothing follows. */
  cursorAfter(count: number): string | null;
}

/** How far into a list its pages lead: all that comes before is held to be put in order. */
const MAX_OFFSET = 10_000;

function judgeRanking(ranking: Ranking): SearchResponse["match_quality"] {
  if (!ranking.best) return judgeMatch(0, 0);
  const { matched, missing } = coverQuery(ranking, ranking.best);
  return judgeMatch(matched.length, missing.length);
}

function namedFilters({
  source,
  tag,
  author,
  lang,
  in: articles,
  after,
  before,
}: SearchRequest): Record<string, string[]> {
  const days = { after: after === undefined ? [] : [after], before: before === undefined ? [] : [before] };
  const all: Record<string, string[]> = { source, tag, author, lang, in: articles, ...days };
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));
}

function describeRanking(index: PassageIndex, request: SearchRequest, ranking: Ranking): SearchPage["envelope"] {
  const { query, total, notes } = ranking;
  return {
    query: request.query,
    interpretation: {
      terms: query.words.map(({ word }) => word),
      phrases: [],
      required: [],
      excluded: [],
      filters: namedFilters(request),
      ignored: query.ignored,
      corrected: [],
      notes,
    },
    total,
    match_quality: judgeRanking(ranking),
    suggestions: [],
    index: index.reference,
  };
}

async function describeHits(
  index: PassageIndex,
  ranking: Ranking,
  { offset, site, detail }: { offset: number; site: string; detail: Detail },
): Promise<Hit[]> {
  const page = ranking.top.slice(offset);
  const opened = await readPassages(
    index,
    page.map(({ passage }) => passage),
  );
  return page.flatMap((candidate, at) => {
    const open = opened[at];
    return open ? [describeHit(ranking, open, { rank: offset + at + 1, candidate, site, detail })] : [];
  });
}

/**
 * Answers a search: one page of ranked passages with everything that is known of them. `site` is the address
 * that links begin with. Rejects with an InvalidRequestError for a cursor that does not belong to the request.
 */
export async function searchPassages(
  index: PassageIndex,
  request: SearchRequest,
  { site, detail }: { site: string; detail: Detail },
): Promise<SearchPage> {
  const { limit, cursor, max_tokens: _, ...asked } = request;
  const identity: ListIdentity = { version: index.reference.version, request: asked };
  const offset = Math.min(readCursor(cursor, identity), MAX_OFFSET);
  const ranking = await rankPassages(index, request, { most: offset + limit, perArticle: request.max_per_article });
  return {
    envelope: describeRanking(index, request, ranking),
    countFacets: () => countFacets(index, ranking.articles),
    hits: await describeHits(index, ranking, { offset, site, detail }),
    cursorAfter(count) {
      const next = offset + count;
      return next < Math.min(ranking.listed, MAX_OFFSET) ? makeCursor(identity, next) : null;
    },
  };
}
