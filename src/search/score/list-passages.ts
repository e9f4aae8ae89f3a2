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

/** Keeps the first of the matches of one article after another. */
class FirstMatches {
  readonly #matches: Matches;
  readonly top: TopPassages;
  /** The places of the passages of the article at hand that are among the first so far; most articles have none. */
  #places: number[] = [];

  constructor(matches: Matches, most: number) {
    this.#matches = matches;
    this.top = new TopPassages(most);
  }

  /** Reads the places from `start` on, before `end`, of an article with that key. Gives how many of them are not folded. */
  read(start: number, end: number, key: number): number {
    const { passages, scores } = this.#matches;
    const least = key === 0 ? this.top.least : 0;
    let count = 0;
    for (let place = start; place < end; place++) {
      const score = scores[place] ?? 0;
      if (score < 0) continue;
      count += 1;
      if (score >= least && this.top.admits(key, score, passages[place] ?? 0)) this.#places.push(place);
    }
    return count;
  }

  /** Keeps the best of what was read, so many at the most. */
  keep(perArticle: number, article: Pick<Candidate, "article" | "key">): void {
    const places = this.#places;
    if (places.length === 0) return;
    const { scores } = this.#matches;
    if (places.length > perArticle) places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    for (const place of places.slice(0, perArticle)) this.top.add(candidateAt(this.#matches, place, article));
    this.#places = [];
  }
}

/** Lists matches in order, so many of each article: how many the list has, and the first of them. Linear in the matches. */
export function listPassages(
  matches: Matches,
  { most, perArticle, keyOf }: Depth & { keyOf: ArticleKey },
): { listed: number; top: Candidate[] } {
  const first = new FirstMatches(matches, most);
  let listed = 0;
  let start = 0;
  for (const { article, passages } of matches.articles) {
    const end = start + passages;
    const key = keyOf(article);
    listed += Math.min(first.read(start, end, key), perArticle);
    first.keep(perArticle, { article, key });
    start = end;
  }
  return { listed, top: first.top.sorted };
}
