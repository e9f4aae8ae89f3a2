import { findDays, formatDay } from "./find-days.ts";

/** What may stand before a day: the day of the week, in Hebrew of two words. */
const WEEKDAY = /^\s*(?:יום\s+)?(?:[\p{L}\p{M}\u200c]+[,،]?\s+)?(?:ב-?)?$/u;

/** What may stand after it: in Arabic the era, in Chinese and Japanese the day of the week, the time, or nothing. */
const REST = /^\.?(?:\s?م)?(?:\s?[(（]\p{L}{1,3}[)）])?(?:[T\s,،].*)?$/su;

/** Seconds or milliseconds since 1970, from 2001 to 2033, as Dendron and databases write a moment. */
const MOMENT = /^\s*(1\d{9})(?:\d{3})?\s*$/;

/**
 * Reads a day, or a moment of which the day is kept as it is written: `2020-1-5`, `2020/01/05`, `20200105`, `5 January 2020`,
 * `Jan 5, 2020`, `5. Januar 2020`, `令和2年1月5日`, each with or without a time; `1577836800`. Gives YYYY-MM-DD; `null` for anything else, such as
 * `1/5/2020`, which means one day in London and another in New York.
 */
export function parseDay(text: string): string | null {
  const [, seconds] = MOMENT.exec(text) ?? [];
  if (seconds !== undefined) return new Date(Number(seconds) * 1_000).toISOString().slice(0, 10);
  const [found] = findDays(text);
  if (!found || !WEEKDAY.test(text.slice(0, found.start)) || !REST.test(text.slice(found.end))) return null;
  return formatDay(found);
}

/** Gives the first day that a text names with its year, as YYYY-MM-DD; `null` for none. */
export function findDay(text: string): string | null {
  const found = findDays(text).find(({ year }) => year !== null);
  return found ? formatDay(found) : null;
}
