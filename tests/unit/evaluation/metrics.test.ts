import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  averagePrecision,
  firstRelevantRank,
  measureTopic,
  ndcg,
  recall,
  reciprocalRank,
} from "../../../scripts/evaluation/metrics.ts";

/** Four relevant documents, one of them more than the others, one judged irrelevant; r4 is never found. */
const JUDGEMENTS = new Map([
  ["r1", 1],
  ["r2", 2],
  ["r3", 1],
  ["r4", 1],
  ["n1", 0],
]);
/** Relevant at ranks 1, 3 and 6; u1 to u3 are not judged. */
const RANKED = ["r1", "n1", "r2", "u1", "u2", "r3", "u3"];

describe("Measures are those of trec_eval, to four digits as it prints them", () => {
  test("nDCG@10: (1/1 + 2/2 + 1/2.8074) over the ideal (2/1 + 1/1.5850 + 1/2 + 1/2.3219)", () => {
    // log2(2) = 1, log2(4) = 2, log2(7) = 2.8074: 2.3562 / 3.5616
    expect(ndcg(RANKED, JUDGEMENTS, 10)).toBeCloseTo(0.6616, 4);
  });

  test("nDCG cut at rank 2 has an ideal of two documents", () => {
    // 1 / (2 + 1/1.5850)
    expect(ndcg(RANKED, JUDGEMENTS, 2)).toBeCloseTo(0.3801, 4);
  });

  test("nDCG takes nothing off for a grade below 0", () => {
    const judgements = new Map([...JUDGEMENTS, ["n1", -1] as const]);
    expect(ndcg(RANKED, judgements, 10)).toBe(ndcg(RANKED, JUDGEMENTS, 10));
  });

  test("MAP: (1/1 + 2/3 + 3/6 + 0) / 4, the document that is not found counting as 0", () => {
    expect(averagePrecision(RANKED, JUDGEMENTS)).toBeCloseTo(0.5417, 4);
  });

  test("MRR: one over the rank of the first relevant document", () => {
    expect(reciprocalRank(["n1", "u1", "r3", "r1"], JUDGEMENTS, 10)).toBeCloseTo(0.3333, 4);
    expect(reciprocalRank(["n1", "u1", "r3", "r1"], JUDGEMENTS, 2)).toBe(0);
  });

  test("recall: 3 of 4 found in all, 2 of 4 among the first five", () => {
    expect(recall(RANKED, JUDGEMENTS, 100)).toBe(0.75);
    expect(recall(RANKED, JUDGEMENTS, 5)).toBe(0.5);
  });
});

describe("The first relevant document", () => {
  test.each([
    [["n1", "u1", "r3", "r1"], 3],
    [["r1"], 1],
    [["n1", "u1"], null],
  ])("of %j is at rank %s", (ranked, rank) => {
    expect(firstRelevantRank(ranked, JUDGEMENTS)).toBe(rank);
  });
});

describe("At the ends", () => {
  test("a perfect ranking is 1 by every measure", () => {
    expect(measureTopic(["r2", "r1", "r3", "r4"], JUDGEMENTS)).toEqual({
      "nDCG@10": 1,
      MAP: 1,
      "MRR@10": 1,
      "recall@100": 1,
    });
  });

  test.each([
    ["a ranking without a relevant document", ["n1", "u1"], JUDGEMENTS],
    ["an empty ranking", [], JUDGEMENTS],
    ["a topic without a relevant document", ["n1"], new Map([["n1", 0]])],
  ])("%s is 0 by every measure, never NaN", (_, ranked, judgements) => {
    expect(measureTopic(ranked, judgements)).toEqual({ "nDCG@10": 0, MAP: 0, "MRR@10": 0, "recall@100": 0 });
  });
});

describe("Whatever is found and however it is judged", () => {
  const names = Array.from({ length: 150 }, (_, at) => `d${at}`);
  const rankings = fc.shuffledSubarray(names);
  const grades = fc.array(fc.integer({ min: -2, max: 4 }), { minLength: names.length, maxLength: names.length });
  const judgementsOf = (list: readonly number[]) => new Map(list.map((grade, at) => [`d${at}`, grade]));

  test("every measure is from 0 to 1", () => {
    fc.assert(
      fc.property(rankings, grades, (ranked, list) => {
        for (const value of Object.values(measureTopic(ranked, judgementsOf(list)))) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  test("no measure falls when a relevant document changes places with an irrelevant one above it", () => {
    fc.assert(
      fc.property(rankings, grades, fc.nat(), (ranked, list, seed) => {
        const judgements = judgementsOf(list);
        const isRelevant = (document: string) => (judgements.get(document) ?? 0) > 0;
        const below = ranked.flatMap((document, at) =>
          isRelevant(document) && !ranked.slice(0, at).every(isRelevant) ? [at] : [],
        );
        fc.pre(below.length > 0);
        const low = below[seed % below.length] ?? 0;
        const high = ranked.findIndex((document) => !isRelevant(document));
        const better = ranked.with(high, ranked[low] ?? "").with(low, ranked[high] ?? "");
        const [before, after] = [measureTopic(ranked, judgements), measureTopic(better, judgements)];
        for (const measure of ["nDCG@10", "MAP", "MRR@10", "recall@100"] as const)
          expect(after[measure]).toBeGreaterThanOrEqual(before[measure] - 1e-12);
      }),
    );
  });
});
