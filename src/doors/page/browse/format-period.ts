import type { Words } from "../words/words.ts";

/** Names a language in the language of a reader; by its tag where that is not well-formed. */
export function nameLanguage(tag: string, { lang }: Words): string {
  try {
    return new Intl.DisplayNames(lang, { type: "language" }).of(tag) ?? tag;
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
