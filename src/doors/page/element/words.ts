import type { createPlural } from "../words/words.ts";

/** The forms of a text with a number in it. */
export type PluralForms = Parameters<ReturnType<typeof createPlural>>[1];

/** What the element says in one language, as JSON has it; `{name}` is a place to fill in. */
export interface ElementWords {
  /** Its code of two letters (ISO 639-1). */
  lang: string;
  dir: "ltr" | "rtl";
  /** Label of the field, and of the button that opens a dialog. */
  search: string;
  hint: string;
  close: string;
  results: string;
  searching: string;
  passages: PluralForms;
  nothing: string;
  /** `{from}` is a word of the query, `{to}` the one that was searched. */
  corrected: string;
  /** Before other queries that may have been meant. */
  or: string;
  all: string;
  offline: string;
  unreachable: string;
  keyNeeded: string;
  failed: string;
  /** `{time}` is a number of seconds, with its unit. */
  tooMany: string;
  /** Link to the search page of the service, where the element cannot search itself. */
  elsewhere: string;
}

/** What it says in English, and to readers of languages that it does not speak. */
export const ENGLISH: ElementWords = {
  lang: "en",
  dir: "ltr",
  search: "Search",
  hint: "A question or a few words",
  close: "Close",
  results: "Results",
  searching: "Searching…",
  passages: { one: "# passage", other: "# passages" },
  nothing: "No passage has any of these words. Try others.",
  corrected: "“{from}” is not in these articles, so “{to}” was searched.",
  or: "Or:",
  all: "All results",
  offline: "You are offline.",
  unreachable: "The search cannot be reached from this page right now.",
  keyNeeded: "A key is needed to search here.",
  failed: "Something went wrong. Try again later.",
  tooMany: "Too many searches. Try again in {time}.",
  elsewhere: "Open the search page",
};

/** The languages that it speaks. */
export const LANGUAGES: readonly string[] = ["en", "de", "fr", "es", "ja", "zh", "ko", "ar"];
