import { html } from "hono/html";
import type { ArticleListRequest } from "../../../contract/article-documents.ts";
import { LIMITS } from "../../../contract/limits.ts";
import { type BrowsedArticles, chosenYear, type ValueChoice } from "../../../operations/browse-articles.ts";
import type { Count } from "../../../search/score/count-facets.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words/words.ts";
import { formatMonth, formatNumber, formatPeriod, nameLanguage } from "./format-period.ts";
import { choosePeriod, type ListChoice, linkArticles, listParameters, listValues } from "./link-articles.ts";

/** A request without its place in the list: links begin it anew. */
function choiceOf({ cursor: _, ...choice }: ArticleListRequest): ListChoice {
  return choice;
}

/** Links to the orders that a list can have; none where no article has a day, and the titles are what is left. */
export function makeOrders(
  { choices: { years } }: BrowsedArticles,
  request: ArticleListRequest,
  { search, browse }: Words,
): Html {
  const { letter, ...choice } = choiceOf(request);
  const link = (sort: ArticleListRequest["sort"], text: string) => {
    const current = request.sort === sort ? html`aria-current="true"` : "";
    const href = linkArticles({ ...choice, ...(sort === "title" && { letter }), sort });
    return html`<li><a href="${href}" ${current}>${text}</a></li>`;
  };
  const byDay = years.length === 0 ? "" : html`${link("newest", search.newest)}${link("oldest", search.oldest)}`;
  return html`<nav class="orders" aria-label="${search.order}"><ul>${byDay}${link("title", browse.byTitle)}</ul></nav>`;
}

/** A place in the list that a strip leads to. */
interface Stop {
  text: string;
  href: string;
  count: number;
  isCurrent: boolean;
}

function makeStops(stops: readonly Stop[], words: Words): Html {
  if (stops.length === 0) return html``;
  const items = stops.map(({ text, href, count, isCurrent }) => {
    if (count === 0) return html`<li><span class="empty">${text}</span></li>`;
    const title = `${text}: ${words.browse.articles(count)}`;
    const current = isCurrent ? html`aria-current="true"` : "";
    return html`<li><a href="${href}" rel="nofollow" title="${title}" ${current}>${text}</a></li>`;
  });
  return html`<ul>${items}</ul>`;
}

function listLetters({ choices: { letters } }: BrowsedArticles, request: ArticleListRequest): Stop[] {
  const choice = choiceOf(request);
  return letters.map(({ value, count }): Stop => {
    const isCurrent = request.letter === value;
    const letter = isCurrent ? undefined : value;
    return { text: value, count, isCurrent, href: linkArticles({ ...choice, letter, sort: "title" }) };
  });
}

/** Whether the days of a request are those of a year or month. */
function isChosen({ after, before }: Pick<ListChoice, "after" | "before">, period: string): boolean {
  const days = choosePeriod(period);
  return days.after === after && days.before === before;
}

function listPeriods(periods: readonly Count[], request: ArticleListRequest, words: Words): Stop[] {
  const choice = choiceOf(request);
  const year = chosenYear(request);
  return periods.map(({ value, count }) => {
    const isMonth = value.includes("-");
    const isCurrent = isMonth ? isChosen(request, value) : year === value;
    // A month that is taken away leaves its year.
    const left = isMonth && year !== null ? choosePeriod(year) : { after: undefined, before: undefined };
    const href = linkArticles({ ...choice, ...(isCurrent ? left : choosePeriod(value)) });
    return { text: isMonth ? formatMonth(value, words) : formatPeriod(value, words), href, count, isCurrent };
  });
}

/** Leads to places in the list: the years and months of a list by day, the letters of one by title. */
export function makeStrip(page: BrowsedArticles, request: ArticleListRequest, words: Words): Html {
  const { kinds } = words.browse;
  const { months, ...choices } = page.choices;
  const isByTitle = request.sort === "title" || choices.years.length === 0;
  const years = request.sort === "newest" ? choices.years.toReversed() : choices.years;
  const strips = isByTitle
    ? [listLetters(page, request)]
    : [years, months].map((periods) => listPeriods(periods, request, words));
  const label = isByTitle ? kinds.letter : kinds.year;
  return html`<nav class="strip" aria-label="${label}">${strips.map((stops) => makeStops(stops, words))}</nav>`;
}

