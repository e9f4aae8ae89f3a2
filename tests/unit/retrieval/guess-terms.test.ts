import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessTerms } from "../../../src/retrieval/guess-terms.ts";
import { rankPassages } from "../../../src/retrieval/rank-passages.ts";
import { openArticles } from "../../support/index-files.ts";
import { passagesOf } from "../../support/naive-passages.ts";
import { countHaving, guessNaively } from "../../support/naive-plan.ts";
import { type PassageDraft, prepare } from "../../support/prepared-article.ts";

const PASSAGES: PassageDraft[] = [
  { text: "António Guterres welcomed the talks; Guterres stayed." },
  { text: "Loudspeakers, loudspeaker and broadcasts. Tanks." },
  { text: "Tanks. Пхеньян отверг диалог 2025." },
];

async function guess(word: string, passages = PASSAGES): Promise<[string, number][]> {
  const { terms } = await openArticles([prepare({ id: "a", passages })]);
  return guessTerms(terms, word).map(({ entry, likeness }) => [entry.term, Number(likeness.toFixed(3))]);
}

describe("A word that the index does not have may stand for", () => {
  test.each([
    ["a term with a letter left out", "gutere", [["guterr", 0.857]]],
    ["a term with two letters swapped", "loudspaek", [["loudspeak", 0.9]]],
    ["a term that begins with it", "loudsp", [["loudspeak", 0.667]]],
    ["a term of another script", "диалпг", [["диалог", 0.857]]],
    ["nothing: it is too short for a slip", "sd", []],
    ["nothing: it is a number, and the next is another", "202", []],
    ["nothing: nothing is like it", "xylophon", []],
  ])("%s", async (_, word, guesses) => {
    expect(await guess(word)).toEqual(guesses);
  });

  test("the nearest twelve, of equals those that more passages have, then by the alphabet", async () => {
    const words = "aaaaab aaaaac aaaaad aaaaae aaaaaf aaaaag aaaaah aaaaai aaaaaj aaaaak aaaaal aaaaam aaaaan";
    const found = await guess("aaaaaz", [{ text: `${words} aaaaazz` }, { text: "aaaaan" }]);
    expect(found.map(([term]) => term)).toEqual(["aaaaan", ...words.split(" ").slice(0, 10).sort(), "aaaaal"]);
    expect(found.every(([, likeness]) => likeness === 0.857)).toBe(true);
  });

  test("nothing, when it is no word at all but marks beside letters", async () => {
    const index = await openArticles([prepare({ id: "a", passages: PASSAGES })]);
    const { plan, notes } = await rankPassages(index, { query: "日ʼ" }, { most: 10, perArticle: 3 });
    expect(plan.terms).toEqual([]);
    expect(notes).toEqual(['Not in this corpus: "日"']);
  });

  test("what a look at every term finds", async () => {
    const spelling = fc.string({ unit: fc.constantFrom(..."abт평𐐨"), minLength: 1, maxLength: 11 });
    await fc.assert(
      fc.asyncProperty(fc.array(spelling, { maxLength: 80 }), fc.array(spelling), async (words, typed) => {
        const article = prepare({ id: "a", passages: [words.join(" "), words.slice(0, 20).join(" ")] });
        const { terms } = await openArticles([article]);
        const having = countHaving(passagesOf([article]), 1);
        for (const word of typed) {
          const found = guessTerms(terms, word).map(({ entry, likeness }) => ({ term: entry.term, weight: likeness }));
          expect(found).toEqual(guessNaively(having, word).map(({ term, weight }) => ({ term, weight })));
        }
      }),
      { numRuns: 100 },
    );
  });
});
