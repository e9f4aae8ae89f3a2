import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StringTableWriter } from "../../../src/index/build/string-table-writer.ts";
import { VALUES_PER_WORD, Vocabulary } from "../../../src/index/read/vocabulary.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { spellingOf, THOUSANDS_OF_SPELLINGS } from "../../support/arbitrary-spelling.ts";
import { openArticles } from "../../support/index-files.ts";
import { countEdits } from "../../support/naive-edits.ts";
import { countNaively, inByteOrder, passagesOf } from "../../support/naive-passages.ts";
import { openTable } from "../../support/open-table.ts";
import { prepare } from "../../support/prepared-article.ts";

/** How often the word at a place is written, now and then more often than a byte can tell. */
const countAt = (at: number) => 1 + ((at * 97) % 1000);

interface Made {
  /** The words in the order of the table, each with its count. */
  sorted: { word: string; count: number }[];
  vocabulary: Vocabulary;
}

function makeVocabulary(words: Iterable<string>): Made {
  const sorted = inByteOrder(words).map((word, at) => ({ word, count: countAt(at) }));
  const writer = new StringTableWriter("words");
  for (const { word, count } of sorted) writer.add(new TextEncoder().encode(word), [count]);
  return { sorted, vocabulary: new Vocabulary(openTable(writer, VALUES_PER_WORD)) };
}

function expectAsScanned({ sorted, vocabulary }: Made, typed: string): void {
  expect([...vocabulary.startingWith(typed)]).toEqual(sorted.filter(({ word }) => word.startsWith(typed)));
  const letters = Array.from(typed).length;
  const near = sorted.flatMap((entry) => {
    const isLike = Math.abs(Array.from(entry.word).length - letters) <= 2;
    return isLike ? [{ ...entry, edits: countEdits(typed, entry.word) }] : [];
  });
  for (const most of [1, 2])
    expect([...vocabulary.near(typed, most)]).toEqual(near.filter(({ edits }) => edits <= most));
}

describe("The words that begin so, and those spelt nearly so, are those that a look at every word finds:", () => {
  test("among any words", () => {
    fc.assert(
      fc.property(fc.array(spellingOf, { maxLength: 300 }), fc.array(spellingOf, { maxLength: 6 }), (words, typed) => {
        const made = makeVocabulary(words);
        for (const word of [...typed, ...made.sorted.slice(0, 3).map((entry) => entry.word)])
          expectAsScanned(made, word);
      }),
      { numRuns: 100 },
    );
  });

  test("at the first and the last word of every block", () => {
    const made = makeVocabulary(Array.from({ length: 100 }, (_, at) => `word${String(at).padStart(3, "0")}`));
    for (const { word } of made.sorted) expectAsScanned(made, word);
    for (const word of ["", "a", "word", "word01", "word0155", "word1", "x"]) expectAsScanned(made, word);
  });

  test.each([
    ["of none of them", "q"],
    ["in the midst of what begins alike", "prefix1a"],
    ["of two letters", "ab"],
    ["of astral letters", "𐐨𐐩"],
    ["of mixed scripts", "é평a"],
    ["longer than most", "ab".repeat(21)],
    ["longer than 255 letters", "ab".repeat(201).replace("abab", "abba")],
    ["that begins as many long ones do", `${"평𐐨".repeat(100)}1`],
  ])("among thousands: a word %s", (_, word) => {
    expectAsScanned(THOUSANDS, word);
  });

  test("none, when there are no words", () => {
    const { vocabulary } = makeVocabulary([]);
    expect([...vocabulary.startingWith("")]).toEqual([]);
    expect([...vocabulary.near("a", 2)]).toEqual([]);
  });
});

const THOUSANDS = makeVocabulary(THOUSANDS_OF_SPELLINGS);

test("All words are listed in the order of their bytes", () => {
  expect([...THOUSANDS.vocabulary.startingWith("")]).toEqual(THOUSANDS.sorted);
});

describe("An index knows the words of its articles as they are written, with their endings,", () => {
  test("of any corpus, and how often each is", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, fc.integer({ min: 1, max: 4 }), async (articles, segmentSize) => {
        const { words } = await openArticles(articles, { segmentSize });
        const counts = countNaively(passagesOf(articles));
        const wanted = inByteOrder(counts.keys()).map((word) => ({ word, count: counts.get(word) }));
        expect([...words.startingWith("")]).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test("common ones too, and a title once for each article that has it", async () => {
    const talks = ["a", "b"].map((id) => prepare({ id, title: "The talks", passages: ["Refused.", "Talked of."] }));
    const { words } = await openArticles(talks);
    expect([...words.startingWith("t")]).toEqual([
      { word: "talked", count: 2 },
      { word: "talks", count: 2 },
      { word: "the", count: 2 },
    ]);
  });

  test("but not pairs of letters, which are no words", async () => {
    const { words } = await openArticles([prepare({ id: "a", lang: "ja", passages: ["東京都"] })]);
    expect(Array.from(words.startingWith(""), ({ word }) => word).join("")).toBe("東京都");
  });
});
