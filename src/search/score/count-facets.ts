import { LIMITS } from "../../contract/limits.ts";
import type { FacetName } from "../../contract/search-request.ts";
import type { Facets } from "../../contract/search-response.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";

/** Counts passages of an article for each of its values. */
interface FacetCounter {
  add(article: number, passages: number): void;
  /** The values with their counts. */
  counts(): Iterable<[value: string, count: number]>;
}

function createYearCounter(index: PassageIndex): FacetCounter {
  const days = index.columns.day;
  const counts = new Map<string, number>();
  return {
    add(article, passages) {
      const day = days[article] ?? 0;
      const year = String(day).slice(0, -4).padStart(4, "0");
      if (day > 0) counts.set(year, (counts.get(year) ?? 0) + passages);
    },
    counts: () => counts,
  };
}

function createCounter(index: PassageIndex, name: FacetName): FacetCounter {
  if (name === "year") return createYearCounter(index);
  const values = index.values[name];
  const codes = index.codes(name);
  const counts = new Float64Array(values.length);
  return {
    add: (article, passages) =>
      codes.forEach(article, (code) => {
        counts[code] = (counts[code] ?? 0) + passages;
      }),
    counts: () => values.entries().map(([code, value]) => [value, counts[code] ?? 0]),
  };
}

function mostFirst(counts: Iterable<[value: string, count: number]>): { value: string; count: number }[] {
  const entries = Array.from(counts, ([value, count]) => ({ value, count })).filter(({ count }) => count > 0);
  return entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, LIMITS.facetValues);
}

/** The facets of an answer that gives none. */
export const NO_FACETS: Facets = { source: [], tag: [], author: [], year: [], lang: [] };

/**
 * Counts the passages that each value of some facets has, the most frequent values first, equals by value; none of the others.
 * One walk over the articles, given with how many passages of each count; none when no facet is asked for.
 */
export function countFacets(
  index: PassageIndex,
  articles: readonly { article: number; passages: number }[],
  names: readonly FacetName[],
): Facets {
  if (names.length === 0) return NO_FACETS;
  const counters = names.map((name) => ({ name, counter: createCounter(index, name) }));
  for (const { article, passages } of articles) for (const { counter } of counters) counter.add(article, passages);
  const counted = counters.map(({ name, counter }) => [name, mostFirst(counter.counts())]);
  return { ...NO_FACETS, ...Object.fromEntries(counted) };
}
