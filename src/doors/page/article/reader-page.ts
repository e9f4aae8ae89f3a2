import { html } from "hono/html";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { articleUrl } from "../../../reading/make-urls.ts";
import { type Html, makeLayout, trusted } from "../layout.ts";
import { makeSearchForm } from "../search/search-form.ts";

/** The page that shows an article, `page` being its text as safe HTML; each of its passages can be linked to by its anchor. */
export function makeReaderPage(
  index: PassageIndex,
  article: ArticleHead,
  { page, site }: { page: string; site: string },
): Html {
  const { record, summary } = article;
  const copies = index.copiesOf(article.number).filter(({ url }) => url !== null && url !== record.url);
  const origin = [record.source, ...record.authors].filter((part) => part !== null).join(", ");
  const content = html`${makeSearchForm(null)}
<article lang="${record.lang}" dir="auto">
<h1>${record.title}</h1>
<p class="place">${origin}${record.published === null ? "" : html` <time datetime="${record.published}">${record.published}</time>`}
${record.url === null ? "" : html` <a href="${articleUrl(article, site)}">Original</a>`}
${copies.map(({ url, source }) => html` <a href="${url}">${source ?? "Also here"}</a>`)}</p>
${summary === null ? "" : html`<p class="standfirst">${summary}</p>`}
${trusted(page)}
</article>`;
  return makeLayout({
    site: index.corpus.title,
    title: record.title,
    lang: index.corpus.language,
    description: summary,
    content,
  });
}
