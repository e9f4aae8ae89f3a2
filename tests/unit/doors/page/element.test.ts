import { Script } from "node:vm";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { bundleElement } from "../../../../scripts/bundle-code.ts";
import { LIMITS } from "../../../../src/contract/limits.ts";
import { SearchResponse } from "../../../../src/contract/search-response.ts";
import { pageAddress, readLimit, searchAddress } from "../../../../src/doors/page/element/ask.ts";
import { chooseLanguage, fillPlaces, makeSpeech } from "../../../../src/doors/page/element/choose-speech.ts";
import {
  describeShortcuts,
  labelShortcut,
  matchShortcut,
  splitShortcuts,
} from "../../../../src/doors/page/element/match-shortcut.ts";
import { QUERY_LENGTH } from "../../../../src/doors/page/element/search-box.ts";
import { groupHits, splitMarks } from "../../../../src/doors/page/element/split-marks.ts";
import { TRANSLATIONS } from "../../../../src/doors/page/element/translations.ts";
import { type ElementWords, ENGLISH, LANGUAGES as SPOKEN } from "../../../../src/doors/page/element/words.ts";
import { LANGUAGES } from "../../../../src/doors/page/words/choose-words.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";

describe("The element for other sites", () => {
  const script = bundleElement();

  test("is small: less than 6.5 kB as it is transferred, less than 15 kB as it is", () => {
    expect(gzipSync(script).length).toBeLessThan(6_500);
    expect(script.length).toBeLessThan(15_000);
  });

  test("is a script of any kind: nothing in it is for modules alone", () => {
    expect(() => new Script(new TextDecoder().decode(script))).not.toThrow();
  });

  test("makes nothing of HTML, and runs no text", () => {
    expect(new TextDecoder().decode(script)).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/,
    );
  });
});

describe("What the element says", () => {
  const texts = (words: ElementWords) =>
    Object.entries(words).map(([key, text]): [string, string] => [key, JSON.stringify(text)]);
  /** A passage is called the same in French. */
  const SAME: Readonly<Record<string, readonly string[]>> = { fr: ["passages"], ar: [] };

  test("is said in every language of the pages, in the same direction", () => {
    const said = [ENGLISH, ...TRANSLATIONS].map(({ lang, dir }) => [lang, dir]);
    expect(said).toEqual(LANGUAGES.map(({ lang, dir }) => [lang, dir]));
    expect(SPOKEN).toEqual(LANGUAGES.map(({ lang }) => lang));
  });

  test.each(TRANSLATIONS.map((words) => [words.lang, words] as const))(
    "is said in %s, every text of it",
    (lang, words) => {
      const own = new Map(texts(words));
      const missing = texts(ENGLISH).filter(([key, text]) => {
        const said = own.get(key) ?? "";
        const places = text.match(/\{\w+\}/g) ?? [];
        if (key === "dir") return false;
        return (
          /^"?"?$/.test(said) ||
          places.some((place) => !said.includes(place)) ||
          (said === text && !SAME[lang]?.includes(key))
        );
      });
      expect(missing.map(([key]) => key)).toEqual([]);
    },
  );

  test.each([
    [["de-AT"], "de"],
    [["zh-Hant"], "zh"],
    [["it", "fr-CA", "en"], "fr"],
    [["it"], "en"],
    [["constructor", ""], "en"],
    [[], "en"],
  ])("to a page or a browser in %o is in %s", (tags, lang) => {
    expect(chooseLanguage(tags)).toBe(lang);
  });

  test("has numbers as readers write them", () => {
    const say = (lang: string, count: number) => {
      const speech = makeSpeech(TRANSLATIONS.find((words) => words.lang === lang) ?? ENGLISH);
      return [speech.count(count, speech.passages), fillPlaces(speech.tooMany, { time: speech.seconds(count) })];
    };
    expect(say("en", 1)).toEqual(["1 passage", "Too many searches. Try again in 1 second."]);
    expect(say("de", 1200)).toEqual(["1.200 Textstellen", expect.stringContaining("in 1.200 Sekunden")]);
    expect(say("ar", 2)).toEqual(["مقطعان", expect.stringContaining("ثانيتان")]);
  });
});

test("What is filled into a text stays as it is", () => {
  const corrected = fillPlaces(ENGLISH.corrected, { from: "{to} $& $1", to: "{from}" });
  expect(corrected).toBe("“{to} $& $1” is not in these articles, so “{from}” was searched.");
});

describe("What was sought in a text", () => {
  const Ranges = fc.array(fc.tuple(fc.nat(40), fc.nat(40)));

  test("is marked, and nothing else", () => {
    const marked = splitMarks("𝒳 one two", [
      [3, 6],
      [7, 10],
    ]).filter(({ isMarked }) => isMarked);
    expect(marked.map(({ text }) => text)).toEqual(["one", "two"]);
  });

  test("leaves the text as it is, whatever a service says of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), Ranges, (text, ranges) => {
        const pieces = splitMarks(text, ranges);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        // Every marked letter is in one of the ranges.
        let at = 0;
        for (const { text: piece, isMarked } of pieces) {
          for (let end = at + piece.length; at < end; at++)
            if (isMarked) expect(ranges.some(([start, end]) => start <= at && at < end)).toBe(true);
        }
      }),
    );
  });
});

