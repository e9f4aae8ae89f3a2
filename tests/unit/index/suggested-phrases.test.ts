import fc from "fast-check";
import { expect, test } from "vitest";
import { analyseArticle } from "../../../src/index/build/analyse-article.ts";
import { SuggestionCollector } from "../../../src/index/build/suggestions/suggestion-collector.ts";
import { foldPhrase, phraseKey } from "../../../src/index/format/fold-phrase.ts";
import type { FoundSuggestion } from "../../../src/index/read/suggestion-table.ts";
import { tokenise } from "../../../src/text/tokenise.ts";
import { openArticles } from "../../support/index-files.ts";
import { prepare } from "../../support/prepared-article.ts";

/** Everything that an index of one article suggests. */
async function suggestionsOf(passages: readonly string[], lang = "en"): Promise<FoundSuggestion[]> {
  const index = await openArticles([prepare({ id: "a", lang, passages })]);
  return index.suggestions.find("", 100_000);
}

/** How many passages have a phrase, its words in a row. */
function countNaively(passages: readonly string[], phrase: string): number {
  const wordsOf = (text: string) => ` ${Array.from(tokenise(text), ({ word }) => word).join(" ")} `;
  return passages.filter((passage) => wordsOf(passage).includes(wordsOf(phrase))).length;
}

const word = fc.constantFrom(
  ..."talks north Korea Kim Yo Jong the of loudspeaker broadcasts sea Seoul U.S. 2024".split(" "),
);
const passagesOf = fc.array(
  fc
    .array(fc.tuple(word, fc.constantFrom(" ", " ", " ", ", ", ". ", "-")), { minLength: 1, maxLength: 20 })
    .map((pairs) => pairs.flat().join("")),
  { minLength: 1, maxLength: 12 },
);

test("The count of a suggestion is never more than the passages that have it; that of a word is exact", async () => {
  await fc.assert(
    fc.asyncProperty(passagesOf, async (passages) => {
      for (const { text, count } of await suggestionsOf(passages)) {
        const naive = countNaively(passages, text);
        expect(count).toBeLessThanOrEqual(naive);
        if (!/[\s-]/.test(text)) expect(count).toBe(naive);
      }
    }),
    { numRuns: 60 },
  );
});

/** Words of every sort, and what looks like one. */
const PIECES = [
  ..."Kim Kim’s O'Brien don't U.S. U.S J.R.R. 1,000 2.5 3.14. naïve Straße Jae-myung AT&T 50% a'b'c m² ½".split(" "),
  ..."生命の起源 평양은 диалог هيئة ไทยแลนด์ 𐐀𐐨 😀 ﬁ ª µ × ÷ ’ ʼ ' ., ᄀ e\u0301 _ \u00ad".split(" "),
];
const GAPS = [" ", ".", ", ", ".\n", "\n\n", "-", "—", "’ ", "'", "\u00a0", "…", " (", "/"];

test("Whatever is written, what is suggested stands in it, of the words that a search is made of", async () => {
  const textOf = fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GAPS)), { maxLength: 12 })
    .map((pairs) => pairs.flat().join(""));
  await fc.assert(
    fc.asyncProperty(textOf, async (text) => {
      for (const found of await suggestionsOf([text, text])) {
        expect(text.replace(/\s+/g, " ")).toContain(found.text);
        expect(phraseKey(text)).toContain(phraseKey(found.text));
      }
    }),
    { numRuns: 100 },
  );
});

test.for([
  ["Kim Jong", "Kim Jong", "en"],
  ["Kim\nJong", "Kim Jong", "en"],
  ["Jae-myung", "Jae-myung", "en"],
  ["Workers’ Party", "Workers’ Party", "en"],
  ["Harry S. Truman", "Harry S. Truman", "en"],
  ["生命の起源", "生命の起源", "ja"],
] as const)("Words of one phrase may stand in %j", async ([text, phrase, lang]) => {
  const found = await suggestionsOf([text, text], lang);
  expect(found.map((one) => one.text)).toContain(phrase);
});

test.for([
  ["Seoul, Busan"],
  ["talks (again"],
  ["It ended. Seoul"],
  ["talks\n\nSeoul"],
  ["he said: Seoul"],
  ["“talks” Seoul"],
] as const)("No phrase goes on in %j", async ([text]) => {
  const found = await suggestionsOf([text, text]);
  expect(found.filter((one) => foldPhrase(one.text).words.length > 1)).toEqual([]);
});

test("When there are more tags and headings than memory, those that many articles have are kept, with all of their passages", () => {
  const collector = new SuggestionCollector();
  for (let at = 0; at < 140; at++) {
    const tags = Array.from({ length: 1000 }, (_, number) => `tag ${at} ${number}`);
    collector.add(analyseArticle(prepare({ id: `${at}`, tags: ["diplomacy", ...tags], passages: ["One.", "Two."] })));
  }
  const kept = collector.suggestions().filter(({ kind }) => kind === "tag");
  expect(kept.length).toBeLessThan(140_000);
  expect(kept).toContainEqual(expect.objectContaining({ text: "diplomacy", count: 280 }));
});
