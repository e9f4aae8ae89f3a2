import { html } from "hono/html";
import { LIMITS } from "../../../contract/limits.ts";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { Html } from "../layout.ts";
import type { Words } from "../words/words.ts";

/** Filters that a link may have set: they are kept when the words are changed. */
function hiddenFilters(request: SearchRequest): Html[] {
  const { source, tag, author, lang, in: articles, after, before } = request;
  const lists = Object.entries({ source, tag, author, lang, in: articles }).flatMap(([name, values]) =>
    values.map((value) => [name, value]),
  );
  const days = Object.entries({ after, before }).filter(([, value]) => value !== undefined);
  return [...lists, ...days].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** The orders that a search can have. */
const SORTS = ["relevance", "newest", "oldest", "diverse"] as const;

/** The search form, filled with what was asked before; `isFirst` where nothing else is on the page to begin with. */
export function makeSearchForm({ frame, search }: Words, request: SearchRequest | null, isFirst = false): Html {
  const sort = request?.sort ?? "relevance";
  const option = (value: string, label: string) =>
    html`<option value="${value}" ${sort === value ? "selected" : ""}>${label}</option>`;
  return html`<form class="search" action="/" method="get" role="search">
<input type="search" name="q" value="${request?.query ?? ""}" maxlength="${LIMITS.queryLength}" required
 placeholder="${frame.searchHint}" aria-label="${frame.searchLabel}" ${isFirst ? "autofocus" : ""}>
<select name="sort" aria-label="${search.order}">${SORTS.map((sort) => option(sort, search[sort]))}</select>
<button type="submit">${frame.searchButton}</button>
${request ? hiddenFilters(request) : ""}
</form>`;
}
