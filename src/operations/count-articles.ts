import type { Attribute } from "../index/read/article-attributes.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";

/** A value with the number of articles that have it. */
export interface Count {
  value: string;
  count: number;
}

/** Every article, by its number. */
export function allArticles({ counts }: PassageIndex): readonly number[] {
  return Array.from({ length: counts.articles }, (_, article) => article);
}

/** Counts the articles that have each value of an attribute, most first, equals by value. Linear in the articles and values. */
export function countValues(index: PassageIndex, articles: readonly number[], attribute: Attribute): Count[] {
  const values = index.values[attribute];
  const codes = index.codes(attribute);
  const counts = new Uint32Array(values.length);
  for (const article of articles)
    codes.forEach(article, (code) => {
      counts[code] = (counts[code] ?? 0) + 1;
    });
  return values
    .map((value, code) => ({ value, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
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

/** Counts the articles of each month, year or decade, the earliest first; those without a day not at all. Linear in the articles. */
export function countDays(
  { columns: { day: days } }: PassageIndex,
  articles: readonly number[],
  unit: DayUnit,
): Count[] {
  const counts = new Map<number, number>();
  for (const article of articles) {
    const day = days[article] ?? 0;
    const number = Math.floor(day / DAYS_OF[unit]);
    if (day > 0) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([number, count]) => ({ value: writeUnit(number, unit), count }));
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
