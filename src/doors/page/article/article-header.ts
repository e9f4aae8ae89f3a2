import { html } from "hono/html";
import type { ArticleRecord } from "../../../contract/article-record.ts";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { Html } from "../html.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";

/** Tokens that a reader reads in a minute: some 230 words of English. */
const TOKENS_PER_MINUTE = 300;

/** The articles that share something with this one. */
function linkList(name: "source" | "author" | "tag", value: string): Html {
  return html`<a href="/articles?${new URLSearchParams({ [name]: value })}" dir="auto">${value}</a>`;
}

/** How long an article takes to read; what takes two hours is told in hours. */
function saySize(tokens: number, { article }: Words): string {
  const minutes = Math.max(1, Math.round(tokens / TOKENS_PER_MINUTE));
  return minutes < 120 ? article.minutes(minutes) : article.hours(Math.round(minutes / 60));
}

function nameLanguage(lang: string, words: Words): string {
  try {
    return new Intl.DisplayNames(words.lang, { type: "language" }).of(lang) ?? lang;
  } catch {
    // An owner may have written anything.
    return lang;
  }
}

/** Who, where and when: each leads to the articles that have it too. */
function makeByline({ source, authors, published }: ArticleRecord, words: Words): Html {
  const parts = [
    ...(source === null ? [] : [linkList("source", source)]),
    ...authors.map((author) => linkList("author", author)),
    ...(published === null ? [] : [html`<time datetime="${published}">${formatDay(published, words)}</time>`]),
  ];
  return parts.length === 0 ? html`` : html`<ul class="byline">${parts.map((part) => html`<li>${part}</li>`)}</ul>`;
}

/** What stands above the text of an article, `copies` being other places where it stands. */
export function makeHeader(
  { record, summary, tokens }: ArticleHead,
  { copies, dir }: { copies: readonly ArticleRecord[]; dir: string },
  words: Words,
): Html {
  const { article } = words;
  const { title, tags, lang, url, id } = record;
  const places = [
    ...(url === null ? [] : [html`<a href="${url}">${article.original}</a>`]),
    ...copies.map((copy) => html`<a href="${copy.url}">${copy.source ?? article.alsoHere}</a>`),
    html`<a href="/articles/${encodeURIComponent(id)}?format=markdown">Markdown</a>`,
    html`<a href="#Cite">${article.cite}</a>`,
  ];
  return html`<header>
${makeByline(record, words)}
<div lang="${lang}" dir="${dir}"><h1>${title}</h1>${summary === null ? "" : html`<p class="standfirst">${summary}</p>`}</div>
${tags.length === 0 ? "" : html`<ul class="tags" aria-label="${article.tags}">${tags.map((tag) => html`<li>${linkList("tag", tag)}</li>`)}</ul>`}
<ul class="facts"><li>${saySize(tokens, words)}</li><li>${nameLanguage(lang, words)}</li>${places.map((place) => html`<li>${place}</li>`)}</ul>
</header>`;
}
