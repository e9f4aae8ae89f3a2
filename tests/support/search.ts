import { facetsOf, SearchRequest } from "../../src/contract/search-request.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { type SearchPage, searchPassages } from "../../src/search/answer/search-passages.ts";

/** Address that links of the tests begin with. */
export const SITE = "https://press.example";

/** Searches as a door does, with every facet: what is left out of the request has its default. */
export function search(index: PassageIndex, query: string, request: Partial<SearchRequest> = {}): Promise<SearchPage> {
  const telling = { site: SITE, detail: "detailed", facets: facetsOf(["all"]) } as const;
  return searchPassages(index, SearchRequest.parse({ ...request, query }), telling);
}

/** Ids of the articles of a page, in the order of its hits. */
export function articlesOf({ hits }: SearchPage): string[] {
  return hits.map(({ article }) => article.id);
}
