import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCorpus } from "../../../scripts/index-corpus.ts";
import { readFolder } from "../../../scripts/read-folder.ts";
import { SuggestionList } from "../../../src/contract/suggestions.ts";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import { foldPhrase, phraseKey } from "../../../src/index/format/fold-phrase.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { readTyped, suggest } from "../../../src/suggestions/suggest.ts";
import { corpusOf, queryOf } from "../../support/arbitrary-corpus.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeIndex } from "../../support/make-index.ts";

const { name, files } = readFolder("corpus");
const reports = await openCorpus(readCorpus(files), name);

const textsOf = (typed: string, index: PassageIndex = reports) =>
  suggest(index, typed, 8).suggestions.map(({ text }) => text);

/** Suggestions as a reader sees them, with what was typed in brackets. */
function marked(typed: string, index: PassageIndex = reports): string[] {
  return suggest(index, typed, 8).suggestions.map(({ text, highlights }) => {
    return highlights.reduceRight((all, [start = 0, end = 0]) => {
      return `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`;
    }, text);
  });
}

describe("Of the five reports", () => {
  test.for([
    ["k", ["Kim Jong Un", "Kim Yo Jong", "Korean Peninsula"]],
    ["kim", ["Kim Jong Un", "Kim Yo Jong"]],
    ["nort", ["North Korea", "North Koreans"]],
    ["talk", ["talks"]],
    ["louds", ["loudspeakers", "loudspeaker broadcasts"]],
    ["unif", ["Unification Ministry", "peaceful unification", "Korea Institute for National Unification"]],
    ["jae", ["Lee Jae Myung", "President Lee Jae Myung"]],
    ["2024", ["2024", "early 2024"]],
    ["gut", ["Antonio Guterres"]],
    ["u.s", ["U.S.", "U.S. military"]],
    ["lee jae-m", ["Lee Jae Myung"]],
    ["north korea puts m", ["North Korea puts Moscow before Seoul and says nothing to Trump"]],
  ] as const)("%j is completed to what a reader would look for", ([typed, wanted]) => {
    expect(textsOf(typed)).toEqual(expect.arrayContaining([...wanted]));
  });

  test("the most frequent names come first, before titles", () => {
    expect(textsOf("kim").slice(0, 2)).toEqual(["Kim Jong Un", "Kim Yo Jong"]);
    expect(textsOf("s")[0]).toBe("South Korea");
  });

  test("a title comes with the article to open", () => {
    const [first] = suggest(reports, "north korea puts", 8).suggestions;
    expect(first).toMatchObject({ kind: "title", article: "moscow-before-seoul" });
    expect(reports.findArticle(first?.article ?? "")).not.toBeNull();
  });

  test("what was typed is marked, also within a phrase and across its words", () => {
    expect(marked("kim y")).toContain("[Kim Y]o Jong");
    expect(marked("UNIF")).toContain("peaceful [unif]ication");
    expect(marked("jae m")).toContain("President Lee [Jae M]yung");
    expect(marked("secretary g")).toContain("[Secretary-G]eneral of the U.N.");
  });

  test("nothing comes of what no article has", () => {
    expect(textsOf("zzyzx")).toEqual([]);
    expect(textsOf("???")).toEqual([]);
  });
});

describe("White space after a word says that it is whole", () => {
  test("so that only what goes on with another word is suggested", () => {
    expect(textsOf("north ").length).toBeGreaterThan(0);
    expect(textsOf("north ").every((text) => /\bnorth[ -]/i.test(text))).toBe(true);
    expect(textsOf("nort ")).toEqual([]);
  });
});

describe("When nothing has all that is typed", () => {
  test("the last word is completed, the ones before it as they are", () => {
    expect(marked("talks with sou")[0]).toBe("[talks with Sou]th Korea");
    expect(suggest(reports, "talks with sou", 1).suggestions).toEqual([
      { text: "talks with South Korea", kind: "query", highlights: [[0, 14]], article: null, count: null },
    ]);
  });

  test("the last words are completed together when a phrase begins with them", () => {
    expect(textsOf("talks of Lee J")).toEqual(["talks of Lee Jae Myung"]);
    expect(textsOf("what of  kim yo ")[0]).toBe("what of Kim Yo Jong");
  });

  test("rare words are completed too", () => {
    expect(textsOf("talks and guterr")).toEqual(["talks and guterres"]);
  });

  test("and when the words before the last say nothing, both ways are taken", () => {
    expect(textsOf("the uni")).toEqual(expect.arrayContaining(["The United Nations", "the Unification Ministry"]));
  });
});

