import type { Words } from "./words.ts";

/** Writes a day, `2025-07-28`, as readers of a language do: `28 July 2025`. */
export function formatDay(day: string, { lang }: Words): string {
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
