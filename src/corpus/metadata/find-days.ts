import { foldDigits } from "../../text/fold-digits.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import { foldLetters, MONTH_NAMES, PERSIAN_MONTHS } from "./month-names.ts";
import { ERA, readEraYear, readHanNumber, readPersianDay, readThaiYear } from "./other-calendars.ts";

/** A day as a text names it, and where. */
export interface NamedDay extends TextRange {
  /** `null` when the text leaves it open. */
  year: number | null;
  /** From 1. */
  month: number;
  day: number;
}

const NAME = [...MONTH_NAMES.keys(), ...PERSIAN_MONTHS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replaceAll(".", String.raw`\.`))
  .join("|");
/** What parts a day and its month from the year in the languages that have a word there: `28 de julio de 2017`; in Thai the name of the era. */
const OF = String.raw`(?:\s+(?:de|del|di|of|(?:พ|ค)\.ศ\.(?=[\d\s])))?`;
const HAN = "一二三四五六七八九十";

/** How days are written. None stands inside a longer number or word. */
const FORMS = [
  // 2017-07-28, 2017/7/28, 2017. 7. 28
  String.raw`(?<year>\d{4})(?<sign>[-/]|\.\s?)(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?!\d)`,
  // 28.07.2017: with dots the day comes first wherever days are written so
  String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?![\d.])`,
  // 2017年7月28日, 7월 28일
  String.raw`(?:(?:西[暦曆历]|公元)?(?<year>\d{4})\s?[年년]\s?)?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일号號]`,
  // 平成29年7月28日, 令和元年五月一日, 二〇一七年七月二十八日
  String.raw`(?:(?:中[華华])?(?<era>${ERA})\s?(?<year>元|\d{1,3}|[${HAN}]{1,3})|(?<year>[〇零${HAN}]{4}))\s?年\s?(?<month>\d{1,2}|[${HAN}]{1,2})\s?月\s?(?<day>\d{1,2}|[${HAN}]{1,3})\s?[日号號]`,
  // 28 July 2017, 28. Juli, 1er mai 2017, 28-Jul-2017
  String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s+|-)(?:(?:of|de|من)\s+|d['’]|ב-?)?(?<name>${NAME})(?:\s?/\s?(?=\p{Script=Arabic})(?:${NAME}))?(?![\p{L}\p{M}])\.?(?:${OF}(?:[,،]?[\s-]+|(?<=\.ศ\.))(?<year>\d{4})(?![\d:]))?`,
  // July 28, 2017
  String.raw`(?<name>${NAME})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)(?:[,،]?\s+(?<year>\d{4})(?![\d:]))?`,
  // Jul 28 10:32:00 2017, Jul 28 10:32:00 UTC 2017
  String.raw`(?<name>${NAME})\s+(?<day>\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+[A-Z]{1,5})?\s+(?<year>\d{4})(?![\d:])`,
  // 2017. július 28.
  String.raw`(?<year>\d{4})\.?\s+(?<name>${NAME})\s+(?<day>\d{1,2})(?!\d)`,
  // 20170728 at the beginning
  String.raw`(?<=^\s*)(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)`,
].map((form) => new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}]|\d[.,/:-])(?:${form})`, "giu"));

/** Names that are words of their own in small letters: `5 may enter`. */
const ORDINARY = /(?<!\p{L})(?:may|march|اب|مه)(?!\p{L})/u;

/** Earlier years are no days of publishing: systems without a day write the year 1, and other calendars count fewer years. */
const FIRST_YEAR = 1450;

/** Years between these may be those of Buddha, which are 543 more. */
const [LAST_YEAR, NEXT_YEAR] = [2400, 2700];

/** Gives a day as YYYY-MM-DD; `null` when its year is open or no calendar has it. */
export function formatDay({ year, month, day }: Omit<NamedDay, keyof TextRange>): string | null {
  if (year === null || year < FIRST_YEAR || (year > LAST_YEAR && year < NEXT_YEAR)) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** A leap year, in which every day of any year is one. */
const LEAP_YEAR = 2000;

/** Years in the letters of Hindi and Nepali from which on they may be counted by the calendar of Nepal: 57 more. */
const FIRST_OF_NEPAL = 2050;

/** The year of a day as it is written, by the calendar that the writing tells; `null` for one that cannot be told. */
function readYear(year: string, era: string | undefined, written: string): number | null {
  const number = readHanNumber(year);
  if (era !== undefined) return readEraYear(era, number);
  if (/\p{Script=Thai}/u.test(written)) return readThaiYear(number, written);
  return /[०-९]/.test(written) && number > FIRST_OF_NEPAL ? null : number;
}

/** What a pattern found in a folded text; none where its calendar is uncertain. `text` is as it is written. */
function readMatch(match: RegExpExecArray, text: string): NamedDay[] {
  const { year, era, month, name = "", day = "" } = match.groups ?? {};
  const [start, end] = [match.index, match.index + match[0].length];
  const read = year === undefined ? null : readYear(year, era, text.slice(start, end));
  if (year !== undefined && read === null) return [];
  const key = name.toLowerCase();
  const found = {
    year: read,
    month: month ? readHanNumber(month) : (MONTH_NAMES.get(key) ?? 0),
    day: readHanNumber(day),
  };
  const persian = MONTH_NAMES.has(key) ? undefined : PERSIAN_MONTHS.get(key);
  if (persian === undefined) return [{ start, end, ...found }];
  const plain = read === null ? null : readPersianDay({ year: read, month: persian, day: found.day });
  return plain ? [{ start, end, ...plain }] : [];
}

/** Writes a short text with the digits and letters by which days are found; as long as it is. */
function foldText(text: string): string {
  const folded = foldLetters(foldDigits(text));
  return folded.length === text.length ? folded : text;
}

/**
 * Finds the days that a short text names, in order, with or without a year, in the languages of {@link MONTH_NAMES} and in Chinese,
 * Japanese and Korean, in the digits of any script. Years of eras, of Buddha, and of Iran with the name of the month, are read as those of this
 * calendar. Skips what no calendar has, or another may, and `1/5/2020`, which means one day in London and another in New York.
 * Linear, with some hundred names to try at each word: for heads of texts rather than texts.
 */
export function findDays(text: string): NamedDay[] {
  // Most lines of prose have neither.
  if (!/[\p{Nd}年]/u.test(text)) return [];
  const folded = foldText(text);
  const found = FORMS.flatMap((form) => [...folded.matchAll(form)].flatMap((match) => readMatch(match, text)));
  const days: NamedDay[] = [];
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < (days.at(-1)?.end ?? 0)) continue;
    if (one.year === null && ORDINARY.test(folded.slice(one.start, one.end))) continue;
    days.push(one);
  }
  return days.filter((one) => formatDay({ ...one, year: one.year ?? LEAP_YEAR }) !== null);
}
