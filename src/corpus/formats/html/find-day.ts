const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const ISO = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/;
const YEAR_FIRST = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/;
const DAY_FIRST = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([a-z]{3})[a-z]*\.?,?\s+(\d{4})(?!\d)/i;
const MONTH_FIRST = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;

/** Earlier years are no days of publishing: systems without a day write the year 1. */
const FIRST_YEAR = 1450;

/** A day as YYYY-MM-DD, when the calendar has it. */
function formatDay(year: string, month: number, day: string): string | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const isDay =
    Number(year) >= FIRST_YEAR && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return isDay ? text : null;
}

/** Gives the number of a month from the beginning of its name in English; 0 for none. */
function monthOf(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

/** Gives the day that a text names with its year, as YYYY-MM-DD; `null` for none, and where day and month could be either. */
export function findDay(text: string): string | null {
  const [, isoYear, isoMonth, isoDay = ""] = ISO.exec(text) ?? YEAR_FIRST.exec(text) ?? [];
  if (isoYear) return formatDay(isoYear, Number(isoMonth), isoDay);
  const [, day, month = "", year = ""] = DAY_FIRST.exec(text) ?? [];
  if (day && monthOf(month) > 0) return formatDay(year, monthOf(month), day);
  const [, name, date = "", ofYear = ""] = MONTH_FIRST.exec(text) ?? [];
  return name && monthOf(name) > 0 ? formatDay(ofYear, monthOf(name), date) : null;
}
