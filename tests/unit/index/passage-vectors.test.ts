import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PassageVectors } from "../../../src/index/build/passage-vectors.ts";
import { ByteWriter } from "../../../src/index/format/byte-writer.ts";

/** Passages that there are, and that which the tests look at. */
const [PASSAGES, LOOKED_AT] = [200, 70];

/** A term: how many passages have it, and how often the one that is looked at has it. */
interface Term {
  passages: number;
  inText: number;
}

/** The postings of a term: that of the passage looked at has it in its title too, the others before and behind it once. */
function postingsOf({ passages, inText }: Term): Uint8Array {
  const others = Array.from({ length: PASSAGES }, (_, passage) => passage).filter((passage) => passage !== LOOKED_AT);
  const holders = [LOOKED_AT, ...others.slice(0, passages - 1)].sort((a, b) => a - b);
  const writer = new ByteWriter();
  for (const [at, passage] of holders.entries()) {
    const isPlain = passage !== LOOKED_AT;
    writer.varint(2 * (passage - (holders[at - 1] ?? 0)) + Number(isPlain));
    for (const count of isPlain ? [] : [3, 0, inText]) writer.varint(count);
  }
  return writer.take();
}

/** The vector of the passage looked at, as the terms and what they weigh. */
function vectorOf(terms: readonly Term[]): Map<Term | undefined, number> {
  const vectors = new PassageVectors(PASSAGES);
  for (const term of terms) vectors.add({ passages: term.passages, postings: postingsOf(term) });
  vectors.finish();
  const { terms: numbers, weights } = vectors.at(LOOKED_AT);
  // Numbered in the order in which they came, those left out that make no passage like another.
  const numbered = terms.filter(({ passages }) => passages > 1 && passages < PASSAGES);
  return new Map(Array.from(numbers, (number, at) => [numbered[number], weights[at] ?? 0]));
}

const weightOf = ({ passages, inText }: Term) =>
  inText === 0 ? 0 : (1 + Math.log(inText)) * Math.log(PASSAGES / passages);

/** Terms of which no two weigh the same, so that it is no matter of chance which are kept. */
const termsOf = (count: { minLength: number; maxLength: number }) =>
  fc.uniqueArray(fc.record({ passages: fc.integer({ min: 1, max: PASSAGES }), inText: fc.nat({ max: 9 }) }), {
    ...count,
    selector: (term) => weightOf(term).toFixed(4),
  });

/** Weights are kept in 32 bits. */
const DIGITS = 5;

describe("The vector of a passage", () => {
  test.each([
    ["of few terms has all of them", { minLength: 0, maxLength: 40 }],
    [
      "of more than 48 terms has those 48 that weigh most, in whatever order they come",
      { minLength: 60, maxLength: 150 },
    ],
  ])("%s, each by its share of the length of all its terms", (_, count) => {
    fc.assert(
      fc.property(termsOf(count), (terms) => {
        const shared = terms.filter((term) => term.passages > 1 && weightOf(term) > 0);
        const wanted = shared.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, 48);
        const length = Math.hypot(...terms.map(weightOf));
        const vector = vectorOf(terms);
        expect(new Set(vector.keys())).toEqual(new Set(wanted));
        for (const term of wanted) expect(vector.get(term)).toBeCloseTo(weightOf(term) / length, DIGITS);
      }),
      { numRuns: 50 },
    );
  });

  test("has no term that stands in its title alone, that no other passage has, or that all have", () => {
    const kept = { passages: 20, inText: 2 };
    const others = [
      { passages: 2, inText: 0 },
      { passages: 1, inText: 9 },
      { passages: PASSAGES, inText: 9 },
    ];
    expect([...vectorOf([...others, kept]).keys()]).toEqual([kept]);
    expect([...vectorOf(others)]).toEqual([]);
  });

  test("is one long when other passages have each of its terms, shorter when some are its own: these tell it from all", () => {
    const [shared, own] = [
      { passages: 2, inText: 1 },
      { passages: 1, inText: 1 },
    ];
    expect([...vectorOf([shared])]).toEqual([[shared, 1]]);
    expect(vectorOf([own, shared]).get(shared)).toBeLessThan(0.7);
  });
});
