import type { Hit, SearchResponse } from "../contract/search-response.ts";
import { NO_FACETS } from "./count-facets.ts";
import { fitPage } from "./fit-page.ts";
import type { SearchPage } from "./search-passages.ts";

/** How much of each hit is told: everything, or what an assistant needs to answer and cite. */
export type Detail = "detailed" | "concise";

function condense(hit: Hit): Hit {
  return { ...hit, highlights: [], snippet: null, span: null };
}

function noteOmission(hits: SearchResponse["usage"]): string[] {
  const omitted =
    hits.hits_omitted > 0 ? ["Some passages did not fit max_tokens; ask again with next_cursor for them"] : [];
  const cut = hits.truncated
    ? ["The passage was cut to fit max_tokens; raise it, or read the article, for the rest"]
    : [];
  return [...omitted, ...cut];
}

/** Gives a page the form of the answer on the wire, within a budget of tokens if there is one. */
export function formAnswer(page: SearchPage, detail: Detail, maxTokens: number | undefined): SearchResponse {
  const concise = detail === "concise";
  const envelope = concise ? { ...page.envelope, facets: NO_FACETS } : page.envelope;
  const { hits, usage } = fitPage(envelope, concise ? page.hits.map(condense) : page.hits, maxTokens);
  const { query, interpretation, total, match_quality, facets, suggestions, index } = envelope;
  return {
    query,
    interpretation: { ...interpretation, notes: [...interpretation.notes, ...noteOmission(usage)] },
    total,
    match_quality,
    hits,
    facets,
    suggestions,
    next_cursor: page.cursorAfter(hits.length),
    usage,
    index,
  };
}
