import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipText } from "../../../src/text/clip-text.ts";

/** Characters that no cut may go through: surrogate pairs, accents, jamo, flags, families, line ends. */
const PIECES = [
  "word",
  "é",
  "e\u0301",
  "한",
  "\u1112\u1161\u11ab",
  "日本",
  "🇰🇷",
  "👩‍👩‍👧‍👦",
  "👍🏽",
  "क्षि",
  "\r\n",
  " ",
  ". ",
  "\ud83d",
  "\udc00",
];

const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** A text as a reader counts it. */
function charactersOf(given: string): string[] {
  return Array.from(new Intl.Segmenter("en").segment(given), ({ segment }) => segment);
}

describe("A clipped text", () => {
  test.for([
    ["fits as it is", "The talks were refused", 22, "The talks were refused"],
    ["ends between words", "The talks were refused", 12, "The talks…"],
    ["ends after a word that just fits", "The talks were refused", 10, "The talks…"],
    ["ends in a word that alone fills half of it", "An unconstitutionality ruling", 12, "An unconsti…"],
    ["keeps a pair of surrogates whole", "🙂🙂🙂", 4, "🙂…"],
    ["keeps an accent with its letter", "e\u0301e\u0301", 3, "e\u0301…"],
    ["keeps a family together", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15, "👩‍👩‍👧‍👦…"],
    ["cuts Japanese between characters", "日本語の文章", 4, "日本語…"],
    ["is an ellipsis where not even one character fits", "👩‍👩‍👧‍👦 at home", 5, "…"],
  ] as const)("%s", ([, given, maxLength, wanted]) => {
    expect(clipText(given, maxLength)).toBe(wanted);
  });

  test("is no longer than it may be, and begins with whole characters of the text, whatever the text", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 70 }), (given, maxLength) => {
        const clipped = clipText(given, maxLength);
        expect(clipped.length).toBeLessThanOrEqual(maxLength);
        if (clipped === given) return;
        expect(clipped.endsWith("…")).toBe(true);
        const kept = charactersOf(clipped.slice(0, -1));
        expect(kept).toEqual(charactersOf(given).slice(0, kept.length));
      }),
      { numRuns: 2_000 },
    );
  });

  test("loses no more than a word, or half", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("talks", "of", "the", "Demilitarised", "Zone"), { minLength: 21 }),
        (words) => {
          const clipped = clipText(words.join(" "), 40);
          expect(clipped.length).toBeGreaterThan(20);
          expect(words.join(" ")[clipped.length - 1]).toBe(" ");
        },
      ),
    );
  });

  test("has room for its ellipsis", () => {
    expect(() => clipText("text", 0)).toThrow("maxLength was 0, wanted 1 or more");
  });
});
