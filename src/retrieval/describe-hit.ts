import { blankMarkup, visibleLines } from "../analysis/visible-text.ts";
import type { Hit } from "../contract/search-response.ts";
import { type PassageIndex, passageAt, passageText } from "../index/passage-index.ts";
import { findHighlights } from "./find-highlights.ts";
import { makeSnippet } from "./make-snippet.ts";
import { makeArticleReference, passageUrl } from "./make-urls.ts";
import type { Candidate } from "./match-passages.ts";
import type { Ranking } from "./rank-passages.ts";

/** Decimals of a score on the wire: enough to see an order, few enough to read. */
const SCORE_DECIMALS = 3;

/** Tells the words of a query that a passage has, itself or by a synonym, from those that it lacks. */
export function coverQuery(
  { query, expansions }: Ranking,
  candidate: Candidate,
): { matched: string[]; missing: string[] } {
  const bySynonym = expansions
    .filter(({ alternatives }) => alternatives.some((terms) => terms.every((term) => candidate.queryTerms.has(term))))
    .flatMap(({ terms }) => terms);
  const spelt = new Set(candidate.passageTerms);
  const isMatched = (term: string) => spelt.has(term) || bySynonym.includes(term);
  return {
    matched: query.words.filter(({ term }) => isMatched(term)).map(({ word }) => word),
    missing: query.words.filter(({ term }) => !isMatched(term)).map(({ word }) => word),
  };
}

/** Describes a candidate for the wire, whole: text, highlights, snippet, link. */
export function describeHit(
  index: PassageIndex,
  ranking: Ranking,
  place: { rank: number; candidate: Candidate; site: string },
): Hit {
  const { rank, candidate, site } = place;
  const { passage, article } = passageAt(index, candidate.passage);
  const text = passageText(index, candidate.passage);
  const terms = new Set(candidate.passageTerms);
  return {
    rank,
    id: passage.id,
    score: Number(candidate.score.toFixed(SCORE_DECIMALS)),
    title: article.record.title,
    section: passage.section,
    url: passageUrl(index, candidate.passage, site),
    text,
    highlights: findHighlights(blankMarkup(text, passage.markup), terms),
    snippet: makeSnippet(visibleLines(text, passage.markup), terms),
    article: makeArticleReference(article, site),
    span: passage.span,
    ...coverQuery(ranking, candidate),
    also_in: [],
  };
}
