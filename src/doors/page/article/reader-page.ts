import { html } from "hono/html";
import type { ArticleRecord } from "../../../contract/article-record.ts";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { ArticlePart } from "../../../reading/article-part.ts";
import { type Html, trusted } from "../html.ts";
import { makeLayout } from "../layout.ts";
import { keepFilters, makeSearchForm } from "../search/search-form.ts";
import type { View } from "../view.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";
import { makeHeader } from "./article-header.ts";
import { type Cited, makeCiteBox } from "./cite-box.ts";
import { type Came, makeHitBar } from "./hit-bar.ts";
import { makeOutline } from "./outline.ts";

/** What the page of an article shows. */
export interface ShownArticle {
  part: ArticlePart;
  /** The text of the part, as safe HTML. */
  page: string;
  copies: readonly ArticleRecord[];
  similar: readonly ArticleRecord[];
  cited: Cited;
  /** The search that led to it. */
  came: Came | null;
  /** What the page's head says to machines. */
  head: Html;
}

/** Languages and scripts that are written from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:arab|hebr|thaa|syrc|nkoo)\b/i;

/** The direction of a language; of most the text itself says it. */
function directionOf(lang: string): "rtl" | "auto" {
  return RIGHT_TO_LEFT.test(lang) ? "rtl" : "auto";
}

function listSimilar(similar: readonly ArticleRecord[], words: Words): Html {
  if (similar.length === 0) return html``;
  const entries = similar.map(({ id, title, lang, source, published }) => {
    const place = [source, published && formatDay(published, words)].filter(Boolean).join(" · ");
    return html`<li class="entry"><a class="headline" href="/articles/${encodeURIComponent(id)}" lang="${lang}" dir="auto">${title}</a>${place === "" ? "" : html`<p class="place">${place}</p>`}</li>`;
  });
  return html`<section class="similar" aria-labelledby="Similar"><h2 id="Similar">${words.article.similar}</h2><ul class="entries">${entries}</ul></section>`;
}

/** The page that shows an article, or a part of one; each of its passages can be linked to by its anchor. */
export function makeReaderPage(article: ArticleHead, shown: ShownArticle, view: View): Html {
  const { words } = view;
  const { record, summary } = article;
  const { part, page, copies, similar, cited, came } = shown;
  const dir = directionOf(record.lang);
  const content = html`${makeSearchForm(view, came?.request ?? null)}${came === null ? "" : keepFilters(came.request)}
${came === null ? "" : makeHitBar(came, words)}
<div class="reader">
<article>
${makeHeader(article, { copies, dir }, words)}
${makeOutline(article, part, words)}
<div class="text" lang="${record.lang}" dir="${dir}">
${trusted(page)}
</div>
</article>
${makeCiteBox(cited, words)}
${listSimilar(similar, words)}
</div>`;
  return makeLayout(view, {
    title: record.title,
    description: summary,
    styles: ["search", "article"],
    scripts: ["article"],
    head: shown.head,
    content,
  });
}
