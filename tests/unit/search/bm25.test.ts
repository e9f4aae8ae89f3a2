import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inverseFrequency, lengthFactor, makeLengthNorm, saturate } from "../../../src/search/bm25.ts";

const positive = fc.double({ min: 0.001, max: 1000, noNaN: true });

describe("The rarer a word, the more it counts", () => {
  test.each([
    [10, 1, Math.log(1 + 9.5 / 1.5)],
    [10, 10, Math.log(1 + 0.5 / 10.5)],
    [1, 1, Math.log(1 + 0.5 / 1.5)],
    [1, 0, Math.log(1 + 1.5 / 0.5)],
  ])("of %s passages %s have it", (total, having, expected) => {
    expect(inverseFrequency(total, having)).toBeCloseTo(expected, 12);
  });

  test("and one that all passages have still counts a little", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (total, seed) => {
        const having = seed % total;
        expect(inverseFrequency(total, having + 1)).toBeLessThan(inverseFrequency(total, having));
        expect(inverseFrequency(total, total)).toBeGreaterThan(0);
      }),
    );
  });
});

describe("A field longer than usual counts for less", () => {
  test("and one of the usual length for what it is", () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 0, max: 0.99, noNaN: true }), (average, b) => {
        expect(lengthFactor(makeLengthNorm({ weight: 1, b }, average), average)).toBeCloseTo(1, 9);
      }),
    );
  });

  test.each([
    { name: "twice as long", length: 200, average: 100, b: 0.75, factor: 1 / 1.75 },
    { name: "half as long", length: 50, average: 100, b: 0.5, factor: 1 / 0.75 },
    { name: "empty", length: 0, average: 100, b: 0.75, factor: 4 },
    { name: "of any length, when lengths do not count", length: 900, average: 100, b: 0, factor: 1 },
    { name: "empty everywhere", length: 0, average: 0, b: 0.75, factor: 1 },
  ])("$name", ({ length, average, b, factor }) => {
    expect(lengthFactor(makeLengthNorm({ weight: 1, b }, average), length)).toBeCloseTo(factor, 12);
    expect(lengthFactor(makeLengthNorm({ weight: 3, b }, average), length)).toBeCloseTo(3 * factor, 12);
  });
});

describe("More occurrences say more, but less and less", () => {
  test("from nothing, over 1 for one, to k1 + 1", () => {
    expect(saturate(0, 1.2)).toBe(0);
    expect(saturate(1, 1.2)).toBeCloseTo(1, 12);
    expect(saturate(1e12, 1.2)).toBeCloseTo(2.2, 6);
  });

  test("whatever k1 is", () => {
    fc.assert(
      fc.property(positive, positive, positive, (k1, less, more) => {
        const [low, high] = [saturate(less, k1), saturate(less + more, k1)];
        expect(low).toBeLessThan(high);
        expect(high).toBeLessThan(k1 + 1);
        expect(high - low).toBeLessThanOrEqual(saturate(more, k1) * (1 + 1e-9));
      }),
    );
  });
});
