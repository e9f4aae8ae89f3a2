import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SUGGESTION_KINDS } from "../../../src/contract/suggestions.ts";
import { StringTableWriter } from "../../../src/index/build/string-table-writer.ts";
import type { WeighedSuggestion as Suggestion } from "../../../src/index/build/suggestions/choose-phrases.ts";
import { writeSuggestions } from "../../../src/index/build/suggestions/suggestion-writer.ts";
import { foldPhrase, phraseKey } from "../../../src/index/format/fold-phrase.ts";
import { SuggestionTable, VALUES_PER_SUGGESTION } from "../../../src/index/read/suggestion-table.ts";
import { languageOf } from "../../../src/text/language.ts";
import { openColumnOf, openTable } from "../../support/open-table.ts";

const encoder = new TextEncoder();
const IDS = ["b", "a", "é", "𐐨", "ｚ"];

/** Writes suggestions and opens them, by way of their bytes. */
function open(suggestions: readonly Suggestion[]): SuggestionTable {
  const collected = { ids: IDS, suggestions };
  const [table, starts, weights, later, places] = writeSuggestions(collected, languageOf("en"), []);
  if (!table || !starts || !weights || !later || !places) throw new Error("A section was missing, wanted five");
  const ids = new StringTableWriter("ids");
  for (const id of ["a", "b", "é", "ｚ", "𐐨"]) ids.add(encoder.encode(id), [0]);
  return new SuggestionTable({
    table: openTable({ finish: () => [table, starts] }, VALUES_PER_SUGGESTION),
    weights: openColumnOf(weights),
    later: openColumnOf(later),
    places: openColumnOf(places),
    ids: openTable(ids, 1),
  });
}

const word = fc.constantFrom(
  ..."Kim Yo Jong Kim’s talks Talk talking U.S. north North-East Müller 東京都 東京 평양은 диалог هيئة the of 2024 1,000".split(
    " ",
  ),
);
const suggestion = fc.record({
  text: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" ")),
  kind: fc.constantFrom(...SUGGESTION_KINDS),
  count: fc.nat(100_000),
  // Far enough from each other to be told apart when they are written as one byte.
  weight: fc.integer({ min: 0, max: 8 }).map((power) => 2 ** power),
  article: fc.option(fc.constantFrom(...IDS)),
});
const suggestionsOf = fc.uniqueArray(suggestion, { maxLength: 60, selector: ({ text }) => phraseKey(text) });
const prefixOf = fc.oneof(
  fc.constantFrom(
    "k",
    "kim",
    "kim y",
    "n",
    "nor",
    "t",
    "mull",
    "東",
    "東京都 ",
    "평",
    "д",
    "ه",
    "2",
    "1",
    "kim ",
    "zz",
    "u",
  ),
  word.map(phraseKey),
);

/** The best of what begins so, as somebody would find it who reads all. */
function findNaively(suggestions: readonly Suggestion[], prefix: string): Suggestion[] {
  const keyed = suggestions
    .map((one) => ({ one, key: phraseKey(one.text) }))
    .filter(({ key }) => key.startsWith(prefix));
  keyed.sort((a, b) => b.one.weight - a.one.weight || (a.key < b.key ? -1 : 1));
  return keyed.map(({ one }) => one);
}

function plain({ text, kind, count, article }: Omit<Suggestion, "weight">) {
  return { text, kind, count, article };
}

describe("The suggestions of an index", () => {
  test("that begin so are found, the best first, with all that is known of them", () => {
    fc.assert(
      fc.property(suggestionsOf, prefixOf, fc.integer({ min: 1, max: 20 }), (suggestions, prefix, most) => {
        const found = open(suggestions).find(prefix, most);
        expect(found.map(plain)).toEqual(findNaively(suggestions, prefix).slice(0, most).map(plain));
      }),
    );
  });

  test("are found by what any later word begins with, but for stop words", () => {
    fc.assert(
      fc.property(suggestionsOf, prefixOf, (suggestions, prefix) => {
        const found = open(suggestions).find(prefix, 1000, true);
        for (const { text, at } of found) expect(phraseKey(text).slice(at).startsWith(prefix)).toBe(true);
        const isLater = ({ text }: Suggestion) => {
          const { key, words } = foldPhrase(text);
          const later = words.slice(1).map(({ at }) => key.slice(at));
          return later.some((rest) => rest.startsWith(prefix) && !/^(?:the|of)(?: |$)/.test(rest));
        };
        const texts = new Set(found.map(({ text }) => text));
        expect(suggestions.filter(isLater).every(({ text }) => texts.has(text))).toBe(true);
      }),
    );
  });

  test("are all there when there is room", () => {
    fc.assert(
      fc.property(suggestionsOf, (suggestions) => {
        expect(open(suggestions).find("", 1000)).toHaveLength(suggestions.length);
      }),
    );
  });
});

describe("When there is more to suggest than there is room for,", () => {
  const make = (kind: Suggestion["kind"], at: number): Suggestion => {
    const text = `${kind} ${String(at).padStart(5, "0")}`;
    return { text, kind, count: 1, weight: 10_000 - at, article: null };
  };
  const numbers = Array.from({ length: 5000 }, (_, at) => at);

  test("the best are kept", () => {
    const kept = open(numbers.map((at) => make("phrase", at))).find("", 10_000);
    const best = numbers.slice(0, kept.length).map((at) => make("phrase", at).text);
    expect(kept.length).toBeLessThan(5000);
    expect(kept.map(({ text }) => text).sort()).toEqual(best);
  });

  test("titles have their share, in the order in which they came", () => {
    const both = [...numbers.map((at) => make("title", at)).toReversed(), ...numbers.map((at) => make("word", at))];
    const kept = open(both).find("", 10_000);
    const titles = kept.filter(({ kind }) => kind === "title");
    expect(titles.length).toBeGreaterThan(kept.length / 4);
    expect(titles.length).toBeLessThan(kept.length / 2);
    expect(titles.some(({ text }) => text === "title 04999")).toBe(true);
    expect(kept.some(({ text }) => text === "word 00000")).toBe(true);
  });
});
