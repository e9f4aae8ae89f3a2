import { LIMITS } from "../../contract/limits.ts";
import type { ExplainedHit, ExplainedResponse, Facets, Usage } from "../../contract/search-response.ts";
import { countTokens } from "../../reading/count-tokens.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import { NO_FACETS } from "../score/count-facets.ts";
import { type FittedPage, fitPage } from "./fit-page.ts";
import type { SearchPage } from "./search-passages.ts";

function condense(hit: ExplainedHit): ExplainedHit {
  return { ...hit, highlights: [], snippet: null, span: null };
}

/** Leaves out what lay in the parts of the text that were cut off. */
function clipHit(hit: ExplainedHit, cut: TextRange): ExplainedHit {
  const { highlights, span } = hit;
  const kept = highlights.filter(([start = 0, end = 0]) => start >= cut.start && end <= cut.end);
  return {
    ...hit,
    highlights: kept.map((range) => range.map((offset) => offset - cut.start)),
    span: span && { start: span.start + cut.start, end: span.start + cut.end },
  };
}

/** Says what was left out of an answer, and how to get it. */
export function noteOmission({ hits_returned: returned, hits_omitted: omitted, truncated }: Usage): string[] {
  if (truncated)
    return ["The passage was cut around what matched, to fit max_tokens; raise it, or read the article, for the rest"];
  if (omitted === 0) return [];
  if (returned === 0) return ["max_tokens is too small for even one passage; raise it"];
  return ["Some passages did not fit max_tokens; ask again with next_cursor for them"];
}

/** Facets help to choose among passages, so they must not crowd these out. */
const MAX_FACETS_SHARE = 0.25;

/** Gives the facets, or none when they would crowd out passages. */
export function chooseFacets({ facets }: SearchPage, maxTokens: number): Facets {
  const room = maxTokens * MAX_FACETS_SHARE;
  return countTokens(facets) <= room ? facets : NO_FACETS;
}

/** Fits the hits; when not even one fits, without what is for display. */
async function fitHits(page: SearchPage, told: unknown, maxTokens: number): Promise<FittedPage<ExplainedHit>> {
  const { textTokens, findMatches } = page;
  const budget = { maxTokens, textTokens, findMatches };
  const detailed = await fitPage(told, page.hits, budget);
  return detailed.hits.length === 0 ? fitPage(told, page.hits.map(condense), budget) : detailed;
}

/**
 * Gives a page the form of the answer on the wire, within a budget of tokens. Facets that would
 * take over a quarter of the budget are left out. When not even one passage fits there is no next page either.
 */
export async function formAnswer(
  page: SearchPage,
  maxTokens: number = LIMITS.answerTokens,
): Promise<ExplainedResponse> {
  const { query, interpretation, total, match_quality, suggestions, index } = page.envelope;
  const facets = chooseFacets(page, maxTokens);
  const { hits, usage, cut } = await fitHits(page, { ...page.envelope, facets }, maxTokens);
  return {
    query,
    interpretation: { ...interpretation, notes: [...interpretation.notes, ...noteOmission(usage)] },
    total,
    match_quality,
    hits: cut ? hits.map((hit) => clipHit(hit, cut)) : hits,
    facets,
    suggestions,
    next_cursor: hits.length === 0 ? null : page.cursorAfter(hits.length),
    usage,
    index,
  };
}
