import type { ArticleListRequest } from "../contract/article-documents.ts";
import { ATTRIBUTES, type Attribute } from "../index/read/article-attributes.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { filterArticles } from "../search/match/filter-articles.ts";
import type { Count } from "../search/score/count-facets.ts";
import { countDays, countLetters, countValues } from "./count-articles.ts";
import { type ArticlePage, filterByLetter, pageArticles } from "./list-articles.ts";
import type { OperationContext } from "./operation.ts";

/** Most values of one kind that are offered: as many as one looks through. */
const MOST_VALUES = 30;

/** The values by which a list can be narrowed. */
export interface ValueChoice {
  attribute: Attribute;
  /** The most frequent; those that were chosen are not among them. */
  values: Count[];
  /** How many values there are in all. */
  total: number;
}

/** What a list can be narrowed by. Counts are of the list as it is without the filter of their own kind. */
interface Choices {
  values: ValueChoice[];
  /** The years, and the months of the one that was chosen; the earliest first. */
  years: Count[];
  months: Count[];
  /** The letters, in a list by title. */
  letters: Count[];
}

/** A page of a list of articles, with what leads on from it. */
export interface BrowsedArticles extends ArticlePage {
  choices: Choices;
}

/** A filter that can be taken away by itself. */
interface OneFilter {
  name: Attribute | "day" | "letter";
  passes(article: number): boolean;
}

type Narrowed = ReadonlyMap<OneFilter["name"], readonly number[]>;

/** The filters of a request, each by itself. */
function listFilters(request: ArticleListRequest, index: PassageIndex): OneFilter[] {
  const { after, before, letter } = request;
  const given = ATTRIBUTES.filter((name) => request[name].length > 0);
  const hasDays = after !== undefined || before !== undefined;
  return [
    ...given.map((name): OneFilter => ({ name, passes: filterArticles(index, { [name]: request[name] }).passes })),
    ...(hasDays ? [{ name: "day" as const, passes: filterArticles(index, { after, before }).passes }] : []),
    ...(letter === undefined ? [] : [{ name: "letter" as const, passes: filterByLetter(index, letter) }]),
  ];
}

/**
 * Lists, for each filter of a request, the articles that pass all others. None for a request with words of titles: to rank them
 * again would cost as much as the list. Linear in the articles.
 */
function listWithoutEach(request: ArticleListRequest, index: PassageIndex): Narrowed {
  const filters = request.title === undefined ? listFilters(request, index) : [];
  const lists = new Map(filters.map(({ name }) => [name, [] as number[]]));
  if (filters.length === 0) return lists;
  for (let article = 0; article < index.counts.articles; article++) {
    const first = filters.findIndex(({ passes }) => !passes(article));
    const isOut = first >= 0 && filters.some(({ passes }, at) => at > first && !passes(article));
    if (isOut) continue;
    for (const { name } of first < 0 ? filters : filters.slice(first, first + 1)) lists.get(name)?.push(article);
  }
  return lists;
}

const YEAR = /^\d{4}/;

/** The year that the days of a request are in; `null` when they are not in one. */
export function chosenYear({ after, before }: Pick<ArticleListRequest, "after" | "before">): string | null {
  const [year] = YEAR.exec(after ?? "") ?? [];
  if (year === undefined || before === undefined) return null;
  const next = String(Number(year) + 1).padStart(4, "0");
  return before.startsWith(year) || before.replace(/(?:-01)+$/, "") === next ? year : null;
}

/** Counts what a list can be narrowed by. Linear in the articles. */
function countChoices(
  request: ArticleListRequest,
  list: { articles: readonly number[]; index: PassageIndex },
): Choices {
  const { index } = list;
  const lists = listWithoutEach(request, index);
  const without = (name: OneFilter["name"]) => lists.get(name) ?? list.articles;
  const values = ATTRIBUTES.map((attribute): ValueChoice => {
    const counted = countValues(index, without(attribute), attribute);
    const open = counted.filter(({ value }) => !request[attribute].includes(value));
    return { attribute, values: open.slice(0, MOST_VALUES), total: counted.length };
  });
  const anyDay = without("day");
  const years = countDays(index, anyDay, "year");
  const year = chosenYear(request);
  const months = year === null ? [] : countDays(index, anyDay, "month").filter(({ value }) => value.startsWith(year));
  const isByTitle = request.sort === "title" || years.length === 0;
  return { values, years, months, letters: isByTitle ? countLetters(index, without("letter")) : [] };
}

/** What the lists of all articles can be narrowed by, by their orders. */
const ofAll = new WeakMap<PassageIndex, Map<string, Choices>>();

/** The choices of a list; those of all articles are counted once for an index. */
function choicesOf(request: ArticleListRequest, list: { articles: readonly number[]; index: PassageIndex }): Choices {
  const { limit: _, cursor: __, sort, ...filters } = request;
  if (
    Object.values(filters)
      .flat()
      .some((value) => value !== undefined)
  )
    return countChoices(request, list);
  const known = ofAll.get(list.index) ?? new Map<string, Choices>();
  ofAll.set(list.index, known);
  const choices = known.get(sort) ?? countChoices(request, list);
  known.set(sort, choices);
  return choices;
}

/** Reads a page of articles, and what the list can be narrowed by. Linear in the articles. Rejects as {@link pageArticles} does. */
export async function browseArticles(request: ArticleListRequest, context: OperationContext): Promise<BrowsedArticles> {
  const page = await pageArticles(request, context);
  return { ...page, choices: choicesOf(request, { articles: page.articles, index: context.index }) };
}
