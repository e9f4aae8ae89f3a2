import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBytes } from "../../../src/index/format/compare-bytes.ts";
import { TermDictionary, VALUES_PER_TERM } from "../../../src/index/read/term-dictionary.ts";
import { makeColumn } from "../../../src/index/write/make-column.ts";
import { StringTableWriter } from "../../../src/index/write/string-table-writer.ts";
import { countEdits } from "../../support/naive-edits.ts";
import { openColumnOf, openTable } from "../../support/open-table.ts";

const encoder = new TextEncoder();

/** Numbers that an entry has by its place, some of them of several bytes. */
const valuesAt = (at: number) => [(at % 7) + 1, (at % 3) + 1, 40 + ((at * 37) % 300), (at * 91) % 70_000];

interface Made {
  /** The terms in the order of the table. */
  sorted: string[];
  dictionary: TermDictionary;
  /** Where the postings of each term begin. */
  offsets: number[];
}

/** Writes terms as an index has them, and opens them. */
function makeDictionary(terms: Iterable<string>): Made {
  const sorted = [...new Set(terms)].sort((a, b) => compareBytes(encoder.encode(a), encoder.encode(b)));
  const writer = new StringTableWriter("terms");
  const [starts, offsets]: number[][] = [[], []];
  let offset = 0;
  for (const [at, term] of sorted.entries()) {
    const [passages = 0, articles = 0, postings = 0, positions = 0] = valuesAt(at);
    if (at % 16 === 0) starts?.push(offset);
    offsets?.push(offset);
    writer.add(encoder.encode(term), [passages, articles, postings, positions]);
    offset += postings + positions;
  }
  const postings = openColumnOf(makeColumn("terms.postings", starts ?? []));
  return {
    sorted,
    dictionary: new TermDictionary(openTable(writer, VALUES_PER_TERM), postings),
    offsets: offsets ?? [],
  };
}

/** The entry that a table must give for the term at a place. */
function entryAt({ sorted, offsets }: Made, at: number) {
  const [passages, articles, postingsBytes, positionsBytes] = valuesAt(at);
  return { term: sorted[at], passages, articles, offset: offsets[at], postingsBytes, positionsBytes };
}

function expectAsScanned(made: Made, word: string): void {
  const { sorted, dictionary } = made;
  const at = sorted.indexOf(word);
  expect(dictionary.find(word)).toEqual(at < 0 ? null : entryAt(made, at));
  const beginning = sorted.flatMap((term, place) => (term.startsWith(word) ? [entryAt(made, place)] : []));
  expect([...dictionary.startingWith(word)]).toEqual(beginning);
  const letters = Array.from(word).length;
  const near = sorted.flatMap((term, place) => {
    const isLike = Math.abs(Array.from(term).length - letters) <= 2;
    return isLike ? [{ entry: entryAt(made, place), edits: countEdits(word, term) }] : [];
  });
  for (const most of [1, 2])
    expect([...dictionary.near(word, most)]).toEqual(near.filter(({ edits }) => edits <= most));
}

/** Letters of one to four bytes, few of them, so that words are alike. */
const letters = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."abcé", "п", "평", "𐐨", "𐐩", "😀"), minLength: 1, maxLength });

const spelling = fc.oneof(
  letters(5),
  letters(12),
  fc.tuple(letters(4), letters(4)).map(([a, b]) => `${a}aa${b}`),
);

describe("A dictionary of any terms", () => {
  test("finds each, those that begin alike and those spelt nearly so, as a look at every term does", () => {
    fc.assert(
      fc.property(fc.array(spelling, { maxLength: 300 }), fc.array(spelling, { maxLength: 6 }), (terms, words) => {
        const made = makeDictionary(terms);
        for (const word of [...words, ...made.sorted.slice(0, 3)]) expectAsScanned(made, word);
      }),
      { numRuns: 100 },
    );
  });

  test("is right at the first and the last term of every block", () => {
    const made = makeDictionary(Array.from({ length: 100 }, (_, at) => `term${String(at).padStart(3, "0")}`));
    for (const word of made.sorted) expectAsScanned(made, word);
    for (const word of ["", "a", "term", "term01", "term0155", "term1", "u"]) expectAsScanned(made, word);
  });

  test("has nothing when it has no terms", () => {
    const { dictionary } = makeDictionary([]);
    expect(dictionary.find("a")).toBeNull();
    expect([...dictionary.startingWith("")]).toEqual([]);
    expect([...dictionary.near("a", 2)]).toEqual([]);
  });
});

describe("A dictionary of thousands of terms", () => {
  const made = makeDictionary([
    ...fc.sample(spelling, { numRuns: 4000, seed: 1 }),
    ...Array.from({ length: 2000 }, (_, at) => `prefix${at.toString(36)}`),
    ...Array.from({ length: 40 }, (_, at) => "ab".repeat(20 * at + 1)),
    ...Array.from({ length: 40 }, (_, at) => `${"평𐐨".repeat(100)}${at}`),
    "x".repeat(200_000),
  ]);

  test.each([
    ["of no term", "q"],
    ["in the midst of what begins alike", "prefix1a"],
    ["of two letters", "ab"],
    ["of astral letters", "𐐨𐐩"],
    ["of mixed scripts", "é평a"],
    ["longer than most", "ab".repeat(21)],
    ["longer than 255 letters", "ab".repeat(201).replace("abab", "abba")],
    ["that begins as many long ones do", `${"평𐐨".repeat(100)}1`],
  ])("answers as a look at every term does: a word %s", (_, word) => {
    expectAsScanned(made, word);
  });

  test("finds every term", () => {
    for (const [at, term] of made.sorted.entries()) expect(made.dictionary.find(term)).toEqual(entryAt(made, at));
  });

  test("lists all of them in the order of their bytes", () => {
    expect(Array.from(made.dictionary.startingWith(""), ({ term }) => term)).toEqual(made.sorted);
  });
});
