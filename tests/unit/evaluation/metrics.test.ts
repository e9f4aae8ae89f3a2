import { describe, expect, test } from "vitest";
import { averagePrecision, MEASURES, ndcg, recall, reciprocalRank } from "../../../scripts/evaluation/metrics.ts";

/** Four relevant documents, one of them more than the others, one judged irrelevant; r4 is never found. */
const JUDGEMENTS = new Map([
  ["r1", 1],
  ["r2", 2],
  ["r3", 1],
  ["r4", 1],
  ["n1", 0],
]);
/** Relevant at ranks 1, 3 and 6; u1 to u3 are not judged. */
const RUN = ["r1", "n1", "r2", "u1", "u2", "r3", "u3"];

describe("Measures are those of trec_eval, to four digits as it prints them", () => {
  test("nDCG@10: (1/1 + 2/2 + 1/2.8074) over the ideal (2/1 + 1/1.5850 + 1/2 + 1/2.3219)", () => {
    // log2(2) = 1, log2(4) = 2, log2(7) = 2.8074: 2.3562 / 3.5616
    expect(ndcg(RUN, JUDGEMENTS, 10)).toBeCloseTo(0.6616, 4);
  });

  test("nDCG cut at rank 2 has an ideal of two documents", () => {
    // 1 / (2 + 1/1.5850)
    expect(ndcg(RUN, JUDGEMENTS, 2)).toBeCloseTo(0.3801, 4);
  });

  test("MAP: (1/1 + 2/3 + 3/6 + 0) / 4, the document that is not found counting as 0", () => {
    expect(averagePrecision(RUN, JUDGEMENTS)).toBeCloseTo(0.5417, 4);
  });

  test("MRR: one over the rank of the first relevant document", () => {
    expect(reciprocalRank(["n1", "u1", "r3", "r1"], JUDGEMENTS, 10)).toBeCloseTo(0.3333, 4);
    expect(reciprocalRank(["n1", "u1", "r3", "r1"], JUDGEMENTS, 2)).toBe(0);
  });

  test("recall: 3 of 4 found in all, 2 of 4 among the first five", () => {
    expect(recall(RUN, JUDGEMENTS, 100)).toBe(0.75);
    expect(recall(RUN, JUDGEMENTS, 5)).toBe(0.5);
  });
});

const measureAll = (run: readonly string[], judgements: ReadonlyMap<string, number>) =>
  Object.fromEntries(Array.from(MEASURES, ([name, measure]) => [name, measure(run, judgements)]));

describe("At the ends", () => {
  test("a perfect run is 1 by every measure", () => {
    expect(measureAll(["r2", "r1", "r3", "r4"], JUDGEMENTS)).toEqual({
      "nDCG@10": 1,
      MAP: 1,
      "MRR@10": 1,
      "recall@100": 1,
    });
  });

  test.each([
    ["a run without a relevant document", ["n1", "u1"], JUDGEMENTS],
    ["an empty run", [], JUDGEMENTS],
    ["a topic without a relevant document", ["n1"], new Map([["n1", 0]])],
  ])("%s is 0 by every measure, never NaN", (_, run, judgements) => {
    expect(measureAll(run, judgements)).toEqual({ "nDCG@10": 0, MAP: 0, "MRR@10": 0, "recall@100": 0 });
  });
});
