import type { ArticleRecord } from "../contract/article-record.ts";
import type { Facets } from "../contract/search-response.ts";
import { ARTICLE_VALUES } from "./article-values.ts";

/** Most values of one facet: more are no help in choosing. */
const MAX_VALUES = 20;

const VALUES: Readonly<Record<keyof Facets, (record: ArticleRecord) => readonly string[]>> = {
  ...ARTICLE_VALUES,
  year: ({ published }) => (published === null ? [] : [published.slice(0, 4)]),
};

function countValues(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const entries = Array.from(counts, ([value, count]) => ({ value, count }));
  return entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MAX_VALUES);
}

/** Counts the values of each facet over the given records, one for each passage; most first, equals by value. */
export function countFacets(records: readonly ArticleRecord[]): Facets {
  return {
    source: countValues(records.flatMap(VALUES.source)),
    tag: countValues(records.flatMap(VALUES.tag)),
    author: countValues(records.flatMap(VALUES.author)),
    year: countValues(records.flatMap(VALUES.year)),
    lang: countValues(records.flatMap(VALUES.lang)),
  };
}

/** Facets of an answer that leaves them out. */
export const NO_FACETS: Facets = { source: [], tag: [], author: [], year: [], lang: [] };
