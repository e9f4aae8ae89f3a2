import type { Attribute } from "../index/read/article-attributes.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { type Count, type CountedArticle, type DayUnit, sumDays, sumValues } from "../search/score/count-facets.ts";

/** Every article, by its number. */
export function allArticles({ counts }: PassageIndex): readonly number[] {
  return Array.from({ length: counts.articles }, (_, article) => article);
}

function* eachOnce(articles: readonly number[]): Generator<CountedArticle> {
  for (const article of articles) yield { article, passages: 1 };
}

/** Counts the articles that have each value of an attribute, as {@link sumValues} does. */
export function countValues(index: PassageIndex, articles: readonly number[], attribute: Attribute): Count[] {
  return sumValues(index, eachOnce(articles), attribute);
}

/** Counts the articles of each month, year or decade, as {@link sumDays} does. */
export function countDays(index: PassageIndex, articles: readonly number[], unit: DayUnit): Count[] {
  return sumDays(index, eachOnce(articles), unit);
}

/** Counts the articles that are filed under each letter, in the order of the list; letters with none are among them. Linear in all articles. */
export function countLetters({ letters, columns }: PassageIndex, articles: readonly number[]): Count[] {
  const wanted = new Set(articles);
  let start = 0;
  return letters.map(([value, filed]) => {
    const under = [...columns.byTitle.subarray(start, start + filed)];
    start += filed;
    return { value, count: under.filter((article) => wanted.has(article)).length };
  });
}