describe("Suggestions are made of every script", () => {
  const index = makeIndex({
    "a.md": "---\ntitle: 東京都知事の会見\nlang: ja\n---\n梅雨前線が北上した。",
    "e.md": "---\nlang: ja\n---\n梅雨前線が停滞した。",
    "b.md": "---\ntitle: رفض الحوار مع سيول\nlang: ar\n---\nنص قصير.",
    "c.md": "---\ntitle: Gespräche in der Straße\nlang: de\n---\nDie Gespräche endeten.",
    "d.md": "---\ntitle: 평양은 대화를 거부했다\nlang: ko\n---\n서울은 기다린다.",
  });

  test.for([
    ["東", "[東]京都知事の会見"],
    ["東京都知", "[東京都知]事の会見"],
    ["梅雨", "[梅雨]前線"],
    ["رفض الح", "[رفض الح]وار مع سيول"],
    ["سي", "رفض الحوار مع [سي]ول"],
    ["gesprache in der stras", "[Gespräche in der Straß]e"],
    ["GESPRÄ", "[Gesprä]che in der Straße"],
    ["대화", "평양은 [대화]를 거부했다"],
  ] as const)("%j", async ([typed, wanted]) => {
    expect(marked(typed, await index)).toContain(wanted);
  });
});

describe("Whatever is typed, of any corpus,", () => {
  const typedOf = fc.oneof(
    fc.tuple(queryOf, fc.nat(12)).map(([query, length]) => query.slice(0, 1 + length)),
    queryOf.map((query) => query.slice(0, 512)),
    fc.string({ unit: "binary", minLength: 1, maxLength: 20 }),
    fc.constantFrom(" ", "\u0000", '"', "-", "+north", "title:no", "Kim’", "ﬁ", "😀", "U.", "1,", "e\u0301", "\ud800"),
  );
  const limitOf = fc.integer({ min: 1, max: 20 });

  test("it is no error, and no more is suggested than asked for, none of it twice", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, fc.array(typedOf, { minLength: 5 }), limitOf, async (articles, all, limit) => {
        const index = await openArticles(articles);
        for (const typed of all) {
          const list = suggest(index, typed, limit);
          expect(SuggestionList.parse(list)).toEqual(list);
          expect(list.query).toBe(typed);
          expect(list.suggestions.length).toBeLessThanOrEqual(limit);
          const keys = list.suggestions.map(({ text }) => phraseKey(text));
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("each suggestion has it, from the beginning of a word on, and marks it", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, fc.array(typedOf, { minLength: 5 }), limitOf, async (articles, all, limit) => {
        const index = await openArticles(articles);
        for (const typed of all) {
          const wanted = phraseKey(typed);
          for (const { text, highlights } of suggest(index, typed, limit).suggestions) {
            const { key, words } = foldPhrase(text);
            expect(words.some(({ at }) => key.startsWith(wanted, at))).toBe(true);
            const [[start = 0, end = 0] = []] = highlights;
            expect(phraseKey(text.slice(start, end)).startsWith(wanted)).toBe(true);
            expect(phraseKey(text.slice(start, end - 1)).startsWith(wanted)).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test("those that begin so come before those that have it later, in the same order every time", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, fc.array(typedOf, { minLength: 5 }), limitOf, async (articles, all, limit) => {
        const [index, again] = [await openArticles(articles), await openArticles(articles)];
        for (const typed of all) {
          const { suggestions } = suggest(index, typed, limit);
          expect(suggest(again, typed, limit).suggestions).toEqual(suggestions);
          const known = suggestions.filter(({ count }) => count !== null);
          const { key, ending } = readTyped(typed);
          const begins = known.map(({ text }) => phraseKey(text).startsWith(key + ending));
          expect(begins).toEqual(begins.toSorted((a, b) => Number(b) - Number(a)));
        }
      }),
      { numRuns: 20 },
    );
  });
});
