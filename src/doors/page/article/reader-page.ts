import { html } from "hono/html";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { articleUrl } from "../../../reading/make-urls.ts";
import { makeArticleHead } from "../head/article-head.ts";
import { type Html, makeLayout, trusted } from "../layout.ts";
import { makeSearchForm } from "../search/search-form.ts";
import type { View } from "../view.ts";
import { formatDay } from "../words/format-day.ts";

/** The page that shows an article, `page` being its text as safe HTML; each of its passages can be linked to by its anchor. */
export function makeReaderPage(
  article: ArticleHead,
  { index, page, site }: { index: PassageIndex; page: string; site: string },
  view: View,
): Html {
  const { words } = view;
  const { record, summary } = article;
  const copies = index.copiesOf(article.number).filter(({ url }) => url !== null && url !== record.url);
  const origin = [record.source, ...record.authors].filter((part) => part !== null).join(", ");
  const content = html`${makeSearchForm(words, null)}
<article lang="${record.lang}" dir="auto">
<h1>${record.title}</h1>
<p class="place">${origin}${record.published === null ? "" : html` <time datetime="${record.published}">${formatDay(record.published, words)}</time>`}
${record.url === null ? "" : html` <a href="${articleUrl(article, site)}">${words.article.original}</a>`}
${copies.map(({ url, source }) => html` <a href="${url}">${source ?? words.article.alsoHere}</a>`)}</p>
${summary === null ? "" : html`<p class="standfirst">${summary}</p>`}
${trusted(page)}
</article>`;
  return makeLayout(view, {
    title: record.title,
    description: summary,
    styles: ["search", "article"],
    head: makeArticleHead(article, index, view),
    content,
  });
}
