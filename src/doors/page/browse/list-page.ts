import { html } from "hono/html";
import type { ArticleListRequest } from "../../../contract/article-documents.ts";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import { type BrowsedArticles, browseArticles } from "../../../operations/browse-articles.ts";
import type { OperationContext } from "../../../operations/operation.ts";
import { articleUrl } from "../../../reading/make-urls.ts";
import { clipText } from "../../../text/clip-text.ts";
import { fileTitle } from "../../../text/title-order.ts";
import { NO_INDEX } from "../head/service-head.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";
import { formatNumber, formatPeriod } from "./format-period.ts";
import { linkArticles } from "./link-articles.ts";
import { makeChosen, makeFilters, makeOrders, makeStrip } from "./list-filters.ts";

/** Longest summary shown, in UTF-16 code units: three lines of a wide screen. */
const MAX_SUMMARY = 280;

/** Authors named of one article. */
const MAX_AUTHORS = 3;

function makePlace({ record: { source, authors, published } }: ArticleHead, words: Words): Html {
  const named = authors.slice(0, MAX_AUTHORS).join(", ");
  const by = authors.length > MAX_AUTHORS ? `${named}, …` : named;
  const day =
    published === null
      ? ""
      : html`<time datetime="${published}" dir="${words.dir}">${formatDay(published, words)}</time>`;
  const parts = [source ?? "", by].filter((part) => part !== "").map((part) => html`<bdi>${part}</bdi>`);
  if (parts.length === 0 && day === "") return html``;
  return html`<p class="place">${[...parts, day].filter((part) => part !== "").map((part, at) => html`${at > 0 ? " · " : ""}${part}`)}</p>`;
}

function makeEntry(head: ArticleHead, words: Words, site: string): Html {
  const { record, summary } = head;
  // Generators repeat the title where nothing else is said.
  const gist = summary === null || summary === record.title ? null : clipText(summary, MAX_SUMMARY);
  return html`<li class="entry" dir="auto">
<h3 class="headline" lang="${record.lang}"><a href="${articleUrl(head, site)}">${record.title}</a></h3>
${makePlace(head, words)}
${gist === null ? "" : html`<p class="gist" lang="${record.lang}" dir="auto">${gist}</p>`}</li>`;
}

/** Articles under one heading; none where there is nothing to say of them. */
interface Group {
  heading: string | null;
  heads: ArticleHead[];
}

/** Most months that a page has headings for; beyond, years say enough. */
const MAX_MONTHS = 6;

/** Parts a page of the list into runs under one heading: a letter, else a month or year. */
function groupHeads({ heads, isSorted }: BrowsedArticles, { sort }: ArticleListRequest, words: Words): Group[] {
  const months = new Set(heads.map(({ record }) => record.published?.slice(0, 7)));
  const length = months.size > MAX_MONTHS ? 4 : 7;
  const isDated = heads.some(({ record }) => record.published !== null);
  const headingOf = ({ record: { title, published } }: ArticleHead) => {
    if (!isSorted) return null;
    if (sort === "title") return fileTitle(title).letter;
    if (published === null) return isDated ? words.browse.undated : null;
    return formatPeriod(published.slice(0, length), words);
  };
  const groups: Group[] = [];
  for (const head of heads) {
    const heading = headingOf(head);
    const last = groups.at(-1);
    if (last && last.heading === heading) last.heads.push(head);
    else groups.push({ heading, heads: [head] });
  }
  return groups;
}

function makeGroups(page: BrowsedArticles, request: ArticleListRequest, { words, site }: ListView): Html[] {
  let start = page.offset + 1;
  return groupHeads(page, request, words).map(({ heading, heads }) => {
    const first = start;
    start += heads.length;
    const list = html`<ol class="entries" start="${first}">${heads.map((head) => makeEntry(head, words, site))}</ol>`;
    const title = heading ?? words.browse.kinds.title;
    return html`<section><h2 class="${heading === null ? "unseen" : "period"}">${title}</h2>${list}</section>`;
  });
}

/** Leads through the pages of a list. */
function makePager(page: BrowsedArticles, request: ArticleListRequest, words: Words): Html {
  const { browse } = words;
  const { offset, heads, cursorBefore } = page;
  const { cursor: _, ...choice } = request;
  const next = page.cursorAfter(heads.length);
  if (offset === 0 && next === null) return html``;
  const link = (cursor: string | null, text: string, rel: string) =>
    html`<li><a class="control" href="${linkArticles(choice, cursor)}" ${rel === "" ? "" : html`rel="${rel}"`}>${text}</a></li>`;
  return html`<nav class="pager" aria-label="${words.search.articles}"><ul>
${offset > 0 ? link(null, browse.first, "") : ""}
${offset > 0 ? link(cursorBefore, browse.previous, "prev") : ""}
${next === null ? "" : link(next, browse.next, "next")}
</ul></nav>`;
}

function makeCount({ total, offset, heads }: BrowsedArticles, words: Words): Html {
  const { browse } = words;
  if (heads.length === total || heads.length === 0) return html`<p class="extent">${browse.articles(total)}</p>`;
  const [first, last, all] = [offset + 1, offset + heads.length, total].map((number) => formatNumber(number, words));
  return html`<p class="extent">${browse.shown(first ?? "", last ?? "", all ?? "")}</p>`;
}

interface ListView extends View {
  site: string;
}

function makeListPage(page: BrowsedArticles, request: ArticleListRequest, view: ListView): Html {
  const { words } = view;
  const { browse } = words;
  const notes = page.notes.map((note) => html`<li lang="en" dir="ltr">${note}</li>`);
  const content = html`<div class="browse"><header class="opening"><h1>${words.search.articles}</h1>${makeCount(page, words)}</header>
${makeOrders(page, request, words)}
${makeStrip(page, request, words)}
${makeFilters(page, request, words)}
${makeChosen(request, words)}
${notes.length > 0 ? html`<ul class="notes">${notes}</ul>` : ""}
${page.heads.length === 0 ? html`<p class="nothing">${browse.nothing}</p>` : makeGroups(page, request, view)}
${makePager(page, request, words)}</div>`;
  // There is a list for every choice of filters: search engines are to keep the whole one.
  const isWhole = linkArticles(request, request.cursor) === "/articles";
  const head = isWhole ? html`` : NO_INDEX;
  return makeLayout(view, { title: words.search.articles, styles: ["browse"], head, content });
}

/** The page of a list of articles, with what it can be narrowed by. */
export async function showArticles(input: ArticleListRequest, context: OperationContext, view: View): Promise<string> {
  const page = await browseArticles(input, context);
  return makeListPage(page, input, { ...view, site: context.site });
}
