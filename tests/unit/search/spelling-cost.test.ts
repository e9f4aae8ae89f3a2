import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spellingCost } from "../../../src/search/query/spelling-cost.ts";

describe("To have typed one word for another", () => {
  test.each([
    ["costs nothing when they are equal", "talks", "talks", 0],
    ["costs one for a letter that has nothing to do with the one meant", "tahks", "talks", 1],
    ["costs one for a letter left out, or one too many", "tals", "talks", 1],
    ["costs less for two letters swapped", "taksl", "takls", 0.6],
    ["costs less for a letter that should be double", "balon", "ballon", 0.6],
    ["costs less for a letter that should not be double", "tallks", "talks", 0.6],
    ["costs less for the key beside the one meant", "ralks", "talks", 0.7 * 1.3],
    ["costs less for the key below the one meant", "tslks", "talks", 0.7],
    ["costs more at the first letter", "nalks", "talks", 1.3],
    ["adds up over several slips", "gutteres", "guterres", 1.2],
    ["costs one for a letter of another script", "диалпг", "диалог", 1],
  ])("%s: %s for %s", (...[, typed, meant, cost]) => {
    expect(spellingCost(typed, meant)).toBeCloseTo(cost);
  });

  test("never costs more than writing it anew, and nothing only when they are equal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (typed, meant) => {
        const cost = spellingCost(typed, meant);
        const longest = Math.max(Array.from(typed).length, Array.from(meant).length);
        expect(cost).toBeLessThanOrEqual(1.3 * longest);
        expect(cost === 0).toBe(Array.from(typed).join() === Array.from(meant).join());
      }),
    );
  });
});
