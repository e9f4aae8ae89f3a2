import type { Hit } from "../../contract/search-response.ts";
import { makeArticleReference, passageUrl } from "../../reading/make-urls.ts";
import { coverQuery } from "../score/cover-query.ts";
import type { Ranking } from "../score/rank-passages.ts";
import { findHighlights } from "./find-highlights.ts";
import type { Occurrence, OpenCandidate } from "./find-occurrences.ts";
import { makeSnippet } from "./make-snippet.ts";

/** Decimals of a score on the wire: enough to see an order, few enough to read. */
const SCORE_DECIMALS = 3;

/** How much of each hit is told: everything, or what an assistant needs to answer and cite. */
export type Detail = "detailed" | "concise";

/** Describes a candidate for the wire: text and a brief link; with the occurrences of what is sought the whole link, highlights, snippet and span. */
export function describeHit(
  ranking: Ranking,
  { candidate, open }: OpenCandidate,
  place: { rank: number; site: string; alsoIn: string[]; occurrences: readonly Occurrence[] | null },
): Hit {
  const { rank, site, alsoIn, occurrences } = place;
  const { article, stored, visible } = open;
  const { matched, missing } = coverQuery(ranking, candidate);
  return {
    rank,
    id: open.id,
    score: Number(candidate.score.toFixed(SCORE_DECIMALS)),
    title: article.record.title,
    section: open.section,
    url: passageUrl(open, site, occurrences ? "whole" : "brief"),
    text: open.text,
    highlights: occurrences ? findHighlights(visible, occurrences) : [],
    snippet: occurrences && makeSnippet(visible.text, stored.sentences, occurrences),
    article: makeArticleReference(article, site),
    span: occurrences && open.span,
    matched,
    missing,
    also_in: alsoIn,
  };
}
