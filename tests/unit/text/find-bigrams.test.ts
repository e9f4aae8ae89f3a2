import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "../../../src/text/analyse.ts";
import { hasBigrams } from "../../../src/text/find-bigrams.ts";
import { languageOf } from "../../../src/text/language.ts";

/** The pairs of letters of a text, those of each word apart. */
const pairs = (text: string) => analyse(text, languageOf("ja")).map(({ word, bigrams }) => [word, ...bigrams]);

describe("In scripts that part no words, the letters are taken in pairs too", () => {
  test("within a word, and from its last letter to the next word", () => {
    expect(pairs("北朝鮮は対話")).toEqual([
      ["北朝鮮", "_北朝", "_朝鮮", "_鮮は"],
      ["は", "_は対"],
      ["対話", "_対話"],
    ]);
  });

  test("in Korean, which hangs endings on its words: the pairs of a word are found without its ending", () => {
    expect(pairs("평양은 대화를")).toEqual([
      ["평양은", "_평양", "_양은"],
      ["대화를", "_대화", "_화를"],
    ]);
  });

  test("with the long vowels of Katakana", () => {
    expect(pairs("カレー")).toEqual([["カレー", "_カレ", "_レー"]]);
  });

  test("letters outside the basic plane whole", () => {
    expect(pairs("𠮷𠮷").flat()).toContain("_𠮷𠮷");
  });

  test.each([
    ["a full stop", "対。話"],
    ["a space", "대 화"],
    ["a line end", "対\n話"],
    ["a number", "対7話"],
  ])("but not across %s", (_, text) => {
    expect(pairs(text).flatMap(([, ...bigrams]) => bigrams)).toEqual([]);
  });

  test("of what Korean hangs on a name in other letters", () => {
    expect(pairs("ai기술").flatMap(([, ...bigrams]) => bigrams)).toEqual(["_기술"]);
  });

  test.each(["talks", "диалог", "الحوار", "ปฏิเสธ", "2025"])("but not of words of other scripts: %s", (word) => {
    expect(hasBigrams(word)).toBe(false);
    expect(pairs(word).flatMap(([, ...bigrams]) => bigrams)).toEqual([]);
  });
});

const GAPS = " 。\n";
const letter = fc.constantFrom(..."北朝鮮は対話を拒カレ평양은대화𠮷", ...GAPS);

test("Every two letters that stand together are one pair, wherever words are cut", () => {
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 20 }), (letters) => {
      const wanted = letters.slice(1).flatMap((second, at) => {
        const first = letters[at] ?? "";
        return GAPS.includes(first) || GAPS.includes(second) ? [] : [`_${first}${second}`];
      });
      expect(pairs(letters.join("")).flatMap(([, ...bigrams]) => bigrams)).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});
