import { findDays, formatDay, type NamedDay } from "./find-days.ts";
import { type DateLine, readByline, readDateLine } from "./read-labels.ts";

/** Of each line so much is looked at, in UTF-16 code units: a few sentences. */
const MAX_LINE = 400;

/** Paragraphs whose text may name the day of the news. */
const MAX_PARAGRAPHS = 3;

/** Shortest line that counts as a paragraph, in UTF-16 code units. */
const MIN_PARAGRAPH = 60;

/** Days in running text that are older are history: pages of news are no older than the web. */
const FIRST_YEAR_OF_NEWS = 1995;

/** Before the day with which a text begins: "On July 28", "Am Freitag, 28. Juli,". */
const OPENING = /^["'“]?(?:(?:on|am|le|el|il|em|op|den|w)\s+)?(?:\p{L}{3,12},?\s+(?:the\s+)?)?$/iu;

/** Before the day of a dateline: "SEOUL, July 28 (Reuters) -". */
const PLACE = /^\p{Lu}[\p{L}\s.'’/-]{1,40},\s*$/u;
const AFTER_PLACE = /^\s*(?:\([^)]{1,40}\))?\s*(?:[-–—]|:)\s/;

/** The day of a line that gives it alone or behind a byline. */
function readLabel(line: string): DateLine[] {
  const label = readDateLine(line);
  if (label) return [label];
  return readByline(line).length === 0 ? [] : findDays(line).map((day) => ({ day, isChange: false }));
}

/** Whether running text gives a day as that of the news: it begins with it, or has it in brackets behind a day of the week. */
function isNewsDay(text: string, { start, end }: NamedDay): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (OPENING.test(before) && !/^\s*[-–—]\s*\d/.test(after)) return true;
  if (PLACE.test(before) && AFTER_PLACE.test(after)) return true;
  return /\p{L}\s?[(（]$/u.test(before) && /^[)）]/.test(after);
}

/** The latest day that an open one can be, on or before a known one. */
function completeBefore(open: NamedDay, known: NamedDay): string | null {
  const year = known.year ?? 0;
  const isLater = open.month > known.month || (open.month === known.month && open.day > known.day);
  return formatDay({ ...open, year: isLater ? year - 1 : year });
}

/** What is known of the year when a day leaves it open. */
interface Context {
  /** A day in full from the head of the text. */
  known: NamedDay | undefined;
  /** The year in the path of the file. */
  year: number | null;
}

function complete(day: NamedDay, { known, year }: Context): string | null {
  if (day.year !== null) return formatDay(day);
  if (known) return completeBefore(day, known);
  return year === null ? null : formatDay({ ...day, year });
}

function findInProse(lines: readonly string[]): NamedDay | undefined {
  const paragraphs = lines.filter((line) => line.length >= MIN_PARAGRAPH).slice(0, MAX_PARAGRAPHS);
  return paragraphs
    .flatMap((text) => findDays(text).filter((day) => isNewsDay(text, day)))
    .find(({ year }) => year === null || year >= FIRST_YEAR_OF_NEWS);
}

/**
 * Finds the day on which a text says that it was published, from its first lines: a line that gives a day and nothing else,
 * but not that of a change, or the day of the news in the first paragraphs. A day without its year gets it from a full day
 * in these lines, else from `year`, that of the file's path. `null` when there is none, or its year stays open.
 */
export function findPublished(lines: readonly string[], year: number | null): string | null {
  const head = lines.map((line) => line.slice(0, MAX_LINE));
  const labels = head.flatMap(readLabel);
  const context = { known: labels.map(({ day }) => day).find((day) => day.year !== null), year };
  const given = labels.filter(({ isChange }) => !isChange).map(({ day }) => day);
  const prose = findInProse(head);
  for (const day of prose ? [...given, prose] : given) {
    const published = complete(day, context);
    if (published !== null) return published;
  }
  return null;
}
