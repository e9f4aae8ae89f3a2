import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText } from "../../../src/reading/cut-text.ts";
import { estimateTokenCount } from "../../../src/text/estimate-token-count.ts";

const cut = (text: string, maxTokens: number) => text.slice(0, cutText(text, maxTokens)).trimEnd();

describe("A text that is too long", () => {
  test("is cut at the end of a sentence", () => {
    expect(cut("Seoul asked again. Pyongyang did not answer. Moscow was silent too.", 16)).toBe(
      "Seoul asked again. Pyongyang did not answer.",
    );
  });

  test("is cut between words when not even its first sentence fits", () => {
    expect(cut("Seoul asked and asked and asked and asked and asked again.", 6)).toMatch(
      /^Seoul asked( and asked)*( and)?$/,
    );
  });

  test("is cut at sentences though its lines are wrapped by hand", () => {
    expect(cut("Seoul asked again. Pyongyang\ndid not answer. Moscow was silent.", 9)).toBe("Seoul asked again.");
  });

  test.each([
    ["Chinese", "北京是中国的首都也是政治中心".repeat(30)],
    ["Japanese", "北朝鮮は対話を拒否したと報じた".repeat(30)],
    ["Thai", "ประเทศไทยมีประชากรมาก".repeat(30)],
  ])("is cut between words in %s too, which writes no spaces", (_, text) => {
    const kept = cut(text, 100);
    expect(estimateTokenCount(kept)).toBeLessThanOrEqual(100);
    expect(kept.length).toBeGreaterThan(50);
  });
});

test("A text that fits is kept whole", () => {
  expect(cutText("Seoul asked again. Nothing came.", 100)).toBe(32);
  expect(cutText("", 100)).toBe(0);
});

const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("talks ", "refused ", "“no”, ", "Seoul. ", "U.S. ", "1,000 ", "The ") },
      {
        weight: 1,
        arbitrary: fc.constantFrom("\n", "\n\n", "- ", '"', "\t", "\\", "🙂", "𠮷", "é ", "unprecedentedly "),
      },
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(""));

test("What is kept never has more tokens than allowed, unless it has no white space to cut at, and never ends inside a character", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 200 }), (given, maxTokens) => {
      const kept = cut(given, maxTokens);
      expect(kept.isWellFormed()).toBe(true);
      if (/\S\s+\S/.test(kept)) expect(estimateTokenCount(kept)).toBeLessThanOrEqual(maxTokens);
    }),
  );
});

test("Reading on from each cut comes to the end, however little is given at a time", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 50 }), (given, maxTokens) => {
      let at = 0;
      while (at < given.length) {
        const next = at + cutText(given.slice(at), maxTokens);
        expect(next).toBeGreaterThan(at);
        at = next;
      }
      expect(at).toBe(given.length);
    }),
  );
});
