import type { Hit } from "../../../contract/search-response.ts";

/** What was found of one article, its best passage first. */
export interface FoundArticle {
  best: Hit;
  passages: readonly [Hit, ...Hit[]];
}

/** Puts the hits of one article together, where the first of them stands; articles and passages stay in their order. */
export function groupHits(hits: readonly Hit[]): FoundArticle[] {
  return [...Map.groupBy(hits, ({ article }) => article.id).values()].flatMap(([best, ...others]) =>
    best ? [{ best, passages: [best, ...others] }] : [],
  );
}
