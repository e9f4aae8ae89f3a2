/** Names of the months, as far as they tell them apart. */
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What may stand after a day: the time, or nothing. */
const REST = String.raw`(?:[T\s,].*)?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${REST}`, "s");
const DIGITS = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${REST}`, "s");
const MONTH_FIRST = new RegExp(
  String.raw`^(?:\p{L}+,?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${REST}`,
  "isu",
);
const DAY_FIRST = new RegExp(
  String.raw`^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4})${REST}`,
  "isu",
);

function makeDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** The number of a month by its English name or the first three letters of it; 0, which no calendar has, for others. */
const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/**
 * Reads a day, or a moment of which the day is kept as it is written: `2020-1-5`, `2020/01/05`, `20200105`, `5 January 2020`,
 * `Jan 5, 2020`, each with or without a time. Gives YYYY-MM-DD; `null` for anything else, such as `1/5/2020`, which
 * means one day in London and another in New York.
 */
export function parseDay(text: string): string | null {
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year) return makeDay(Number(year), Number(month), Number(day));
  const digits = DIGITS.exec(text);
  if (digits) return makeDay(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  const american = MONTH_FIRST.exec(text);
  if (american) return makeDay(Number(american[3]), monthOf(american[1] ?? ""), Number(american[2]));
  const english = DAY_FIRST.exec(text);
  return english ? makeDay(Number(english[3]), monthOf(english[2] ?? ""), Number(english[1])) : null;
}
