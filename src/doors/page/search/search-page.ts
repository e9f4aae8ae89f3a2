import { html } from "hono/html";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import type { SearchPage } from "../../../search/answer/search-passages.ts";
import { NO_INDEX } from "../head/service-head.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { makeCheatSheet } from "./cheat-sheet.ts";
import { makeFilterBar, type Narrowing } from "./filter-bar.ts";
import { ALL_OF_ARTICLE, type EntryContext, makeFoundArticle } from "./found-article.ts";
import { groupHits } from "./group-hits.ts";
import { makeCorrections, makeDidYouMean, makeReading } from "./how-read.ts";
import { linkSearch } from "./link-search.ts";
import { explainNothing, type Instead } from "./nothing-found.ts";
import { endSentence, readNote } from "./read-note.ts";
import { keepFilters, makeSearchForm } from "./search-form.ts";

/** What a search found, and what else its page shows. */
export interface ShownPage extends SearchPage, Pick<Narrowing, "choices">, Pick<EntryContext, "places" | "site"> {
  index: PassageIndex;
  /** What is shown where nothing was found; `null` where something was. */
  instead: Instead | null;
}

/** Says how many passages there are, and what a reader should know of how they were found. */
function makeSummary(request: SearchRequest, { envelope }: SearchPage, words: Words): Html {
  const { interpretation, suggestions, total } = envelope;
  const { corrected } = interpretation;
  // Where nothing is found, that is the reason, and told as such.
  const notes = interpretation.notes
    .map((note) => readNote(note, words))
    .filter(({ kind }) => total > 0 || kind !== "unknownWords");
  return html`<h1 id="count" tabindex="-1">${words.search.passages(total)}</h1>
<div class="notes">${makeCorrections(request, interpretation, words)}${makeDidYouMean(request, { suggestions, corrected }, words)}
${notes.map(({ text, lang }) => html`<p lang="${lang}" dir="${lang === words.lang ? words.dir : "ltr"}">${endSentence(text, words)}</p>`)}</div>`;
}

/** Goes on with the list; at its end, offers what was held back of articles with many passages. */
function makeMoreLink(request: SearchRequest, page: SearchPage, { search }: Words): Html {
  const cursor = page.cursorAfter(page.hits.length);
  if (cursor !== null)
    return html`<p class="more"><a href="${linkSearch(request, { cursor })}" rel="next">${search.more}</a></p>`;
  const shown = page.hits.at(-1)?.rank ?? 0;
  if (shown === page.envelope.total || request.max_per_article === ALL_OF_ARTICLE) return html``;
  const all = linkSearch(request, { max_per_article: ALL_OF_ARTICLE });
  return html`<p class="more"><a href="${all}">${search.moreOfSame}</a></p>`;
}

/** What was found, an entry for each article; or why nothing was. */
function makeResults(request: SearchRequest, page: ShownPage, view: View): Html {
  const { words, mayRead } = view;
  const { hits, instead } = page;
  const [first] = hits;
  if (instead) return explainNothing(request, { ...page, instead }, view);
  if (!first) return html``;
  const context = { request, words, mayRead, site: page.site, places: page.places };
  const found = groupHits(hits).map((one) => makeFoundArticle(one, context));
  return html`<ol class="hits" start="${first.rank}">${found}</ol>${makeMoreLink(request, page, words)}`;
}

/** The page that shows what a search found, best first. */
export function makeSearchPage(request: SearchRequest, page: ShownPage, view: View): Html {
  const { words } = view;
  const titles = new Map(page.hits.map(({ article }) => [article.id, article.title]));
  const content = html`${makeSearchForm(view, request)}
<div id="results">${keepFilters(request)}
${makeFilterBar({ request, choices: page.choices }, words, titles)}
${makeSummary(request, page, words)}
${makeResults(request, page, view)}
<div class="aside">${makeReading(page.envelope.interpretation, words)}
${makeCheatSheet(page.index, words)}</div></div>`;
  return makeLayout(view, {
    title: request.query,
    styles: ["search"],
    scripts: ["search", "completions"],
    head: NO_INDEX,
    content,
  });
}
