import { LIMITS } from "../../contract/limits.ts";
import type { FacetName, SearchRequest } from "../../contract/search-request.ts";
import type { ExplainedHit, Facets, Highlights, MatchQuality, SearchResponse } from "../../contract/search-response.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type ListIdentity, makeCursor, readCursor } from "../../reading/cursor.ts";
import { OpenPassage, readIds } from "../../reading/read-passages.ts";
import { isSameVersion } from "../../text/page-version.ts";
import { tokenise } from "../../text/tokenise.ts";
import { suggestQueries } from "../query/suggest-queries.ts";
import { countFacets } from "../score/count-facets.ts";
import { depthToDiversify, diversify } from "../score/diversify.ts";
import { explainScores } from "../score/explain-scores.ts";
import { judgeMatch } from "../score/judge-match.ts";
import { type Ranking, rankPassages } from "../score/rank-passages.ts";
import type { Candidate } from "../score/top-passages.ts";
import { type Detail, describeHit } from "./describe-hit.ts";
import { explainMatch, partWords } from "./explain-match.ts";
import { findHighlights } from "./find-highlights.ts";
import { findOccurrences, type OpenCandidate, openCandidates } from "./find-occurrences.ts";
import { interpretQuery } from "./interpret-query.ts";

/** One page of an answer, before a door gives it a form and a budget. */
export interface SearchPage {
  /** The answer without its hits and what depends on how many fit. */
  envelope: Omit<SearchResponse, "hits" | "facets" | "next_cursor" | "usage">;
  /** Words of the query that the best passage lacks as typed, guessed ones included. */
  missing: string[];
  /** Words of the query that no article has and that no guess was found for. */
  unknown: string[];
  /** How many matching passages have what, by the facets asked for. */
  facets: Facets;
  hits: ExplainedHit[];
  /** Tokens of the text of each hit. */
  textTokens: number[];
  /** Finds what matched in the text of the first hit. */
  findMatches(): Promise<Highlights>;
  /** The cursor of what follows the first `count` hits of this page; `null` when nothing does. */
  cursorAfter(count: number): string | null;
  /** How many clauses the query was planned as. */
  clauses: number;
}

/** Most passages of a poor match that an assistant is given: more cost tokens and answer nothing. */
const MOST_OF_POOR: Partial<Record<MatchQuality, number>> = { weak: 3, none: 1 };

/** How many passages are given of a ranking, from an offset, and a note when they are fewer than the limit allows. */
function chooseLength(
  { quality, listed }: { quality: MatchQuality; listed: number },
  { limit, isBrief }: { limit: number; isBrief: boolean },
): { most: number; notes: string[] } {
  const most = Math.min(limit, (isBrief ? MOST_OF_POOR[quality] : null) ?? limit);
  const isCut = most < Math.min(limit, listed);
  const given = most === 1 ? "the best passage is" : `the ${most} best passages are`;
  return {
    most,
    notes: isCut ? [`Only ${given} given, since the match is poor; search_passages gives more with limit`] : [],
  };
}

function isWord(query: string): boolean {
  return [...tokenise(query)].length === 1;
}

/** The queries that may have been meant, whose corrected words the best passage has beside the others. */
async function suggest(index: PassageIndex, request: SearchRequest, { query, plan }: Ranking): Promise<string[]> {
  const isCommon = (word: string) => index.languages.some((language) => language.isStopWord(word));
  const typed = new Set(query.words.map(({ word }) => word));
  const queries =
    plan.unknown.length > 0 || !plan.isLight ? [] : suggestQueries(request.query, plan.corrections, isCommon);
  const answered = await Promise.all(
    queries.map(async (meant) => {
      // Whatever passage comes first, it has the one word.
      const readsTexts = !isWord(meant);
      const ranking = await rankPassages(index, { ...request, query: meant }, { most: 1, perArticle: 1, readsTexts });
      return partWords(ranking).missing.every((word) => typed.has(word)) ? [meant] : [];
    }),
  );
  return answered.flat();
}

async function describeRanking(
  index: PassageIndex,
  request: SearchRequest,
  { ranking, quality, notes }: { ranking: Ranking; quality: MatchQuality; notes: readonly string[] },
): Promise<SearchPage["envelope"]> {
  const interpretation = interpretQuery(request, ranking);
  const reasons = await explainMatch(index, ranking, quality);
  return {
    query: request.query,
    interpretation: { ...interpretation, notes: [...interpretation.notes, ...reasons, ...notes] },
    total: ranking.total,
    match_quality: quality,
    suggestions: await suggest(index, request, ranking),
    index: index.reference,
  };
}

/** How hits are told: where links lead, how much of each, and whether with how its score is made. */
export interface Telling {
  site: string;
  /** The code that answers: cursors lead on only where the same code makes the list. */
  release?: string | undefined;
  detail: Detail;
  explain?: boolean | undefined;
  /** By what to count the matching passages; nothing by default. */
  facets?: readonly FacetName[];
  /** Whether hits name their near-duplicates, whose articles are read for that; by default they do. */
  namesCopies?: boolean;
  /** Whether of a poor match only few passages are wanted, whatever the limit. */
  isBrief?: boolean;
  /** Called once the passages are ranked, and before they are described. */
  onRanked?: () => void;
}

