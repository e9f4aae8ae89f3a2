import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessWords } from "../../../src/search/query/guess-words.ts";
import { makeIndex } from "../../support/make-index.ts";

const guess = async (typed: string, text: string) =>
  guessWords((await makeIndex({ "a.txt": text })).words, typed).map(({ word }) => word);

const TEXT =
  "António Guterres welcomed the talks; Guterres stayed. Loudspeakers, loudspeaker and broadcasts. Tanks. Пхеньян отверг диалог 2025.";

describe("A word that the articles do not have may have been meant to be", () => {
  test.each([
    ["one with a letter more", "guteres", ["guterres"]],
    ["one with two letters swapped, before its longer forms", "loudspaeker", ["loudspeaker"]],
    ["one that begins so", "broadc", ["broadcasts"]],
    ["one of another script", "диалпг", ["диалог"]],
    ["one that is two edits away, when none is one away", "bradcsts", ["broadcasts"]],
    ["nothing: it is too short for a slip", "sd", []],
    ["nothing: it is a number, and the next is another", "2024", []],
    ["nothing: nothing is like it", "xylophone", []],
  ])("%s: %s", async (_, typed, words) => {
    expect(await guess(typed, TEXT)).toEqual(words);
  });

  test("the more frequent of two that are as near", async () => {
    expect(await guess("tarks", "Parks and tanks. Tanks and marks, tanks.")).toEqual(["tanks", "marks", "parks"]);
  });

  test("a likely slip before a frequent word", async () => {
    const [first] = await guess("taksl", "Take takls. Takes, takes, takes.");
    expect(first).toBe("takls");
  });

  test("five words at most, the likeliest first, whose likelihood is 1", async () => {
    const { words } = await makeIndex({ "a.txt": "baaaab caaaab daaaab faaaab gaaaab haaaab jaaaab" });
    const guesses = guessWords(words, "zaaaab");
    expect(guesses.length).toBe(5);
    expect(guesses[0]?.likelihood).toBe(1);
  });

  test("only words of the articles, ordered by likelihood, whatever is typed", async () => {
    const { words } = await makeIndex({ "a.txt": TEXT });
    const all = new Set([...words.startingWith("")].map(({ word }) => word));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...all)), (typed) => {
        const guesses = guessWords(words, typed);
        for (const { word } of guesses) expect(all).toContain(word);
        const likelihood = guesses.map((one) => one.likelihood);
        expect(likelihood).toEqual(likelihood.toSorted((a, b) => b - a));
      }),
    );
  });
});
