import type { Highlights, Hit } from "../../contract/search-response.ts";
import { makeArticleReference, passageUrl } from "../../reading/make-urls.ts";
import type { OpenPassage } from "../../reading/read-passages.ts";
import { hasBigrams } from "../../text/find-bigrams.ts";
import { languageOf } from "../../text/language.ts";
import type { ClauseSlot } from "../query/query-plan.ts";
import { coverQuery } from "../score/cover-query.ts";
import type { Ranking } from "../score/rank-passages.ts";
import { type Candidate, isMatched } from "../score/top-passages.ts";
import { findHighlights, findOccurrences, type Occurrence, type Sought } from "./find-highlights.ts";
import { makeSnippet } from "./make-snippet.ts";

/** Decimals of a score on the wire: enough to see an order, few enough to read. */
const SCORE_DECIMALS = 3;

/** Gives what of a query is marked in a passage: the terms and phrases of the clauses that it matches. Common words only inside phrases. */
export function soughtIn({ query, plan }: Ranking, candidate: Candidate): Sought {
  const matched = plan.clauses.filter((_, at) => isMatched(candidate, at));
  const termsOf = ({ members }: ClauseSlot) => members.map(({ term }) => plan.terms[term]?.term ?? "");
  return {
    terms: new Set(matched.flatMap(({ slots }) => (slots.length === 1 ? slots.flatMap(termsOf) : []))),
    phrases: matched.flatMap(({ slots }) =>
      slots.length === 1 ? [] : [slots.map((slot) => ({ terms: new Set(termsOf(slot)), offset: slot.offset }))],
    ),
    parts: query.words.map(({ word }) => word).filter(hasBigrams),
  };
}

/** Finds where a candidate's passage has what is sought, as a reader sees it. */
function findSought(ranking: Ranking, candidate: Candidate, { visible, article }: OpenPassage): Occurrence[] {
  return findOccurrences(visible.text, soughtIn(ranking, candidate), languageOf(article.record.lang));
}

/** Finds the ranges to highlight in the text of a candidate's passage. */
export function highlightsOf(ranking: Ranking, candidate: Candidate, open: OpenPassage): Highlights {
  return findHighlights(open.visible, findSought(ranking, candidate, open));
}

/** How much of each hit is told: everything, or what an assistant needs to answer and cite. */
export type Detail = "detailed" | "concise";

/** Describes a candidate for the wire: text and link; in detail with highlights, snippet and span too. */
export function describeHit(
  ranking: Ranking,
  open: OpenPassage,
  place: { rank: number; candidate: Candidate; site: string; detail: Detail; alsoIn: string[] },
): Hit {
  const { rank, candidate, site, detail, alsoIn } = place;
  const { passage, article, text, visible } = open;
  const { matched, missing } = coverQuery(ranking, candidate);
  const isDetailed = detail === "detailed";
  const occurrences = isDetailed ? findSought(ranking, candidate, open) : [];
  return {
    rank,
    id: passage.id,
    score: Number(candidate.score.toFixed(SCORE_DECIMALS)),
    title: article.record.title,
    section: passage.section,
    url: passageUrl(open, site),
    text,
    highlights: findHighlights(visible, occurrences),
    snippet: isDetailed ? makeSnippet(visible.text, occurrences) : null,
    article: makeArticleReference(article, site),
    span: isDetailed ? passage.span : null,
    matched,
    missing,
    also_in: alsoIn,
  };
}
