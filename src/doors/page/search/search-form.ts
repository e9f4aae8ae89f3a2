import { html } from "hono/html";
import { LIMITS } from "../../../contract/limits.ts";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { Html } from "../layout.ts";

/** Filters that a link may have set: they are kept when the words are changed. */
function hiddenFilters(request: SearchRequest): Html[] {
  const { source, tag, author, lang, in: articles, after, before } = request;
  const lists = Object.entries({ source, tag, author, lang, in: articles }).flatMap(([name, values]) =>
    values.map((value) => [name, value]),
  );
  const days = Object.entries({ after, before }).filter(([, value]) => value !== undefined);
  return [...lists, ...days].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** The search form, filled with what was asked before; `isFirst` where nothing else is on the page to begin with. */
export function makeSearchForm(request: SearchRequest | null, isFirst = false): Html {
  const sort = request?.sort ?? "relevance";
  const option = (value: string, label: string) =>
    html`<option value="${value}" ${sort === value ? "selected" : ""}>${label}</option>`;
  return html`<form class="search" action="/" method="get" role="search">
<input type="search" name="q" value="${request?.query ?? ""}" maxlength="${LIMITS.queryLength}" required
 placeholder="A question or a few words" aria-label="Search the articles" ${isFirst ? "autofocus" : ""}>
<select name="sort" aria-label="Order">${option("relevance", "Best first")}${option("newest", "Newest first")}${option("oldest", "Oldest first")}${option("diverse", "Most varied first")}</select>
<button type="submit">Search</button>
${request ? hiddenFilters(request) : ""}
</form>`;
}
