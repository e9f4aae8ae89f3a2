import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countPhrase } from "../../../src/search/match/phrase.ts";
import { countNear, countOrdered } from "../../../src/search/score/proximity.ts";

/** A text of few words, so that they stand together in every way. */
const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 60 });

const distance = fc.integer({ min: 1, max: 12 });

const placesOf = (words: readonly string[], wanted: string) =>
  words.flatMap((word, at) => (word === wanted ? [at] : []));

const placesIn = (words: readonly string[]) => [placesOf(words, "a"), placesOf(words, "b")] as const;

describe("Of two words in a text are counted", () => {
  test("the places where the second comes right after the first", () => {
    fc.assert(
      fc.property(text, distance, (words, gap) => {
        const wanted = words.filter((word, at) => word === "a" && words.slice(at + 1, at + 1 + gap).includes("b"));
        const [first, second] = placesIn(words);
        expect(countOrdered(first, second, gap)).toBe(wanted.length);
      }),
    );
  });

  test("the places of the first that have the second near, on either side", () => {
    fc.assert(
      fc.property(text, distance, (words, window) => {
        const near = (at: number) => words.slice(Math.max(0, at - window + 1), at + window);
        const wanted = words.filter((word, at) => word === "a" && near(at).includes("b"));
        const [first, second] = placesIn(words);
        expect(countNear(first, second, window)).toBe(wanted.length);
      }),
    );
  });

  test.each([
    { name: "that lies over itself", words: "a a a a", wanted: ["a", "a"], offsets: [0, 1], count: 3 },
    { name: "with a common word between", words: "a of b", wanted: ["a", "b"], offsets: [0, 2], count: 1 },
    { name: "with a common word before", words: "a b", wanted: ["a", "b"], offsets: [1, 2], count: 1 },
    { name: "in the other order", words: "b a", wanted: ["a", "b"], offsets: [0, 1], count: 0 },
    { name: "of one word", words: "a b a", wanted: ["a"], offsets: [0], count: 2 },
    { name: "that lacks a word", words: "a a", wanted: ["a", "b"], offsets: [0, 1], count: 0 },
  ])("$name", ({ words, wanted, offsets, count }) => {
    const positions = wanted.map((word) => placesOf(words.split(" "), word));
    expect(countPhrase(positions, offsets)).toBe(count);
  });
});
