import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRuns } from "../../../scripts/evaluation/compare-runs.ts";
import { randomisationTest } from "../../../scripts/evaluation/randomisation-test.ts";
import type { Run } from "../../../scripts/evaluation/run.ts";
import { scoreRun } from "../../../scripts/evaluation/score-run.ts";

/** As many as are enumerated, and as must be drawn. */
const differences = fc.oneof(
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 16 }),
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 17, maxLength: 40 }),
);
/** Drawing signings takes milliseconds: fewer runs than fast-check's hundred. */
const FEW = { numRuns: 30 };

describe("The p value of a paired randomisation test", () => {
  test.each([
    // Of 2^n signings, those as far from 0 as what was seen:
    [[0.3], 1], // both
    [[0.1, 0.2, 0.3], 2 / 8], // all of one sign
    [[0.1, 0.1, 0.1, 0.1, -0.1], 12 / 32], // all or all but one of one sign
    [[0.5, -0.5], 1],
    [[0.1, 0.1, 0.1, -0.1], 10 / 16], // all or three of one sign, whose sums differ in their last digit
  ])("of differences %j is exactly %d", (seen, p) => {
    expect(randomisationTest(seen)).toBe(p);
  });

  test("stays exact however many topics there are that do not differ", () => {
    expect(randomisationTest([0.5, ...Array.from({ length: 100 }, () => 0), 0.25])).toBe(2 / 4);
  });

  test("is exact for 16 differences, and near that for one more, which are drawn", () => {
    const up = (topics: number) => Array.from({ length: topics }, (_, at) => (at < 4 ? -0.1 : 0.1));
    // Signs of which at most 4 differ from the rest, either way: 2 * (1 + 16 + 120 + 560 + 1820) of 65,536.
    expect(randomisationTest(up(16))).toBe(5034 / 65_536);
    // 2 * (1 + 17 + 136 + 680 + 2380) of 131,072; drawn 100,000 times, within four standard errors.
    expect(randomisationTest(up(17))).toBeCloseTo(6428 / 131_072, 2.3);
  });

  test("is above 0, at most 1, and the same for A against B and for B against A", () => {
    fc.assert(
      fc.property(differences, (seen) => {
        const p = randomisationTest(seen);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(randomisationTest(seen.map((difference) => -difference))).toBe(p);
      }),
      FEW,
    );
  });

  test("is the same every time", () => {
    const seen = Array.from({ length: 30 }, (_, at) => Math.sin(at) + 0.1);
    expect(randomisationTest(seen)).toBe(randomisationTest(seen));
  });

  test("is least when a hundred topics all gain", () => {
    expect(randomisationTest(Array.from({ length: 100 }, () => 0.1))).toBe(1 / 100_001);
  });
});

describe("Two runs compared", () => {
  const topic = (id: string) => ({ id, query: `Query ${id}`, judgements: new Map([["right", 1]]) });
  const topics = ["q1", "q2", "q3", "q4"].map(topic);
  const ranked = (...ids: string[]) => ids.map((id, at) => ({ id, score: -at }));
  const found = ranked("right", "wrong");
  const late = ranked("wrong", "right");
  const before: Run = new Map(Object.entries({ q1: late, q2: found, q3: found }));
  const after: Run = new Map(Object.entries({ q1: found, q2: late, q3: found, q4: late }));
  const compare = (a: Run, b: Run) => compareRuns(scoreRun(a, topics), scoreRun(b, topics));

  test("have their means, the topics won, lost and tied; a topic that a run lacks counts as 0", () => {
    const [, , rank] = compare(before, after);
    // A: 1/2, 1, 1, 0; B: 1, 1/2, 1, 1/2. Of 8 signings of three halves all come to a half or more.
    expect(rank).toEqual({ measure: "MRR@10", a: 0.625, b: 0.75, difference: 0.125, won: 2, lost: 1, tied: 1, p: 1 });
  });

  test("the other way round win what they lost", () => {
    const there = compare(before, after);
    const back = compare(after, before).map(({ measure, a, b, difference, won, lost, tied, p }) => {
      return { measure, a: b, b: a, difference: -difference, won: lost, lost: won, tied, p };
    });
    expect(back).toEqual(there);
  });

  test("that are one have nothing to tell them apart", () => {
    for (const { difference, won, lost, tied, p } of compare(after, after))
      expect({ difference, won, lost, tied, p }).toEqual({ difference: 0, won: 0, lost: 0, tied: 4, p: 1 });
  });
});
