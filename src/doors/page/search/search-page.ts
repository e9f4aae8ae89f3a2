import { html } from "hono/html";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { Hit } from "../../../contract/search-response.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { listNotes } from "../../../search/answer/list-notes.ts";
import type { SearchPage } from "../../../search/answer/search-passages.ts";
import { type Html, makeLayout } from "../layout.ts";
import { markText } from "./mark-text.ts";
import { makeSearchForm } from "./search-form.ts";

/** What a search found, and the address that links begin with. */
interface ShownPage extends SearchPage {
  site: string;
}

/** Says that nearly the same is told in other places. */
function noteCopies({ also_in: copies }: Hit): Html {
  if (copies.length === 0) return html``;
  return html`<p class="place">Nearly the same elsewhere too</p>`;
}

/** The link of a hit; to a page of this service, with what was sought, so that the page can mark it. */
function linkHit({ url, article }: Hit, { envelope, site }: ShownPage): string {
  const own = `${site}/articles/${encodeURIComponent(article.id)}`;
  return url.startsWith(`${own}#`) ? url.replace(own, `${own}?${new URLSearchParams({ q: envelope.query })}`) : url;
}

function makeHit(hit: Hit, page: ShownPage): Html {
  const { title, section, snippet, article } = hit;
  const place = [article.source, article.published, ...section].filter((part) => part !== null);
  return html`<li class="hit" lang="${article.lang}" dir="auto">
<h2><a href="${linkHit(hit, page)}">${title}</a></h2>
<p class="place">${place.join(" › ")}</p>
${snippet ? html`<p class="snippet">${markText(snippet.text, snippet.highlights)}</p>` : ""}
${noteCopies(hit)}</li>`;
}

/** Says why nothing is shown, and what may help. */
function explainNothing({ envelope }: SearchPage): Html {
  const isFiltered = Object.keys(envelope.interpretation.filters).length > 0;
  if (isFiltered) return html`<p class="nothing">No passage of these articles has any of these words.</p>`;
  return html`<p class="nothing">No passage has any of these words. Try other words.</p>`;
}

/** Says to what the search was narrowed, by a link from elsewhere, and how to widen it again. */
function makeFilterNote({ query, interpretation }: SearchPage["envelope"]): Html {
  const filters = Object.entries(interpretation.filters).filter(([, values]) => values.length > 0);
  if (filters.length === 0) return html``;
  const named = filters.map(([name, values]) => `${name} ${values.join(", ")}`).join(", ");
  return html` Only ${named}. <a href="/?${new URLSearchParams({ q: query })}">Search all articles</a>`;
}

/** Offers the queries that may have been meant; not that which was searched. */
function linkSuggestions({ suggestions, interpretation: { corrected } }: SearchPage["envelope"]): Html {
  const others = suggestions.filter((query) => !corrected.every(({ to }) => query.includes(to)));
  if (others.length === 0) return html``;
  const links = others.map((query) => html`<li>Or: <a href="/?${new URLSearchParams({ q: query })}">${query}</a></li>`);
  return html`<ul class="notes">${links}</ul>`;
}

function makeSummary({ envelope }: SearchPage): Html {
  const { total, interpretation } = envelope;
  const count = total === 1 ? "1 passage" : `${total === 0 ? "No" : total.toLocaleString("en")} passages`;
  const notes = listNotes(interpretation).map((note) => html`<li>${note}</li>`);
  return html`<div class="summary"><h1>${count}</h1>${makeFilterNote(envelope)}</div>${notes.length > 0 ? html`<ul class="notes">${notes}</ul>` : ""}${linkSuggestions(envelope)}`;
}

/** The address of this search with some of its parameters changed. */
function linkSearch(request: SearchRequest, changed: Record<string, string>): string {
  const { query, limit: _, cursor: __, sort, max_per_article: most, max_tokens: ___, ...filters } = request;
  const parameters = new URLSearchParams({ q: query, sort, max_per_article: String(most), ...changed });
  for (const [name, values] of Object.entries(filters))
    for (const value of [values ?? []].flat()) parameters.append(name, value);
  return `/?${parameters}`;
}

/** Most passages of one article that a search can be asked for. */
const ALL_OF_ARTICLE = 10;

/** Goes on with the list; at its end, offers what was held back of articles with many passages. */
function makeMoreLink(request: SearchRequest, page: SearchPage): Html {
  const cursor = page.cursorAfter(page.hits.length);
  if (cursor !== null)
    return html`<p class="more"><a href="${linkSearch(request, { cursor })}" rel="next">More passages</a></p>`;
  const shown = page.hits.at(-1)?.rank ?? 0;
  if (shown === page.envelope.total || request.max_per_article === ALL_OF_ARTICLE) return html``;
  const all = linkSearch(request, { max_per_article: String(ALL_OF_ARTICLE) });
  return html`<p class="more"><a href="${all}">More passages of the same articles</a></p>`;
}

/** The page that shows what a search found, best first. */
export function makeSearchPage(index: PassageIndex, request: SearchRequest, page: ShownPage): Html {
  const [first] = page.hits;
  const content = html`${makeSearchForm(request)}
${makeSummary(page)}
${first ? html`<ol class="hits" start="${first.rank}">${page.hits.map((hit) => makeHit(hit, page))}</ol>` : explainNothing(page)}
${makeMoreLink(request, page)}`;
  const { title, language } = index.corpus;
  return makeLayout({ site: title, title: request.query, lang: language, description: null, content });
}
