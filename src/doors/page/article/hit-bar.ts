import { html } from "hono/html";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { OpenPassage } from "../../../reading/read-passages.ts";
import type { FoundHit } from "../../../search/answer/find-hit.ts";
import type { Html } from "../html.ts";

import { linkPassageHere } from "../search/link-hit.ts";
import { linkSearch } from "../search/link-search.ts";
import type { Words } from "../words/words.ts";

/** The search that led to a page; its hit, where it is still on this page. */
export interface Came {
  request: SearchRequest;
  hit: FoundHit | null;
}

/** Leads back to the results of the search that one came from, and to the hits before and after this one. */
export function makeHitBar(came: Came, { article, lang }: Words): Html {
  const { request, hit } = came;
  const number = new Intl.NumberFormat(lang);
  const step = (passage: OpenPassage | null, rank: number, [rel, arrow, label]: readonly [string, string, string]) =>
    passage === null
      ? html`<span class="step" aria-hidden="true"><span class="arrow">${arrow}</span></span>`
      : html`<a class="step" rel="${rel}" href="${linkPassageHere(passage, request, rank)}"><span class="arrow" aria-hidden="true">${arrow}</span><span class="name">${label}</span></a>`;
  const place = hit && article.hit(number.format(hit.rank), number.format(hit.listed), request.query);
  return html`<nav class="hit-bar" aria-label="${article.search}">
<a class="back" href="${linkSearch(request, hit?.cursor ? { cursor: hit.cursor } : {})}">${article.results}</a>
<span class="at" dir="auto">${place ?? request.query}</span>
${hit === null ? "" : step(hit.previous, hit.rank - 1, ["prev", "↑", article.previousHit])}
${hit === null ? "" : step(hit.next, hit.rank + 1, ["next", "↓", article.nextHit])}
</nav>`;
}
