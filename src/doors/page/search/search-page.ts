import { html } from "hono/html";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { Hit } from "../../../contract/search-response.ts";
import type { SearchPage } from "../../../search/answer/search-passages.ts";
import { NO_INDEX } from "../head/service-head.ts";
import { type Html, makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";
import { markText } from "./mark-text.ts";
import { makeSearchForm } from "./search-form.ts";

/** What a search found, and the address that links begin with. */
interface ShownPage extends SearchPage {
  site: string;
}

/** Says that nearly the same is told in other places. */
function noteCopies({ also_in: copies }: Hit, { search }: Words): Html {
  if (copies.length === 0) return html``;
  return html`<p class="place">${search.copiesElsewhere}</p>`;
}

/** The link of a hit; to a page of this service, with what was sought, so that the page can mark it. */
function linkHit({ url, article }: Hit, { envelope, site }: ShownPage): string {
  const own = `${site}/articles/${encodeURIComponent(article.id)}`;
  return url.startsWith(`${own}#`) ? url.replace(own, `${own}?${new URLSearchParams({ q: envelope.query })}`) : url;
}

function makeHit(hit: Hit, page: ShownPage, words: Words): Html {
  const { title, section, snippet, article } = hit;
  const day = article.published && formatDay(article.published, words);
  const place = [article.source, day, ...section].filter((part) => part !== null);
  return html`<li class="hit" lang="${article.lang}" dir="auto">
<h2><a href="${linkHit(hit, page)}">${title}</a></h2>
<p class="place">${place.join(" › ")}</p>
${snippet ? html`<p class="snippet">${markText(snippet.text, snippet.highlights)}</p>` : ""}
${noteCopies(hit, words)}</li>`;
}

/** Says why nothing is shown, and what may help. */
function explainNothing({ envelope }: SearchPage, { search }: Words): Html {
  const isFiltered = Object.keys(envelope.interpretation.filters).length > 0;
  if (isFiltered) return html`<p class="nothing">${search.nothingFiltered}</p>`;
  return html`<p class="nothing">${search.nothing} ${search.tryOthers}</p>`;
}

/** Says to what the search was narrowed, by a link from elsewhere, and how to widen it again. */
function makeFilterNote({ query, interpretation }: SearchPage["envelope"], { search }: Words): Html {
  const filters = Object.entries(interpretation.filters).filter(([, values]) => values.length > 0);
  if (filters.length === 0) return html``;
  const named = filters.map(([name, values]) => `${name} ${values.join(", ")}`).join(", ");
  return html` ${search.only(named)} <a href="/?${new URLSearchParams({ q: query })}">${search.searchAll}</a>`;
}

/** Offers the queries that may have been meant; not that which was searched. */
function linkSuggestions({ suggestions, interpretation }: SearchPage["envelope"], { search }: Words): Html {
  const { corrected } = interpretation;
  const others = suggestions.filter((query) => !corrected.every(({ to }) => query.includes(to)));
  if (others.length === 0) return html``;
  const links = others.map(
    (query) => html`<li>${search.or} <a href="/?${new URLSearchParams({ q: query })}">${query}</a></li>`,
  );
  return html`<ul class="notes">${links}</ul>`;
}

function makeSummary({ envelope }: SearchPage, words: Words): Html {
  const { corrected, notes } = envelope.interpretation;
  const items = [
    ...corrected.map(({ from, to }) => html`<li>${words.search.corrected(from, to)}</li>`),
    ...notes.map((note) => html`<li lang="en">${note}</li>`),
  ];
  return html`<div class="summary"><h1>${words.search.passages(envelope.total)}</h1>${makeFilterNote(envelope, words)}</div>${items.length > 0 ? html`<ul class="notes">${items}</ul>` : ""}${linkSuggestions(envelope, words)}`;
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
function makeMoreLink(request: SearchRequest, page: SearchPage, { search }: Words): Html {
  const cursor = page.cursorAfter(page.hits.length);
  if (cursor !== null)
    return html`<p class="more"><a href="${linkSearch(request, { cursor })}" rel="next">${search.more}</a></p>`;
  const shown = page.hits.at(-1)?.rank ?? 0;
  if (shown === page.envelope.total || request.max_per_article === ALL_OF_ARTICLE) return html``;
  const all = linkSearch(request, { max_per_article: String(ALL_OF_ARTICLE) });
  return html`<p class="more"><a href="${all}">${search.moreOfSame}</a></p>`;
}

/** The page that shows what a search found, best first. */
export function makeSearchPage(request: SearchRequest, page: ShownPage, view: View): Html {
  const { words } = view;
  const [first] = page.hits;
  const content = html`${makeSearchForm(words, request)}
${makeSummary(page, words)}
${first ? html`<ol class="hits" start="${first.rank}">${page.hits.map((hit) => makeHit(hit, page, words))}</ol>` : explainNothing(page, words)}
${makeMoreLink(request, page, words)}`;
  return makeLayout(view, { title: request.query, styles: ["search"], head: NO_INDEX, content });
}
