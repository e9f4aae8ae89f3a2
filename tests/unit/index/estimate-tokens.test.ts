import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateTokens } from "../../../src/index/build/estimate-tokens.ts";
import { estimateTokenCount } from "../../../src/text/estimate-token-count.ts";

const sentence = fc
  .array(fc.constantFrom("talks", "reconciliation", "of", "1,000", "평양은", "Kim’s", "re-opened"), {
    minLength: 4,
    maxLength: 12,
  })
  .map((words) => `${words.join(" ")}.`);

const textOf = (sentences: { minLength: number; maxLength: number }) =>
  fc.array(sentence, { ...sentences, size: "max" }).map((all) => all.join(" "));

test("The tokens of a short text are estimated on all of it", () => {
  fc.assert(
    fc.property(textOf({ minLength: 0, maxLength: 60 }), (text) => {
      expect(estimateTokens(text)).toBe(estimateTokenCount(text));
    }),
  );
});

test("Those of a long one on a sample, which is not far off", () => {
  fc.assert(
    fc.property(textOf({ minLength: 200, maxLength: 600 }), (text) => {
      const ratio = estimateTokens(text) / estimateTokenCount(text);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
    }),
    { numRuns: 30 },
  );
});
