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

/** Places of the passages of an article that would be listed: the best, at most so many. */
function placesToList(
  { passages, scores }: Matches,
  { start, end, key }: ArticleRange,
  { top, perArticle }: { top: TopPassages; perArticle: number },
): number[] {
  const places: number[] = [];
  for (let place = start; place < end; place++)
    if (top.admits(key, scores[place] ?? 0, passages[place] ?? 0)) places.push(place);
  if (places.length <= perArticle) return places;
  places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return places.slice(0, perArticle);
}

/** Lists matches in order, so many of each article: how many the list has, and the first of them. Linear in the matches. */
export function listPassages(
  matches: Matches,
  { most, perArticle, keyOf }: Depth & { keyOf: ArticleKey },
): { listed: number; top: Candidate[] } {
  const top = new TopPassages(most);
  let listed = 0;
  let start = 0;
  for (const { article, end } of matches.articles) {
    const key = keyOf(article);
    listed += Math.min(end - start, perArticle);
    for (const place of placesToList(matches, { start, end, key }, { top, perArticle }))
      top.add(candidateAt(matches, place, { article, key }));
    start = end;
  }
  return { listed, top: top.sorted };
}
