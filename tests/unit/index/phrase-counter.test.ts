import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choosePhrases } from "../../../src/index/build/suggestions/choose-phrases.ts";
import { LabelCounter } from "../../../src/index/build/suggestions/label-counter.ts";
import { PhraseCounter } from "../../../src/index/build/suggestions/phrase-counter.ts";
import { languageOf } from "../../../src/text/language.ts";
import { tokenise } from "../../../src/text/tokenise.ts";

const language = languageOf("en");

/** Counts the phrases of passages, each one a text. */
function count(passages: readonly string[], maxPhrases?: number): PhraseCounter {
  const counter = new PhraseCounter(maxPhrases);
  for (const [at, text] of passages.entries())
    counter.count({ text, language, passage: at + 1, standsFor: 1, isProse: true });
  return counter;
}

/** What would be suggested of passages, with the passages that have each. */
function countsOf(passages: readonly string[], maxPhrases?: number): Map<string, number> {
  const chosen = choosePhrases(count(passages, maxPhrases), Number.POSITIVE_INFINITY);
  return new Map(chosen.map(({ text, count: passagesWith }) => [text, passagesWith]));
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

describe("The count of a suggestion", () => {
  test("is never more than the passages that have it; that of a word is exact", () => {
    fc.assert(
      fc.property(passagesOf, (passages) => {
        for (const [text, counted] of countsOf(passages)) {
          const naive = countNaively(passages, text);
          expect(counted).toBeLessThanOrEqual(naive);
          if (!/[\s-]/.test(text)) expect(counted).toBe(naive);
        }
      }),
    );
  });

  test("is never more, however little memory there is", () => {
    fc.assert(
      fc.property(passagesOf, fc.integer({ min: 1, max: 40 }), (passages, maxPhrases) => {
        for (const [text, counted] of countsOf(passages, maxPhrases))
          expect(counted).toBeLessThanOrEqual(countNaively(passages, text));
      }),
    );
  });
});

describe("When there is more to count than there is memory", () => {
  const rare = (at: number) => `rare${at} seldom${at} once${at}`;
  const passages = Array.from({ length: 400 }, (_, at) => `The ${rare(at)}, loudspeaker broadcasts, fell silent.`);

  test("what is rare is let go, what is frequent stays, spelt as it was", () => {
    const counted = count(passages, 200);
    expect(counted.phrases.end).toBeLessThan(300);
    expect(counted.spellings.size).toBeLessThan(300);
    expect(countsOf(passages, 200).get("loudspeaker broadcasts")).toBe(400);
    expect(countsOf(passages, 200).get("fell silent")).toBe(400);
  });

  test("so it is with headings and tags", () => {
    const labels = new LabelCounter(100);
    for (let at = 0; at < 1000; at++) {
      labels.add("tag", `tag ${at}`, 1);
      labels.add("tag", "diplomacy", 2);
    }
    expect([...labels.labels()].length).toBeLessThanOrEqual(100);
    expect([...labels.labels()]).toContainEqual({ kind: "tag", text: "diplomacy", count: 2000 });
  });
});

describe("A passage that stands for several", () => {
  test("counts for as many", () => {
    const counter = new PhraseCounter();
    const place = { language, isProse: true };
    counter.count({ ...place, text: "The sea froze.", passage: 1, standsFor: 1 });
    counter.count({ ...place, text: "The sea thawed.", passage: 2, standsFor: 4 });
    const chosen = choosePhrases(counter, 10);
    expect(chosen.find(({ text }) => text === "sea")?.count).toBe(5);
    expect(chosen.find(({ text }) => text === "thawed")?.count).toBe(4);
  });
});
