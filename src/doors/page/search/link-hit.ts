import { parsePassageId } from "../../../contract/article-id.ts";
import { DEFAULT_LIMIT, type SearchRequest } from "../../../contract/search-request.ts";
import type { Hit } from "../../../contract/search-response.ts";
import { passageUrl } from "../../../reading/make-urls.ts";
import { OpenPassage } from "../../../reading/read-passages.ts";
import { writeParameters } from "./link-search.ts";

/** Adds to the address of a passage on its reader page which hit of which search it is. */
function addSearch(url: string, request: SearchRequest, rank: number): string {
  const parameters = writeParameters({ ...request, limit: DEFAULT_LIMIT, max_tokens: undefined });
  parameters.set("rank", String(rank));
  const [address = "", fragment = ""] = url.split(/(?=#)/, 2);
  return `${address}${address.includes("?") ? "&" : "?"}${parameters}${fragment}`;
}

/** Whether the link of a hit leads to a page of this service, `site` being the address that its links begin with. */
export function isHere({ url, article }: Pick<Hit, "url" | "article">, site: string): boolean {
  const own = `${site}/articles/${encodeURIComponent(article.id)}`;
  return url.startsWith(own) && /^[?#]/.test(url.slice(own.length));
}

/**
 * Gives the link of a hit. Where it leads to a page of this service, that is told what was sought, to mark it, and which hit it is,
 * to lead to those before and after it.
 */
export function linkHit(hit: Pick<Hit, "url" | "rank" | "article">, request: SearchRequest, site: string): string {
  return isHere(hit, site) ? addSearch(hit.url, request, hit.rank) : hit.url;
}

/** Gives the link of a hit to its page here, wherever else its article may stand. */
export function linkHitHere({ id, rank }: Pick<Hit, "id" | "rank">, request: SearchRequest): string {
  const { articleId, anchor } = parsePassageId(id);
  return addSearch(`/articles/${encodeURIComponent(articleId)}#${anchor}`, request, rank);
}

/** Gives the same of a passage that was read; it marks all of it in browsers that know how. */
export function linkPassageHere({ article, stored }: OpenPassage, request: SearchRequest, rank: number): string {
  const here = new OpenPassage({ ...article.record, url: null }, stored);
  return addSearch(passageUrl(here, ""), request, rank);
}
