import { html } from "hono/html";
import type { SearchRequest } from "../contract/search-request.ts";
import type { Hit } from "../contract/search-response.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import type { SearchPage } from "../retrieval/search-passages.ts";
import { type Html, makeLayout } from "./layout.ts";
import { markText } from "./mark-text.ts";
import { makeSearchForm } from "./search-form.ts";

function makeHit({ title, section, url, snippet, article }: Hit): Html {
  const place = [article.source, article.published, ...section].filter((part) => part !== null);
  return html`<li class="hit">
<h2><a href="${url}">${title}</a></h2>
<p class="place">${place.join(" › ")}</p>
${snippet ? html`<p class="snippet">${markText(snippet.text, snippet.highlights)}</p>` : ""}
</li>`;
}

const NOTHING = html`<p class="nothing">No passage has any of these words. Try other words, or fewer.</p>`;

function makeSummary({ envelope }: SearchPage): Html {
  const { total, match_quality: quality, interpretation } = envelope;
  const count = total === 1 ? "1 passage" : `${total.toLocaleString("en")} passages`;
  const weak = quality === "weak" ? html` None of them has more than half of your words.` : "";
  const notes = interpretation.notes.map((note) => html`<li>${note}</li>`);
  return html`<p class="summary">${count}.${weak}</p>${notes.length > 0 ? html`<ul class="notes">${notes}</ul>` : ""}`;
}

function nextPage(request: SearchRequest, cursor: string): string {
  const { query, limit: _, cursor: __, sort, max_per_article: most, max_tokens: ___, ...filters } = request;
  const parameters = new URLSearchParams({ q: query, sort, max_per_article: String(most), cursor });
  for (const [name, values] of Object.entries(filters))
    for (const value of [values ?? []].flat()) parameters.append(name, value);
  return `/?${parameters}`;
}

/** The page that shows what a search found, best first. */
export function makeSearchPage(index: PassageIndex, request: SearchRequest, page: SearchPage): Html {
  const cursor = page.cursorAfter(page.hits.length);
  const [first] = page.hits;
  const content = html`${makeSearchForm(request)}
${makeSummary(page)}
${first ? html`<ol class="hits" start="${first.rank}">${page.hits.map(makeHit)}</ol>` : NOTHING}
${cursor === null ? "" : html`<p class="more"><a href="${nextPage(request, cursor)}" rel="next">More passages</a></p>`}`;
  const { title, language } = index.corpus;
  return makeLayout({ site: title, title: request.query, lang: language, description: null, content });
}
