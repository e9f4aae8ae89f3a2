import { html } from "hono/html";
import type { ArticleList } from "../../../contract/article-documents.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { makeFirstHead } from "../head/service-head.ts";
import { type Html, makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { formatDay } from "../words/format-day.ts";
import { makeSearchForm } from "./search-form.ts";

/** Articles named on the first page: a screenful. */
export const SHOWN = 12;

/** The first page: the form, what the corpus holds, and its newest articles. */
export function makeWelcomePage(index: PassageIndex, { articles, total }: ArticleList, view: View): Html {
  const { words } = view;
  const { description, language } = index.corpus;
  const entries = articles.map(
    (article) => html`<li lang="${article.lang}" dir="auto"><a href="${article.url}">${article.title}</a>
${article.published === null ? "" : html` <time datetime="${article.published}">${formatDay(article.published, words)}</time>`}</li>`,
  );
  const content = html`${makeSearchForm(words, null, true)}
<p class="hint">Narrow a search with <code>"exact words"</code>, <code>+must</code>, <code>-not</code>, <code>title:word</code> or <code>after:2024</code>.</p>
${description === null ? "" : html`<p class="about" lang="${language}" dir="auto">${description}</p>`}
<section class="newest"><h2>${total > SHOWN ? words.search.newestOf(total) : words.search.articles}</h2><ul>${entries}</ul></section>`;
  return makeLayout(view, { title: null, description, styles: ["search"], head: makeFirstHead(index, view), content });
}
