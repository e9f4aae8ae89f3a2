import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeColumn } from "../../../src/index/build/section-writer.ts";
import { StringTableWriter } from "../../../src/index/build/string-table-writer.ts";
import { TermDictionary, VALUES_PER_TERM } from "../../../src/index/read/term-dictionary.ts";
import { spellingOf, THOUSANDS_OF_SPELLINGS } from "../../support/arbitrary-spelling.ts";
import { inByteOrder } from "../../support/naive-passages.ts";
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
  const sorted = inByteOrder(terms);
  const writer = new StringTableWriter("terms");
  const starts: number[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [at, term] of sorted.entries()) {
    const [passages = 0, articles = 0, postings = 0, positions = 0] = valuesAt(at);
    if (at % 16 === 0) starts.push(offset);
    offsets.push(offset);
    writer.add(encoder.encode(term), [passages, articles, postings, positions]);
    offset += postings + positions;
  }
  const postings = openColumnOf(makeColumn("terms.postings", starts));
  return { sorted, dictionary: new TermDictionary(openTable(writer, VALUES_PER_TERM), postings), offsets };
}

function expectAsScanned({ sorted, dictionary, offsets }: Made, word: string): void {
  const at = sorted.indexOf(word);
  const [passages, articles, postingsBytes, positionsBytes] = valuesAt(at);
  const entry = { term: word, passages, articles, offset: offsets[at], postingsBytes, positionsBytes };
  expect(dictionary.find(word)).toEqual(at < 0 ? null : entry);
}

describe("A dictionary finds a term, and no other, as a look at every term does:", () => {
  test("one of any terms", () => {
    fc.assert(
      fc.property(fc.array(spellingOf, { maxLength: 300 }), fc.array(spellingOf, { maxLength: 6 }), (terms, words) => {
        const made = makeDictionary(terms);
        for (const word of [...words, ...made.sorted]) expectAsScanned(made, word);
      }),
      { numRuns: 100 },
    );
  });

  test("the first and the last of every block, and what lies between them", () => {
    const made = makeDictionary(Array.from({ length: 100 }, (_, at) => `term${String(at).padStart(3, "0")}`));
    for (const word of made.sorted) expectAsScanned(made, word);
    for (const word of ["", "a", "term", "term01", "term0155", "term1", "u"]) expectAsScanned(made, word);
  });

  test("each of thousands", () => {
    const made = makeDictionary(THOUSANDS_OF_SPELLINGS);
    for (const word of made.sorted) expectAsScanned(made, word);
  });

  test("none, when it has no terms", () => {
    expect(makeDictionary([]).dictionary.find("a")).toBeNull();
  });
});
