import { blankMarkup, visibleLines } from "../analysis/visible-text.ts";
import type { Hit } from "../contract/search-response.ts";
import { findHighlights, type Sought } from "./find-highlights.ts";
import { makeSnippet } from "./make-snippet.ts";
import { makeArticleReference, passageUrl } from "./make-urls.ts";
import type { Ranking } from "./rank-passages.ts";
import type { OpenPassage } from "./read-passages.ts";
import { type Candidate, isMatched } from "./top-passages.ts";

/** Decimals of a score on the wire: enough to see an order, few enough to read. */
const SCORE_DECIMALS = 3;

/** Tells the words of a query that a passage has, itself or by a synonym, from those that it lacks. Guesses do not count. */
export function coverQuery(
  { query: { words }, plan }: Ranking,
  candidate: Candidate,
): { matched: string[]; missing: string[] } {
  const bySynonym = new Set(
    plan.standsFor.flatMap((terms, at) => (isMatched(candidate, words.length + at) ? terms : [])),
  );
  const has = words.map(({ term }, at) => bySynonym.has(term) || (isMatched(candidate, at) && !plan.guessed.has(term)));
  return {
    matched: words.filter((_, at) => has[at]).map(({ word }) => word),
    missing: words.filter((_, at) => !has[at]).map(({ word }) => word),
  };
}

/** What of a query is marked in a passage: the terms and phrases of the clauses that it matches. */
function soughtIn({ plan }: Ranking, candidate: Candidate): Sought {
  const matched = plan.clauses.filter((_, at) => isMatched(candidate, at));
  const termsOf = ({ members }: (typeof matched)[number]) => members.map(({ term }) => plan.terms[term]?.term ?? "");
  return {
    terms: new Set(matched.filter(({ offsets }) => offsets === null).flatMap(termsOf)),
    phrases: matched.flatMap((clause) => {
      const { offsets } = clause;
      return offsets === null ? [] : [termsOf(clause).map((term, at) => ({ term, offset: offsets[at] ?? 0 }))];
    }),
  };
}

/** How much of each hit is told: everything, or what an assistant needs to answer and cite. */
export type Detail = "detailed" | "concise";

/** Describes a candidate for the wire: text and link; in detail with highlights, snippet and span too. */
export function describeHit(
  ranking: Ranking,
  open: OpenPassage,
  place: { rank: number; candidate: Candidate; site: string; detail: Detail },
): Hit {
  const { rank, candidate, site, detail } = place;
  const { passage, article, text } = open;
  const sought = detail === "detailed" ? soughtIn(ranking, candidate) : null;
  return {
    rank,
    id: passage.id,
    score: Number(candidate.score.toFixed(SCORE_DECIMALS)),
    title: article.record.title,
    section: passage.section,
    url: passageUrl(open, site),
    text,
    highlights: sought ? findHighlights(blankMarkup(text, passage.markup), sought) : [],
    snippet: sought && makeSnippet(visibleLines(text, passage.markup), sought),
    article: makeArticleReference(article, site),
    span: sought && passage.span,
    ...coverQuery(ranking, candidate),
    also_in: [],
  };
}