/** A value as readers know it. */
function nameValue(attribute: ValueChoice["attribute"], value: string, words: Words): string {
  return attribute === "lang" ? nameLanguage(value, words) : value;
}

/** Offers the values of one kind; nothing where there is no choice. */
function makeChoice({ attribute, values, total }: ValueChoice, request: ArticleListRequest, words: Words): Html {
  const { browse } = words;
  if (values.length === 0 || total < 2 || request[attribute].length === LIMITS.filterValues) return html``;
  const choice = choiceOf(request);
  const items = values.map(({ value, count }) => {
    const href = linkArticles({ ...choice, [attribute]: [...request[attribute], value] });
    return html`<li><a href="${href}" rel="nofollow"><bdi>${nameValue(attribute, value, words)}</bdi></a> <span class="number">${formatNumber(count, words)}</span></li>`;
  });
  const isMore = attribute !== "lang" && total > values.length + request[attribute].length;
  const all = isMore
    ? html`<li class="all"><a href="/corpus?all=${attribute}#${attribute}">${browse.all(total)}</a></li>`
    : "";
  return html`<details class="menu" name="menu"><summary>${browse.kinds[attribute]}</summary><ul>${items}${all}</ul></details>`;
}

/** Keeps what was chosen when the words of the title are changed. */
function makeHidden({ title: _, ...choice }: ListChoice): Html[] {
  return listParameters(choice).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** Offers what a list can be narrowed by: words of titles, and values with how many articles have them. */
export function makeFilters({ choices }: BrowsedArticles, request: ArticleListRequest, words: Words): Html {
  const { browse } = words;
  return html`<section class="narrow" aria-label="${browse.narrow}">
${choices.values.map((one) => makeChoice(one, request, words))}
<form action="/articles" method="get"><input class="control" type="search" name="title" value="${request.title ?? ""}" maxlength="${LIMITS.queryLength}"
 placeholder="${browse.titleWords}" aria-label="${browse.titleWords}"><button class="control" type="submit">${browse.filter}</button>${makeHidden(choiceOf(request))}</form>
</section>`;
}

/** A year, or a month of one. */
const PERIOD = /^\d{4}(?:-\d{2})?$/;

/** Names the days that a request chose: the year or month that they are, else the first and the one after the last; `null` for all. */
function nameDays({ after, before }: ArticleListRequest, words: Words): string | null {
  if (after === undefined && before === undefined) return null;
  const isPeriod = after !== undefined && PERIOD.test(after) && isChosen({ after, before }, after);
  return isPeriod ? formatPeriod(after, words) : `${after ?? ""}–${before ?? ""}`;
}

/** What a request chose, each with the address of the list without it. */
function listChosen(request: ArticleListRequest, words: Words): { text: string; href: string }[] {
  const { kinds } = words.browse;
  const choice = choiceOf(request);
  const values = listValues(choice).map(({ attribute, value }) => ({
    text: `${kinds[attribute]}: ${nameValue(attribute, value, words)}`,
    href: linkArticles({ ...choice, [attribute]: request[attribute].filter((other) => other !== value) }),
  }));
  const { title, letter } = request;
  const days = nameDays(request, words);
  return [
    ...values,
    ...(days === null
      ? []
      : [{ text: `${kinds.year}: ${days}`, href: linkArticles({ ...choice, after: undefined, before: undefined }) }]),
    ...(letter === undefined
      ? []
      : [{ text: `${kinds.letter}: ${letter}`, href: linkArticles({ ...choice, letter: undefined }) }]),
    ...(title === undefined
      ? []
      : [{ text: `${kinds.title}: ${title}`, href: linkArticles({ ...choice, title: undefined }) }]),
  ];
}

/** Shows what a list was narrowed by, with links that take each away. */
export function makeChosen(request: ArticleListRequest, words: Words): Html {
  const chosen = listChosen(request, words);
  if (chosen.length === 0) return html``;
  const items = chosen.map(
    ({ text, href }) =>
      html`<li><a href="${href}" rel="nofollow" aria-label="${words.browse.remove(text)}"><bdi>${text}</bdi></a></li>`,
  );
  const all = html`<li><a class="all" href="${linkArticles({ sort: request.sort })}">${words.browse.allArticles}</a></li>`;
  return html`<ul class="chosen">${items}${all}</ul>`;
}
