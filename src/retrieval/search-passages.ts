import type { SearchRequest } from "../contract/search-request.ts";
import type { Facets, Hit, SearchResponse } from "../contract/search-response.ts";
import { type PassageIndex, passageAt } from "../index/passage-index.ts";
import { countFacets } from "./count-facets.ts";
import { type ListIdentity, makeCursor, readCursor } from "./cursor.ts";
import { coverQuery, describeHit } from "./describe-hit.ts";
import { judgeMatch } from "./judge-match.ts";
import type { Candidate } from "./match-passages.ts";
import { type Ranking, rankPassages } from "./rank-passages.ts";

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

function limitPerArticle(index: PassageIndex, candidates: readonly Candidate[], most: number): Candidate[] {
  const counts = new Map<number, number>();
  return candidates.filter(({ passage }) => {
    const { article } = passageAt(index, passage).passage;
    const count = (counts.get(article) ?? 0) + 1;
    counts.set(article, count);
    return count <= most;
  });
}

function judgeRanking(ranking: Ranking): SearchResponse["match_quality"] {
  const best = ranking.candidates.reduce<Candidate | null>(
    (top, candidate) => (top && top.score >= candidate.score ? top : candidate),
    null,
  );
  if (!best) return judgeMatch(0, 0);
  const { matched, missing } = coverQuery(ranking, best);
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
  const { query, candidates, notes } = ranking;
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
    total: candidates.length,
    match_quality: judgeRanking(ranking),
    suggestions: [],
    index: index.reference,
  };
}

/**
 * Answers a search: one page of ranked passages with everything that is known of them. `site` is the address
 * that links begin with. Throws an InvalidRequestError for a cursor that does not belong to the request.
 */
export function searchPassages(index: PassageIndex, request: SearchRequest, site: string): SearchPage {
  const { limit, cursor, max_tokens: _, ...asked } = request;
  const identity: ListIdentity = { version: index.reference.version, request: asked };
  const offset = readCursor(cursor, identity);
  const ranking = rankPassages(index, request);
  const listed = limitPerArticle(index, ranking.candidates, request.max_per_article);
  const page = listed.slice(offset, offset + limit);
  return {
    envelope: describeRanking(index, request, ranking),
    countFacets: () => countFacets(ranking.candidates.map(({ passage }) => passageAt(index, passage).article.record)),
    hits: page.map((candidate, at) => describeHit(index, ranking, { rank: offset + at + 1, candidate, site })),
    cursorAfter: (count) => (offset + count < listed.length ? makeCursor(identity, offset + count) : null),
  };
}
