import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitPage } from "../../../src/search/answer/fit-page.ts";
import { estimateTokenCount } from "../../../src/text/estimate-token-count.ts";

const tokensOf = (value: unknown) => estimateTokenCount(JSON.stringify(value));

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("talks", "refused", "Seoul.", "Pyongyang", "U.S.", "again.") },
  { weight: 1, arbitrary: fc.constantFrom('"no"', "\n", "a\\b", "“so”", "—", "평양은", "Żółć") },
);
const hit = fc.record({
  id: fc.string({ maxLength: 20 }),
  text: fc.array(word, { minLength: 1, maxLength: 300 }).map((words) => words.join(" ")),
});
const page = fc.record({
  envelope: fc.record({ notes: fc.array(fc.string({ maxLength: 30 }), { maxLength: 5 }) }),
  hits: fc.array(hit, { maxLength: 8 }),
  maxTokens: fc.integer({ min: 200, max: 2000 }),
});

describe("A page that is kept to a budget", () => {
  test("never costs more than allowed, as counted on the whole of it", async () => {
    await fc.assert(
      fc.asyncProperty(page, async ({ envelope, hits, maxTokens }) => {
        const fitted = await fitPage(envelope, hits, { maxTokens });
        expect(tokensOf({ ...envelope, hits: fitted.hits, usage: fitted.usage })).toBeLessThanOrEqual(maxTokens);
        expect(fitted.usage.tokens).toBeLessThanOrEqual(maxTokens);
      }),
    );
  });

  test("says at least what it costs, or a budget could not be relied on", async () => {
    await fc.assert(
      fc.asyncProperty(page, async ({ envelope, hits, maxTokens }) => {
        const fitted = await fitPage(envelope, hits, { maxTokens });
        expect(tokensOf({ ...envelope, hits: fitted.hits, usage: fitted.usage })).toBeLessThanOrEqual(
          fitted.usage.tokens,
        );
      }),
    );
  });

  test("has its first hits in their order, whole but for a single one that is cut", async () => {
    await fc.assert(
      fc.asyncProperty(page, async ({ envelope, hits, maxTokens }) => {
        const fitted = await fitPage(envelope, hits, { maxTokens });
        const expected = hits.slice(0, fitted.hits.length);
        expect(fitted.hits.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        if (fitted.usage.truncated) {
          const [{ text: cut } = { text: "" }] = fitted.hits;
          expect(fitted.hits).toHaveLength(1);
          expect(hits[0]?.text.startsWith(cut)).toBe(true);
          expect(cut.length).toBeLessThan(hits[0]?.text.length ?? 0);
        } else {
          expect(fitted.hits).toEqual(expected);
        }
      }),
    );
  });

  test("tells of every hit whether it is there", async () => {
    await fc.assert(
      fc.asyncProperty(page, async ({ envelope, hits, maxTokens }) => {
        const { hits: kept, usage } = await fitPage(envelope, hits, { maxTokens });
        expect(usage.hits_returned).toBe(kept.length);
        expect(usage.hits_returned + usage.hits_omitted).toBe(hits.length);
      }),
    );
  });
});

const long = (id: string) => ({ id, text: "Seoul asked and Pyongyang refused again. ".repeat(20) });

test("A whole passage is left out before one is cut", async () => {
  const { hits, usage } = await fitPage({}, [{ id: "a", text: "Short." }, long("b")], { maxTokens: 200 });
  expect(hits).toEqual([{ id: "a", text: "Short." }]);
  expect(usage).toMatchObject({ hits_returned: 1, hits_omitted: 1, truncated: false });
});

test("A first passage that is too long is cut at a sentence", async () => {
  const { hits, usage } = await fitPage({}, [long("a"), long("b")], { maxTokens: 200 });
  expect(hits).toEqual([
    { id: "a", text: expect.stringMatching(/^(Seoul asked and Pyongyang refused again\.( |$))+$/) },
  ]);
  expect(usage).toMatchObject({ hits_returned: 1, hits_omitted: 1, truncated: true });
});

test("A first passage in Chinese is cut to the budget too", async () => {
  const { hits, usage } = await fitPage({}, [{ id: "a", text: "北京是中国的首都也是政治中心".repeat(40) }], {
    maxTokens: 200,
  });
  expect(hits).toHaveLength(1);
  expect(usage.tokens).toBeLessThanOrEqual(200);
});

test("Without a budget everything is there", async () => {
  const { hits, usage } = await fitPage({}, [long("a"), long("b")], { maxTokens: Number.POSITIVE_INFINITY });
  expect(hits).toEqual([long("a"), long("b")]);
  expect(usage).toMatchObject({ hits_returned: 2, hits_omitted: 0, truncated: false });
});
