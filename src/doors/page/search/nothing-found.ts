import { html } from "hono/html";
import { type ArticleList, ArticleListRequest } from "../../../contract/article-documents.ts";
import type { SearchRequest } from "../../../contract/search-request.ts";
import { foldPhrase } from "../../../index/format/fold-phrase.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { listArticles } from "../../../operations/list-articles.ts";
import type { OperationContext } from "../../../operations/operation.ts";
import type { SearchPage } from "../../../search/answer/search-passages.ts";
import { suggest } from "../../../suggestions/suggest.ts";
import type { Html } from "../html.ts";
import type { View } from "../view.ts";
import { fillText, listPieces } from "../words/fill-text.ts";
import type { Words } from "../words/words.ts";
import { nameChosen } from "./filter-bar.ts";
import { listChosen, WITHOUT_FILTERS } from "./filters.ts";
import { linkQuery, linkSearch } from "./link-search.ts";
import { listNewest } from "./list-newest.ts";

/** Words that are looked near, how many are given, and the fewest letters that such a word begins with. */
const NEAR = { words: 4, each: 4, letters: 3 };

/** What the articles have that begins as a word does, in as many of its letters as anything has. */
function findNear(index: PassageIndex, word: string): string[] {
  const letters = Array.from(foldPhrase(word).words.length === 1 ? word : "");
  for (let length = letters.length; length >= Math.min(NEAR.letters, letters.length) && length > 0; length -= 1) {
    const found = suggest(index, letters.slice(0, length).join(""), NEAR.each).suggestions;
    if (found.length > 0) return found.map(({ text }) => text);
  }
  return [];
}

/** What the articles have that is near to words that none of them has; each once. */
function listNear(index: PassageIndex, unknown: readonly string[]): string[] {
  return [...new Set(unknown.slice(0, NEAR.words).flatMap((word) => findNear(index, word)))];
}

/** Says why nothing is shown: words that no article has, or filters that leave nothing. */
function explain({ unknown, envelope }: SearchPage, words: Words): Html {
  const { search } = words;
  const isFiltered = Object.keys(envelope.interpretation.filters).length > 0;
  const lacking = unknown.map((word) => html`<strong><bdi>${word}</bdi></strong>`);
  const lacks = lacking.length === 0 ? "" : fillText(search.lacks, listPieces(lacking, words, "disjunction"));
  return html`<p>${isFiltered ? search.nothingFiltered : search.nothing} ${lacks}</p>`;
}

/** Searches that may find something: with a filter less, with none, and for the words without signs. */
function listWays(request: SearchRequest, { envelope }: SearchPage, words: Words): Html[] {
  const { search } = words;
  const { terms, phrases } = envelope.interpretation;
  const chosen = listChosen(request);
  const single = chosen.map((filter) => {
    const named = html`<bdi>${nameChosen(filter, words)}</bdi>`;
    return html`<a href="${linkSearch(request, filter.without)}">${fillText(search.without, named)}</a>`;
  });
  const all = html`<a href="${linkSearch(request, WITHOUT_FILTERS)}">${search.searchAll}</a>`;
  const alone = [...terms, ...phrases].join(" ");
  const isSigned = alone !== "" && alone !== request.query.toLowerCase();
  return [
    ...single,
    ...(chosen.length > 1 ? [all] : []),
    ...(isSigned
      ? [html`<a href="${linkQuery(alone)}">${fillText(search.wordsAlone, html`<bdi>${alone}</bdi>`)}</a>`]
      : []),
  ];
}

/** What is shown where nothing was found. */
export interface Instead {
  /** What the articles have that is near to words that none of them has. */
  near: readonly string[];
  newest: ArticleList;
}

/** Newest articles that are named where nothing was found. */
const NEWEST = 3;

/** Finds what to show where nothing was found for some words that no article has. */
export async function findInstead(unknown: readonly string[], context: OperationContext): Promise<Instead> {
  const newest = await listArticles.run(ArticleListRequest.parse({ limit: NEWEST }), context);
  return { near: listNear(context.index, unknown), newest };
}

/** Says why nothing was found, what is near, and what to try. */
export function explainNothing(
  request: SearchRequest,
  page: SearchPage & { instead: Instead },
  { words, mayRead }: View,
): Html {
  const near = page.instead.near.map(
    (query) => html`<a href="${linkSearch(request, { query })}"><bdi>${query}</bdi></a>`,
  );
  const ways = [
    ...(near.length > 0 ? [fillText(words.search.near, listPieces(near, words, "conjunction"))] : []),
    ...listWays(request, page, words),
    html`${words.search.tryOthers}`,
  ];
  return html`<div class="nothing">${explain(page, words)}
<h2>${words.search.whatToTry}</h2><ul>${ways.map((way) => html`<li>${way}</li>`)}</ul></div>
${mayRead ? listNewest(page.instead.newest, words) : ""}`;
}
