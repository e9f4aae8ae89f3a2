import { describe, expect, test } from "vitest";
import { chooseWords, LANGUAGES } from "../../../../src/doors/page/words/choose-words.ts";
import { en } from "../../../../src/doors/page/words/en.ts";
import { formatDay } from "../../../../src/doors/page/words/format-day.ts";

/** Every text of some words, by its path. Functions are called with one value in each of their places. */
function listTexts(words: object, value: unknown, path = ""): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, text]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof text === "object") return listTexts(text, value, at);
    return [[at, String(typeof text === "function" ? text(...Array(text.length).fill(value)) : text)]];
  });
}

const OTHERS = LANGUAGES.filter((words) => words !== en).map((words) => [words.lang, words] as const);

/** Texts that are written in a language as in English. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: [".article.original", ".browse.index", ".guide.how.vsCode"],
  fr: [
    ".frame.articles",
    ".article.original",
    ".search.articles",
    ".search.passages",
    ".search.filters.source",
    ".search.filters.in",
    ".search.kinds.source",
    ".browse.articles",
    ".browse.kinds.source",
    ".browse.index",
    ".browse.headings.source",
    ".browse.count",
  ],
  es: [".article.original"],
};

describe("What the pages say", () => {
  test.each(OTHERS)("is said in %s too, every text of it", (lang, words) => {
    const said = new Map(listTexts(words, 1005));
    const missing = listTexts(en, 1005).filter(([path, text]) => {
      const own = said.get(path)?.trim();
      return !own || (own === text && /\p{L}/u.test(text) && path !== ".dir" && !SAME[lang]?.includes(path));
    });
    expect(missing.map(([path]) => path)).toEqual([]);
  });

  test.each(OTHERS)("has the same places to fill in, in %s", (_, words) => {
    for (const [value, pattern] of [
      ["Filling", /Filling/],
      [1005, /1.?005|١.?٠٠٥/],
    ] as const) {
      const filled = listTexts(en, value).filter(([, text]) => pattern.test(text));
      const own = listTexts(words, value).filter(([, text]) => pattern.test(text));
      expect(own.map(([path]) => path)).toEqual(filled.map(([path]) => path));
    }
  });

  test.each([
    ["de-AT,de;q=0.9,en;q=0.8", "en", "de"],
    ["it, fr;q=0.5, en;q=0.4", "en", "fr"],
    ["en;q=0.3, ja;q=0.7", "de", "ja"],
    ["zh-Hant-TW", "en", "zh"],
    ["de;q=0, es", "en", "es"],
    ["it", "ko", "ko"],
    [undefined, "ar", "ar"],
    [undefined, "fi", "en"],
    ["*", "de", "de"],
    [";;q=,, =", undefined, "en"],
  ])("is in the language that Accept-Language %o likes best, on a corpus in %o: %s", (header, corpus, lang) => {
    expect(chooseWords(header, corpus).lang).toBe(lang);
  });

  test("has days as readers write them", () => {
    const days = LANGUAGES.map((words) => formatDay("2025-07-28", words));
    expect(days.slice(0, 4)).toEqual(["28 July 2025", "28. Juli 2025", "28 juillet 2025", "28 de julio de 2025"]);
    expect(days.slice(4, 7)).toEqual(["2025年7月28日", "2025年7月28日", "2025년 7월 28일"]);
  });
});
