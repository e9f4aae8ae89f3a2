import type { SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { candidateAt, type Matches } from "./matches.ts";
import { type Candidate, TopPassages } from "./top-passages.ts";

/** How much of a ranking is wanted. */
export interface Depth {
  /** Passages from the first on. */
  most: number;
  perArticle: number;
}

/** What articles are ordered by before the scores of their passages, the least first. */
export type ArticleKey = (article: number) => number;

/** The key of an order: the day, articles without one last; the same for all when scores alone count. */
export function articleKey(index: PassageIndex, sort: SearchRequest["sort"]): ArticleKey {
  if (sort === "relevance" || sort === "diverse") return () => 0;
  const days = index.columns.day;
  const direction = sort === "oldest" ? 1 : -1;
  return (article) => direction * (days[article] ?? 0) || Number.POSITIVE_INFINITY;
}

/** The matches of an article, by their places in the lists: from `start` on, before `end`. */
interface ArticleRange {
  start: number;
  end: number;
  key: number;
}

/** Finds the passages of an article that would be listed, the best, at most so many; and how many a list of all would have. */
function findListed(
  { passages, scores }: Matches,
  { start, end, key }: ArticleRange,
  { top, perArticle }: { top: TopPassages; perArticle: number },
): { places: number[]; listed: number } {
  const least = key === 0 ? top.least : 0;
  const places: number[] = [];
  let folded = 0;
  for (let place = start; place < end; place++) {
    const score = scores[place] ?? 0;
    if (score < 0) folded += 1;
    else if (score >= least && top.admits(key, score, passages[place] ?? 0)) places.push(place);
  }
  if (places.length > perArticle) {
    places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    places.length = perArticle;
  }
  return { places, listed: Math.min(end - start - folded, perArticle) };
}

/** Lists matches in order, so many of each article: how many the list has, and the first of them. Linear in the matches. */
export function listPassages(
  matches: Matches,
  { most, perArticle, keyOf }: Depth & { keyOf: ArticleKey },
): { listed: number; top: Candidate[] } {
  const top = new TopPassages(most);
  let listed = 0;
  let start = 0;
  for (const { article, passages } of matches.articles) {
    const key = keyOf(article);
    const found = findListed(matches, { start, end: start + passages, key }, { top, perArticle });
    for (const place of found.places) top.add(candidateAt(matches, place, { article, key }));
    listed += found.listed;
    start += passages;
  }
  return { listed, top: top.sorted };
}
