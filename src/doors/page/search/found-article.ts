import { html } from "hono/html";
import { parsePassageId } from "../../../contract/article-id.ts";
import type { ArticleRecord } from "../../../contract/article-record.ts";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { Hit } from "../../../contract/search-response.ts";
import type { Html } from "../html.ts";
import { fillText, listPieces } from "../words/fill-text.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";
import type { FoundArticle } from "./group-hits.ts";
import { isHere, linkHit, linkHitHere } from "./link-hit.ts";
import { linkSearch } from "./link-search.ts";
import { markText } from "./mark-text.ts";

/** An article that has a passage too, nearly as it is. */
export interface OtherPlace {
  record: ArticleRecord;
  /** Version of the page that it is, where it is one of several. */
  version: string | null;
}

/** What the entries of a page have in common. */
export interface EntryContext {
  request: SearchRequest;
  site: string;
  /** Where the passages are that hits stand for, by their ids. */
  places: ReadonlyMap<string, OtherPlace>;
  words: Words;
  /** Whether the reader may open what is here. */
  mayRead: boolean;
}

/** Most passages of one article that a search can be asked for. */
export const ALL_OF_ARTICLE = 10;

/** The page here of an article, at a passage, which marks what was sought. */
function linkHere(id: string, { request }: EntryContext): string {
  const { articleId, anchor } = parsePassageId(id);
  return `/articles/${encodeURIComponent(articleId)}?${new URLSearchParams({ q: request.query })}#${anchor}`;
}

/** The address of a hit, where its reader can open that. */
function openable(hit: Hit, { request, site, mayRead }: EntryContext): string | null {
  return mayRead || !isHere(hit, site) ? linkHit(hit, request, site) : null;
}

/** What tells one place from the article that it is shown with. */
function nameOther({ record, version }: OtherPlace, { article }: Hit, words: Words): string {
  const day = record.published !== article.published ? record.published : null;
  const parts = [
    record.title === article.title ? null : record.title,
    version,
    record.source === article.source ? null : record.source,
    day && formatDay(day, words),
  ].filter((part) => part !== null);
  return parts.length === 0 ? record.id : parts.join(", ");
}

/** Links where else nearly the same is told; each other article once. */
function listOthers({ passages: [best, ...more] }: FoundArticle, context: EntryContext): Html {
  const { places, words, mayRead } = context;
  const ids = new Map<string, string>();
  for (const id of [best, ...more].flatMap((hit) => hit.also_in)) {
    const place = places.get(id);
    if (place && place.record.id !== best.article.id && !ids.has(place.record.id)) ids.set(place.record.id, id);
  }
  const links = [...ids.values()].flatMap((id) => {
    const place = places.get(id);
    if (!place) return [];
    const name = html`<bdi>${nameOther(place, best, words)}</bdi>`;
    return [mayRead ? html`<a href="${linkHere(id, context)}">${name}</a>` : name];
  });
  if (links.length === 0) return html``;
  return html`<p class="place"><bdi dir="${words.dir}">${fillText(words.search.alsoIn, listPieces(links, words, "conjunction"))}</bdi></p>`;
}

function makePassage(hit: Hit, context: EntryContext): Html {
  const { snippet, section, article } = hit;
  const href = openable(hit, context);
  const named = section.length > 0 ? html`<bdi lang="${article.lang}">${section.join(" › ")}</bdi>` : "";
  const heading = html`<a class="section" href="${href}">${named || context.words.search.toPassage}</a>`;
  return html`<li>${href === null ? named : heading}
${snippet ? html`<p class="snippet" lang="${article.lang}" dir="auto">${markText(snippet.text, snippet.highlights)}</p>` : ""}</li>`;
}

function makePlace({ article }: Hit, words: Words): Html {
  const { source, authors, published } = article;
  const parts = [
    ...[source, authors.join(", ")].filter((part) => part).map((part) => html`<bdi>${part}</bdi>`),
    ...(published === null
      ? []
      : [html`<time datetime="${published}" dir="${words.dir}">${formatDay(published, words)}</time>`]),
  ];
  return html`<p class="place">${parts.map((part, at) => (at === 0 ? part : html` · ${part}`))}</p>`;
}

/** Links to the rest: the page here of an article that is elsewhere, and all of its passages when some were held back. */
function makeWays({ best, passages }: FoundArticle, context: EntryContext): Html {
  const { request, site, words, mayRead } = context;
  const isFull = passages.length === request.max_per_article && passages.length < ALL_OF_ARTICLE;
  const ways = [
    ...(isHere(best, site) || !mayRead
      ? []
      : [html`<a href="${linkHitHere(best, request)}">${words.search.readHere}</a>`]),
    ...(isFull
      ? [
          html`<a href="${linkSearch(request, { in: [best.article.id], max_per_article: ALL_OF_ARTICLE })}">${words.search.moreOfArticle}</a>`,
        ]
      : []),
  ];
  if (ways.length === 0) return html``;
  return html`<p class="place"><bdi dir="${words.dir}">${ways.map((way, at) => (at === 0 ? way : html` · ${way}`))}</bdi></p>`;
}

/** An article with what was found in it. */
export function makeFoundArticle(found: FoundArticle, context: EntryContext): Html {
  const { best, passages } = found;
  const href = openable(best, context);
  const title = href === null ? best.title : html`<a href="${href}">${best.title}</a>`;
  return html`<li class="hit" dir="auto">
<h2 class="headline" lang="${best.article.lang}">${title}</h2>
${makePlace(best, context.words)}
<ul class="passages">${passages.map((hit) => makePassage(hit, context))}</ul>
${listOthers(found, context)}${makeWays(found, context)}</li>`;
}
