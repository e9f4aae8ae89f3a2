import type { Words } from "../words/words.ts";

/** Languages that readers of the pages know; the names of most others are in `Intl`. */
function createNames({ lang }: Words): Intl.DisplayNames {
  return new Intl.DisplayNames(lang, { type: "language" });
}

/** Names a language in the language of a reader; its tag where that names none. */
export function nameLanguage(tag: string, words: Words): string {
  try {
    return createNames(words).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Writes a number as readers of a language do. */
export function formatNumber(number: number, { lang }: Words): string {
  return new Intl.NumberFormat(lang).format(number);
}

/** Writes an amount of bytes in the largest unit of which there is one. */
export function formatBytes(bytes: number, { lang }: Words): string {
  const [unit, of] = bytes < 1_000_000 ? (["kilobyte", 1_000] as const) : (["megabyte", 1_000_000] as const);
  return new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / of);
}

/** Writes a month, `2025-07`, as readers of a language do: `July 2025`; a year as it is. */
export function formatPeriod(period: string, { lang }: Words, month: "long" | "short" = "long"): string {
  if (!period.includes("-")) return String(Number(period));
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month, timeZone: "UTC" };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options).format(new Date(`${period}-01T00:00:00Z`));
}

/** Writes a month without its year. */
export function formatMonth(period: string, { lang }: Words): string {
  return new Intl.DateTimeFormat(lang, { month: "short", timeZone: "UTC" }).format(new Date(`${period}-01T00:00:00Z`));
}
