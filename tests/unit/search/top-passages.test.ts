import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, isMatched, TopPassages } from "../../../src/search/score/top-passages.ts";

/** Candidates with few scores and few keys, so that many are equal, each passage once, in any order. */
const candidates: fc.Arbitrary<Candidate[]> = fc
  .uniqueArray(fc.tuple(fc.nat(500), fc.integer({ min: -2, max: 3 }), fc.constantFrom(-1, 0, 0, 7, Infinity)), {
    selector: ([passage]) => passage,
  })
  .map((list) => list.map(([passage, score, key]) => ({ passage, article: passage >> 2, score, key, matched: [1] })));

/** The order of a list, told one reason at a time: the least key, the greatest score, the first passage. */
function inOrder(all: readonly Candidate[]): Candidate[] {
  const byPassage = all.toSorted((a, b) => a.passage - b.passage);
  const byScore = byPassage.toSorted((a, b) => b.score - a.score);
  return byScore.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
}

describe("Of any candidates, in any order, the first few are kept", () => {
  test("by what they are ordered by, then by score, equals in the order of the corpus", () => {
    fc.assert(
      fc.property(candidates, fc.nat(40), (all, most) => {
        const top = new TopPassages(most);
        for (const candidate of all) top.add(candidate);
        expect(top.sorted).toEqual(inOrder(all).slice(0, most));
      }),
      { numRuns: 500 },
    );
  });

  test("and can be read while more are taken", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const top = new TopPassages(5);
        for (const [at, candidate] of all.entries()) {
          top.add(candidate);
          expect(top.sorted).toEqual(inOrder(all.slice(0, at + 1)).slice(0, 5));
        }
      }),
    );
  });

  test("and it is known beforehand whether one would be kept", () => {
    fc.assert(
      fc.property(candidates, fc.nat(5), (all, most) => {
        const top = new TopPassages(most);
        for (const candidate of all) {
          const isAdmitted = top.admits(candidate.key, candidate.score, candidate.passage);
          top.add(candidate);
          expect(top.sorted.includes(candidate)).toBe(isAdmitted);
        }
      }),
    );
  });
});

test("What a candidate matches is known for any number of clauses", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 100 }), (bits) => {
      const matched = Array.from({ length: Math.ceil(bits.length / 32) }, (_, word) =>
        bits.slice(word * 32, word * 32 + 32).reduce((mask, bit, at) => (bit ? mask | (1 << at) : mask), 0),
      );
      const candidate = { passage: 0, article: 0, score: 1, key: 0, matched };
      expect(bits.map((_, clause) => isMatched(candidate, clause))).toEqual(bits);
      expect(isMatched(candidate, bits.length + 32)).toBe(false);
    }),
  );
});
