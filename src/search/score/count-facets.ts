import { LIMITS } from "../../contract/limits.ts";
import type { FacetName } from "../../contract/search-request.ts";
import type { Facets } from "../../contract/search-response.ts";
import type { Attribute } from "../../index/read/article-attributes.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";

/** A value with how many passages, or articles, have it. */
export interface Count {
  value: string;
  count: number;
}

/** An article with how many of its passages count. */
export interface CountedArticle {
  article: number;
  passages: number;
}

/** The most first, equals by value. */
function mostFirst(counts: Count[]): Count[] {
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Counts the passages that have each value of an attribute, the most first, equals by value. Linear in the articles and values. */
export function sumValues(index: PassageIndex, articles: Iterable<CountedArticle>, attribute: Attribute): Count[] {
  const values = index.values[attribute];
  const codes = index.codes(attribute);
  const counts = new Float64Array(values.length);
  for (const { article, passages } of articles)
    codes.forEach(article, (code) => {
      counts[code] = (counts[code] ?? 0) + passages;
    });
  const counted = values.map((value, code) => ({ value, count: counts[code] ?? 0 }));
  return mostFirst(counted.filter(({ count }) => count > 0));
}

/** What days are counted by. */
export type DayUnit = "month" | "year" | "decade";

/** By what a day as its column has it, YYYYMMDD, is divided to get its unit. */
const DAYS_OF: Readonly<Record<DayUnit, number>> = { month: 100, year: 10_000, decade: 100_000 };

/** Writes a unit: `2025-07`, `2025`, `2020`. */
function writeUnit(number: number, unit: DayUnit): string {
  if (unit === "decade") return writeUnit(number * 10, "year");
  if (unit === "year") return String(number).padStart(4, "0");
  return `${writeUnit(Math.floor(number / 100), "year")}-${String(number % 100).padStart(2, "0")}`;
}

/** Counts the passages of each month, year or decade, the earliest first; those without a day not at all. Linear in the articles. */
export function sumDays(
  { columns: { day: days } }: PassageIndex,
  articles: Iterable<CountedArticle>,
  unit: DayUnit,
): Count[] {
  const counts = new Map<number, number>();
  for (const { article, passages } of articles) {
    const day = days[article] ?? 0;
    const number = Math.floor(day / DAYS_OF[unit]);
    if (day > 0) counts.set(number, (counts.get(number) ?? 0) + passages);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([number, count]) => ({ value: writeUnit(number, unit), count }));
}

/** The facets of an answer that gives none. */
export const NO_FACETS: Facets = { source: [], tag: [], author: [], year: [], lang: [] };

/**
 * Counts the passages that each value of some facets has, the most frequent values first, equals by value; none of the others.
 * Linear in the articles, given with how many passages of each count, for each facet.
 */
export function countFacets(
  index: PassageIndex,
  articles: readonly CountedArticle[],
  names: readonly FacetName[],
): Facets {
  const counted = names.map((name) => {
    const counts = name === "year" ? mostFirst(sumDays(index, articles, "year")) : sumValues(index, articles, name);
    return [name, counts.slice(0, LIMITS.facetValues)];
  });
  return { ...NO_FACETS, ...Object.fromEntries(counted) };
}
