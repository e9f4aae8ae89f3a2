import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WordCounter } from "../../../src/index/build/word-counter.ts";
import { VALUES_PER_WORD, Vocabulary } from "../../../src/index/read/vocabulary.ts";
import { spellingOf } from "../../support/arbitrary-spelling.ts";
import { inByteOrder } from "../../support/naive-passages.ts";
import { openTable } from "../../support/open-table.ts";

/** The table of the words that were counted. */
function tableOf(words: Iterable<string>): Vocabulary {
  const counter = new WordCounter();
  for (const word of words) counter.add(word, 1);
  return new Vocabulary(openTable(counter, VALUES_PER_WORD));
}

const all = (words: Iterable<string>) => [...tableOf(words).startingWith("")];

describe("The table of words", () => {
  test("has each word once, in the order of its bytes, and how often it was counted", () => {
    fc.assert(
      fc.property(fc.array(spellingOf), (words) => {
        const wanted = inByteOrder(words).map((word) => ({ word, count: words.filter((one) => one === word).length }));
        expect(all(words)).toEqual(wanted);
      }),
    );
  });

  test("does not depend on the order in which they were counted", () => {
    fc.assert(
      fc.property(fc.array(spellingOf), (words) => {
        expect(all(words.toReversed())).toEqual(all(words));
      }),
    );
  });

  test("has the 500,000 that are written most, of equals the first by their letters", () => {
    const rare = Array.from({ length: 500_002 }, (_, at) => `w${String(at).padStart(6, "0")}`);
    const table = tableOf([...rare, "x", "x", "y", "y", "w500001"]);
    expect([...table.startingWith("")]).toHaveLength(500_000);
    // Three are written twice, so that 499,997 of those written once are left: the last of them has the number 499,996.
    expect([...table.startingWith("w49999")]).toHaveLength(7);
    expect([...table.startingWith("w5"), ...table.startingWith("x"), ...table.startingWith("y")]).toEqual([
      { word: "w500001", count: 2 },
      { word: "x", count: 2 },
      { word: "y", count: 2 },
    ]);
  });
});
