import fc from "fast-check";
import { expect, test } from "vitest";
import { SpellingTable } from "../../../src/index/build/suggestions/spelling-table.ts";
import { JOINTS, PART, START, WordScanner } from "../../../src/index/build/suggestions/word-scanner.ts";
import { tokenise } from "../../../src/text/tokenise.ts";

const spellings = new SpellingTable();
const scanner = new WordScanner(spellings);

/** The words of a text with what stands before each, as the scanner reads them. */
function scan(text: string): { word: string; spelling: string; joint: number }[] {
  scanner.scan(text);
  return Array.from({ length: scanner.length }, (_, at) => {
    const spelling = scanner.spellings[at] ?? 0;
    const word = spellings.foldedOf(spellings.wordOf(spelling));
    return { word, spelling: spellings.textOf(spelling), joint: scanner.joints[at] ?? -1 };
  });
}

/** Words of every sort, and what looks like one. */
const PIECES = [
  ..."Kim Kim’s O'Brien don't U.S. U.S J.R.R. 1,000 2.5 3.14. naïve Straße Jae-myung AT&T 50% a'b'c m² ½".split(" "),
  ..."生命の起源 평양은 диалог هيئة ไทยแลนด์ 𐐀𐐨 😀 ﬁ ª µ × ÷ ’ ʼ ' ., ᄀ e\u0301 _ \u00ad".split(" "),
];
const GAPS = [" ", ".", ", ", ".\n", "\n\n", "-", "—", "’ ", "'", "\u00a0", "…", " (", "/"];

const textOf = (gaps: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...gaps)), { maxLength: 12 })
    .map((pairs) => pairs.flat().join(""));

test("Suggestions are made of the words that a search is made of, whatever is written", () => {
  fc.assert(
    fc.property(textOf(GAPS), (text) => {
      const words = Array.from(tokenise(text), ({ word }) => word);
      expect(scan(text).map(({ word }) => word)).toEqual(words);
    }),
    { numRuns: 500 },
  );
});

test("A word is spelt as it is written", () => {
  fc.assert(
    fc.property(textOf([" ", ", "]), (text) => {
      const written = Array.from(tokenise(text), ({ start, end }) => text.slice(start, end));
      expect(scan(text).map(({ spelling }) => spelling)).toEqual(written);
    }),
  );
});

test.for([
  ["Kim Jong", " "],
  ["Kim\nJong", " "],
  ["Jae-myung", "-"],
  ["Workers’ Party", "’ "],
  ["Harry S. Truman", ". "],
  ["生命の起源", ""],
] as const)("Words of one phrase may stand in %j", ([text, joint]) => {
  expect(JOINTS[scan(text).at(-1)?.joint ?? -1]).toBe(joint);
});

test.for([
  ["Seoul, Busan", PART],
  ["talks (again", START],
  ["It ended. Seoul", START],
  ["talks\n\nSeoul", START],
  ["he said: Seoul", START],
  ["“talks” Seoul", PART],
] as const)("No phrase goes on in %j", ([text, joint]) => {
  expect(scan(text).at(-1)?.joint).toBe(joint);
});
