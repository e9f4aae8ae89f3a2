import type { TextRange } from "../../text/split-sentences.ts";
import { MONTH_NAMES } from "./month-names.ts";

/** A day as a text names it, and where. */
export interface NamedDay extends TextRange {
  /** `null` when the text leaves it open. */
  year: number | null;
  /** From 1. */
  month: number;
  day: number;
}

const NAME = [...MONTH_NAMES.keys()].sort((a, b) => b.length - a.length).join("|");
/** What parts a day and its month from the year in the languages that have a word there: `28 de julio de 2017`. */
const OF = String.raw`(?:\s+(?:de|del|di|of))?`;

/** How days are written. None stands inside a longer number or word. */
const FORMS = [
  // 2017-07-28, 2017/7/28, 2017. 7. 28
  String.raw`(?<year>\d{4})(?<sign>[-/]|\.\s?)(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?!\d)`,
  // 28.07.2017: with dots the day comes first wherever days are written so
  String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?![\d.])`,
  // 2017年7月28日, 7월 28일
  String.raw`(?:(?<year>\d{4})\s?[年년]\s?)?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일号]`,
  // 28 July 2017, 28. Juli, 1er mai 2017, 28-Jul-2017
  String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s+|-)(?:(?:of|de)\s+|d['’])?(?<name>${NAME})(?![\p{L}\p{M}])\.?(?:${OF},?[\s-]+(?<year>\d{4})(?![\d:]))?`,
  // July 28, 2017
  String.raw`(?<name>${NAME})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)(?:,?\s+(?<year>\d{4})(?![\d:]))?`,
  // 2017. július 28.
  String.raw`(?<year>\d{4})\.?\s+(?<name>${NAME})\s+(?<day>\d{1,2})(?!\d)`,
  // 20170728 at the beginning
  String.raw`(?<=^\s*)(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)`,
].map((form) => new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}]|\d[.,/:-])(?:${form})`, "giu"));

/** Names that are words of their own in small letters: `5 may enter`. */
const ORDINARY = /\b(?:may|march)\b/;

/** Earlier years are no days of publishing: systems without a day write the year 1. */
const FIRST_YEAR = 1450;

/** Gives a day as YYYY-MM-DD; `null` when its year is open or no calendar has it. */
export function formatDay({ year, month, day }: Omit<NamedDay, keyof TextRange>): string | null {
  if (year === null || year < FIRST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** A leap year, in which every day of any year is one. */
const LEAP_YEAR = 2000;

function readMatch(match: RegExpExecArray): NamedDay {
  const { year, month, name, day } = match.groups ?? {};
  return {
    start: match.index,
    end: match.index + match[0].length,
    year: year === undefined ? null : Number(year),
    month: month === undefined ? (MONTH_NAMES.get(name?.toLowerCase() ?? "") ?? 0) : Number(month),
    day: Number(day),
  };
}

/**
 * Finds the days that a short text names, in order, with or without a year, in the languages of {@link MONTH_NAMES} and in Chinese,
 * Japanese and Korean. Skips what no calendar has, and `1/5/2020`, which means one day in London and another in New York.
 * Linear, with some hundred names to try at each word: for heads of texts rather than texts.
 */
export function findDays(text: string): NamedDay[] {
  const found = FORMS.flatMap((form) => Array.from(text.matchAll(form), readMatch));
  const days: NamedDay[] = [];
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < (days.at(-1)?.end ?? 0)) continue;
    if (one.year === null && ORDINARY.test(text.slice(one.start, one.end))) continue;
    days.push(one);
  }
  return days.filter((one) => formatDay({ ...one, year: one.year ?? LEAP_YEAR }) !== null);
}
