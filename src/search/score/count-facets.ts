import type { Facets } from "../../contract/search-response.ts";
import { ATTRIBUTES, type Attribute } from "../../index/read/article-attributes.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";

/** Most values of one facet: more do not help to choose. */
const MAX_VALUES = 20;

/** Articles, and how many passages of each count. */
type CountedArticles = readonly { article: number; passages: number }[];

function mostFirst(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  const entries = Array.from(counts, ([value, count]) => ({ value, count }));
  return entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MAX_VALUES);
}

function countAttribute(index: PassageIndex, articles: CountedArticles, attribute: Attribute): Map<string, number> {
  const values = index.values[attribute];
  const codes = index.codes(attribute);
  const counts = new Map<number, number>();
  for (const { article, passages } of articles)
    codes.forEach(article, (code) => counts.set(code, (counts.get(code) ?? 0) + passages));
  return new Map(Array.from(counts, ([code, count]) => [values[code] ?? "", count]));
}

function countYears(index: PassageIndex, articles: CountedArticles): Map<string, number> {
  const days = index.columns.day;
  const counts = new Map<string, number>();
  for (const { article, passages } of articles) {
    const day = days[article] ?? 0;
    const year = String(day).slice(0, -4).padStart(4, "0");
    if (day > 0) counts.set(year, (counts.get(year) ?? 0) + passages);
  }
  return counts;
}

/** Counts the passages of each facet's values, the most frequent values first, equals by value. Linear in the articles. */
export function countFacets(index: PassageIndex, articles: CountedArticles): Facets {
  const [source = [], tag = [], author = [], lang = []] = ATTRIBUTES.map((attribute) =>
    mostFirst(countAttribute(index, articles, attribute)),
  );
  return { source, tag, author, year: mostFirst(countYears(index, articles)), lang };
}

/** Facets of an answer that leaves them out. */
export const NO_FACETS: Facets = { source: [], tag: [], author: [], year: [], lang: [] };
