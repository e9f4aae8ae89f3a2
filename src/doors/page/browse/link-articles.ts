import { ArticleListRequest } from "../../../contract/article-documents.ts";
import type { Attribute } from "../../../index/read/article-attributes.ts";

/** What a list of articles is asked for by, as far as links to it say. */
export type ListChoice = Partial<Omit<ArticleListRequest, "cursor">>;

/** Order and length of a list for which nothing else is asked. */
const USUAL: Readonly<Record<string, unknown>> = ArticleListRequest.parse({});

/** The parameters of a choice, as names and values; none for what is as it always is. */
export function listParameters(choice: ListChoice): [name: string, value: string][] {
  return Object.entries(choice).flatMap(([name, given]): [string, string][] => {
    if (given === undefined || given === USUAL[name]) return [];
    return [given].flat().map((value) => [name, String(value)]);
  });
}

/** Gives the address of a list of articles, at a place in it where there is a cursor. */
export function linkArticles(choice: ListChoice, cursor?: string | null): string {
  const parameters = new URLSearchParams(listParameters(choice));
  if (cursor) parameters.set("cursor", cursor);
  return parameters.size > 0 ? `/articles?${parameters}` : "/articles";
}

/** The day, month, year or decade that a period is followed by, as filters take it: `2025` after `2024`, `2025-01` after `2024-12`. */
function periodAfter(period: string, years: number): string {
  const [year = 0, month] = period.split("-").map(Number);
  const pad = (number: number, length: number) => String(number).padStart(length, "0");
  if (month === undefined) return pad(year + years, 4);
  return month === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(month + 1, 2)}`;
}

/** The last year that a filter can name. */
const LAST_YEAR = 9999;

/** The filter for the articles of a month (`2024-03`) or of `years` years from one on. */
export function choosePeriod(period: string, years = 1): Pick<ListChoice, "after" | "before"> {
  const before = periodAfter(period, years);
  return { after: period, before: Number.parseInt(before, 10) > LAST_YEAR ? undefined : before };
}

/** The filters of a request that name values, each with its value. */
export function listValues(request: ListChoice): { attribute: Attribute; value: string }[] {
  const attributes = ["source", "tag", "author", "lang"] as const;
  return attributes.flatMap((attribute) => (request[attribute] ?? []).map((value) => ({ attribute, value })));
}
