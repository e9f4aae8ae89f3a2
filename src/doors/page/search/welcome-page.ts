import { html } from "hono/html";
import type { ArticleList, ArticleListRequest } from "../../../contract/article-documents.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { listArticles } from "../../../operations/list-articles.ts";
import type { OperationContext } from "../../../operations/operation.ts";
import { makeFirstHead } from "../head/service-head.ts";
import { type Html, makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";
import { makeCheatSheet, offerExamples } from "./cheat-sheet.ts";
import { makeSearchForm } from "./search-form.ts";

/** Articles named on the first page: a screenful. */
export const SHOWN = 12;

function makeEntry({ url, title, lang, source, published }: ArticleList["articles"][number], words: Words): Html {
  const parts = [
    ...(source === null ? [] : [html`<bdi>${source}</bdi>`]),
    ...(published === null ? [] : [html`<time datetime="${published}">${formatDay(published, words)}</time>`]),
  ];
  return html`<li><a class="newest-title" href="${url}" lang="${lang}" dir="auto">${title}</a>
<span class="place">${parts.map((part, at) => (at === 0 ? part : html` · ${part}`))}</span></li>`;
}

/** The first page: the form, what the corpus holds, and its newest articles. */
function makeWelcomePage(index: PassageIndex, { articles, total }: ArticleList, view: View): Html {
  const { words } = view;
  const { description, language } = index.corpus;
  const heading = total > SHOWN ? words.search.newestOf(total) : words.search.articles;
  const content = html`${makeSearchForm(words, null, true)}
<div id="results">${offerExamples(index, words)}
${makeCheatSheet(index, words)}
${description === null ? "" : html`<p class="about" lang="${language}" dir="auto">${description}</p>`}
<section class="newest"><h2>${heading}</h2><ul>${articles.map((article) => makeEntry(article, words))}</ul>
<p class="more"><a href="/articles">${words.search.allArticles}</a></p></section></div>`;
  return makeLayout(view, {
    title: null,
    description,
    styles: ["search"],
    scripts: ["search", "completions"],
    head: makeFirstHead(index, view),
    content,
  });
}

/** Shows the first page. */
export async function showWelcome(request: ArticleListRequest, context: OperationContext, view: View): Promise<string> {
  return makeWelcomePage(context.index, await listArticles.run(request, context), view);
}