test("The field takes as much as a service does", () => {
  expect(QUERY_LENGTH).toBe(LIMITS.queryLength);
});

describe("What the element asks a service", async () => {
  const { get } = await makeService();
  const scope = { service: `${ORIGIN}/`, limit: "4", filter: "tag=diplomacy&tag=russia&after=2025&q=other" };
  const asked = searchAddress(scope, "who said & why?");

  test("is the query, a limit and the filter of the page", () => {
    expect(asked).toBe(`${ORIGIN}/search?tag=diplomacy&tag=russia&after=2025&q=who+said+%26+why%3F&limit=4`);
    expect(pageAddress(scope, "who said")).toBe(`${ORIGIN}/?tag=diplomacy&tag=russia&after=2025&q=who+said`);
  });

  test("is answered, and so is the page that it leads to", async () => {
    expect((await get(asked)).status).toBe(200);
    expect((await get(pageAddress(scope, "who said"), { Accept: "text/html" })).status).toBe(200);
  });

  test("comes by articles, each with all of its passages, in the order of their best", async () => {
    const { hits } = SearchResponse.parse(await (await get("/search?q=korea")).json());
    const groups = groupHits(hits);
    expect(groups.flat().length).toBe(hits.length);
    expect(groups.flat().toSorted((a, b) => a.rank - b.rank)).toEqual(hits);
    for (const group of groups) {
      expect(new Set(group.map(({ article }) => article.id)).size).toBe(1);
      expect(group.map(({ rank }) => rank)).toEqual(group.map(({ rank }) => rank).toSorted((a, b) => a - b));
    }
    expect(groups.map(([{ rank }]) => rank)).toEqual(groups.map(([{ rank }]) => rank).toSorted((a, b) => a - b));
    expect(groups.length).toBeGreaterThan(1);
    expect(groups.length).toBeLessThan(hits.length);
  });
});

describe("A shortcut", () => {
  const shortcuts = splitShortcuts(" mod+K  / ");
  const press = (key: string, held: readonly string[] = []) => ({
    key,
    ctrlKey: held.includes("ctrl"),
    metaKey: held.includes("meta"),
    altKey: held.includes("alt"),
    shiftKey: held.includes("shift"),
  });

  test("is Ctrl or ⌘ with a letter, also for who is typing", () => {
    for (const held of ["ctrl", "meta"])
      for (const isTyping of [true, false]) expect(matchShortcut(shortcuts, press("k", [held]), isTyping)).toBe(true);
    expect(matchShortcut(shortcuts, press("K", ["ctrl", "shift"]), false)).toBe(false);
    expect(matchShortcut(shortcuts, press("k"), false)).toBe(false);
    expect(matchShortcut(shortcuts, press("j", ["ctrl"]), false)).toBe(false);
  });

  test("is a key alone for who is not typing, whatever a keyboard needs for it", () => {
    expect(matchShortcut(shortcuts, press("/"), false)).toBe(true);
    expect(matchShortcut(shortcuts, press("/", ["shift"]), false)).toBe(true);
    expect(matchShortcut(shortcuts, press("/"), true)).toBe(false);
    for (const held of ["ctrl", "alt", "meta"]) expect(matchShortcut(shortcuts, press("/", [held]), false)).toBe(false);
  });

  test("can be left out", () => {
    expect(matchShortcut(splitShortcuts(""), press("/"), false)).toBe(false);
  });

  test("is told to a screen reader, and shown as the keyboard has it", () => {
    expect(describeShortcuts(shortcuts)).toBe("Control+K Meta+K /");
    expect(labelShortcut("mod+k", false)).toBe("Ctrl K");
    expect(labelShortcut("mod+k", true)).toBe("⌘K");
    expect(labelShortcut("/", true)).toBe("/");
  });
});

describe("A limit that a page gives the element", () => {
  const read = (given: string | null) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    try {
      return { limit: readLimit(given), warnings: warn.mock.calls.flat() };
    } finally {
      warn.mockRestore();
    }
  };

  test.each(["abc", "0", "-3", "51", "5.5", "1e1", "٥"])("is passed over with a warning when it is %s", (given) => {
    const { limit, warnings } = read(given);
    expect(limit).toBe("10");
    expect(warnings).toEqual([expect.stringContaining(JSON.stringify(given))]);
  });

  test("is taken when a search takes it, and may be left out", () => {
    expect(read(null)).toEqual({ limit: "10", warnings: [] });
    for (let limit = 1; limit <= LIMITS.hits; limit++)
      expect(read(` ${limit} `)).toEqual({ limit: String(limit), warnings: [] });
  });
});
