import { html } from "hono/html";
import type { ArticleList } from "../../../contract/article-documents.ts";
import type { Html } from "../html.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";

function makeEntry({ url, title, lang, source, published }: ArticleList["articles"][number], words: Words): Html {
  const parts = [
    ...(source === null ? [] : [html`<bdi>${source}</bdi>`]),
    ...(published === null
      ? []
      : [html`<time datetime="${published}" dir="${words.dir}">${formatDay(published, words)}</time>`]),
  ];
  return html`<li class="entry" dir="auto"><a class="headline" href="${url}" lang="${lang}">${title}</a>
<p class="place">${parts.map((part, at) => (at === 0 ? part : html` · ${part}`))}</p></li>`;
}

/** What the list is: all articles, the newest of them, or, where no article has a day, the first of so many. */
function nameList({ articles, total }: Pick<ArticleList, "articles" | "total">, { search, browse }: Words): string {
  if (total <= articles.length) return search.articles;
  // Those without a day are last.
  return articles[0]?.published ? search.newestOf(total) : browse.articles(total);
}

/** The newest articles, with a link to all. */
export function listNewest(listed: Pick<ArticleList, "articles" | "total">, words: Words): Html {
  return html`<section class="newest"><h2>${nameList(listed, words)}</h2><ul class="entries">${listed.articles.map((article) => makeEntry(article, words))}</ul>
<p class="more"><a href="/articles">${words.search.allArticles}</a></p></section>`;
}