/** A candidate as the copy of its article whose version the query names. */
function showNamed(index: PassageIndex, { versions }: Ranking, one: OpenCandidate): OpenCandidate {
  if (versions.length === 0) return one;
  const { article } = one.candidate;
  const labels = Object.entries(index.versionsOf(article));
  const [id] = labels.find(([, label]) => versions.some((named) => isSameVersion(named, label))) ?? [];
  const record = index.copiesOf(article).find((copy) => copy.id === id);
  return record ? { ...one, open: new OpenPassage(record, one.open.stored) } : one;
}

async function describeHits(
  index: PassageIndex,
  ranking: Ranking,
  { offset, most, site, detail, explain = false, namesCopies = true }: Telling & { offset: number; most: number },
): Promise<Pick<SearchPage, "hits" | "textTokens" | "findMatches">> {
  const page = ranking.top.slice(offset, offset + most);
  const namedIn = ({ passage }: Candidate) =>
    (ranking.folded.get(passage) ?? []).slice(0, namesCopies ? LIMITS.alsoIn : 0);
  const passages = page.map(({ passage }) => passage);
  const others = page.flatMap(namedIn);
  if (others.length > 0) await index.articles.fetchAhead({ passages: [...passages, ...others] });
  const opened = await openCandidates(index, page);
  const candidates = opened.map((one) => showNamed(index, ranking, one));
  const idOf = await readIds(index, others);
  const explanations = explain ? await explainScores(index, ranking, page.slice(0, LIMITS.explained)) : [];
  const occurrences = detail === "detailed" ? await findOccurrences(index, ranking, candidates) : [];
  const hits = candidates.map((one, at) => {
    const alsoIn = namedIn(one.candidate).flatMap((passage) => idOf.get(passage) ?? []);
    const place = { rank: offset + at + 1, site, alsoIn, occurrences: occurrences[at] ?? null };
    const explanation = explanations[at];
    return { ...describeHit(ranking, one, place), ...(explanation && { explanation }) };
  });
  return {
    hits,
    textTokens: candidates.map(({ open }) => open.stored.tokens),
    async findMatches() {
      const [first] = candidates;
      const [found] = first ? await findOccurrences(index, ranking, [first]) : [];
      return first && found ? findHighlights(first.open.visible, found) : [];
    },
  };
}

/** Ranks the passages in the order asked for, and gives the first `most`. */
export async function rankInOrder(index: PassageIndex, request: SearchRequest, most: number): Promise<Ranking> {
  const { sort, max_per_article: perArticle } = request;
  if (sort !== "diverse") return rankPassages(index, request, { most, perArticle });
  const ranking = await rankPassages(index, request, { most: depthToDiversify(most), perArticle });
  return { ...ranking, top: (await diversify(index, ranking.top)).slice(0, most) };
}

/** The list that a search pages through: the same for every page of it. */
export function identify(index: PassageIndex, request: SearchRequest, release: ListIdentity["release"]): ListIdentity {
  const { limit: _, cursor: __, max_tokens: ___, ...asked } = request;
  return { version: index.reference.version, release, request: asked };
}

/** Throws an InvalidRequestError for a cursor that does not belong to the request. */
export function checkCursor(index: PassageIndex, request: SearchRequest, release: ListIdentity["release"]): void {
  readCursor(request.cursor, identify(index, request, release));
}

/**
 * Answers a search: one page of ranked passages, described. Rejects with an InvalidRequestError for a
 * cursor that does not belong to the request.
 */
export async function searchPassages(
  index: PassageIndex,
  request: SearchRequest,
  telling: Telling,
): Promise<SearchPage> {
  const identity = identify(index, request, telling.release);
  const offset = Math.min(readCursor(request.cursor, identity), LIMITS.cursorDepth);
  const ranking = await rankInOrder(index, request, offset + request.limit);
  const quality = judgeMatch(ranking);
  telling.onRanked?.();
  // Who pages on, asks for more.
  const isBrief = telling.isBrief === true && offset === 0;
  const { most, notes } = chooseLength({ quality, listed: ranking.listed }, { limit: request.limit, isBrief });
  // Neither waits for what the other fetches.
  const [envelope, described] = await Promise.all([
    describeRanking(index, request, { ranking, quality, notes }),
    describeHits(index, ranking, { ...telling, offset, most }),
  ]);
  return {
    envelope,
    missing: partWords(ranking).missing,
    unknown: ranking.plan.unknown,
    facets: countFacets(index, ranking.articles, telling.facets ?? []),
    clauses: ranking.plan.clauses.length,
    ...described,
    cursorAfter(count) {
      const next = offset + count;
      return next < Math.min(ranking.listed, LIMITS.cursorDepth) ? makeCursor(identity, next) : null;
    },
  };
}
