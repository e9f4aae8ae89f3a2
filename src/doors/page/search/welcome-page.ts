import { html } from "hono/html";
import type { ArticleList } from "../../../contract/article-documents.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { type Html, makeLayout } from "../layout.ts";
import { makeSearchForm } from "./search-form.ts";

/** Articles named on the first page: a screenful. */
export const SHOWN = 12;

/** The first page: the form, what the corpus holds, and its newest articles. */
export function makeWelcomePage({ corpus }: PassageIndex, { articles, total }: ArticleList): Html {
  const { title, description, language } = corpus;
  const entries = articles.map(
    (article) => html`<li><a href="${article.url}">${article.title}</a>
${article.published === null ? "" : html` <time datetime="${article.published}">${article.published}</time>`}</li>`,
  );
  const content = html`${makeSearchForm(null, true)}
<p class="hint">Narrow a search with <code>"exact words"</code>, <code>+must</code>, <code>-not</code>, <code>title:word</code> or <code>after:2024</code>.</p>
${description === null ? "" : html`<p class="about">${description}</p>`}
<section class="newest"><h2>${total > SHOWN ? `Newest of ${total.toLocaleString("en")} articles` : "Articles"}</h2><ul>${entries}</ul></section>`;
  return makeLayout({ site: title, title: null, lang: language, description, content });
}
