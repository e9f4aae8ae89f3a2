import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ScoreExplanation, TermPart } from "../../../src/contract/score-explanation.ts";
import { RANKING } from "../../../src/search/ranking.ts";
import { explainScores } from "../../../src/search/score/explain-scores.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { corpusOf, queryOf, synonymsOf } from "../../support/arbitrary-corpus.ts";
import { typedQueryOf } from "../../support/arbitrary-query.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeIndex } from "../../support/make-index.ts";
import { prepare } from "../../support/prepared-article.ts";

const ALL = { most: 10_000, perArticle: 10_000 };

const sumOf = (parts: readonly { value: number }[]) => parts.reduce((sum, { value }) => sum + value, 0);

/** A word, or a pair of letters, in a script that is found by both. */
const HAN = /^_?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const HANGUL = /^_?\p{Script=Hangul}+$/u;

/** What a word adds, by the formula, from what is said of it. */
function scoreOf({ of, boost, rarity, fields }: TermPart, weight: number): number {
  const { hangul, han, other } = RANKING.scripts;
  const [first = ""] = of.split(/[| ]/);
  const { k1 } = HANGUL.test(first) ? hangul : HAN.test(first) ? han : other;
  const frequency = fields.reduce((sum, { occurrences, norm }) => sum + occurrences * norm, 0);
  return (weight * boost * rarity * frequency * (k1 + 1)) / (frequency + k1);
}

function expectWhole({ value, steps }: ScoreExplanation, score: number): void {
  expect(value).toBe(score);
  expect(Math.abs(sumOf(steps) - score)).toBeLessThan(1e-9);
  for (const { step, value: ofStep, terms } of steps) {
    if (terms.length > 0) expect(sumOf(terms)).toBeCloseTo(ofStep, 9);
    for (const term of step === "pairs" ? [] : terms)
      expect(scoreOf(term, step === "article" ? RANKING.article : 1)).toBeCloseTo(term.value, 9);
  }
}

describe("An explanation adds up to the score", () => {
  test("of any passage, for any corpus, any synonyms and any query", async () => {
    const sort = fc.constantFrom("relevance", "newest", "diverse");
    await fc.assert(
      fc.asyncProperty(
        corpusOf,
        synonymsOf,
        fc.record({ query: fc.oneof(queryOf, typedQueryOf), sort }),
        async (articles, synonyms, request) => {
          const index = await openArticles(articles, { synonyms });
          const ranking = await rankPassages(index, request, ALL);
          const explanations = await explainScores(index, ranking, ranking.top);
          expect(explanations).toHaveLength(ranking.top.length);
          for (const [at, explanation] of explanations.entries()) expectWhole(explanation, ranking.top[at]?.score ?? 0);
        },
      ),
      { numRuns: 150 },
    );
  });
});

test("An explanation names the words, where they stand and what they are worth, and the steps after", async () => {
  const index = await makeIndex({
    "harbour.md": "# Harbour\n\nThe harbour office opens at nine. Harbour fees are due at noon.",
    "coast.md": "# Coast\n\nThe coast has one harbour, and an office by it.",
    "other.md": "# Weather\n\nRain fell.",
  });
  const ranking = await rankPassages(index, { query: "harbour" }, ALL);
  const [first] = await explainScores(index, ranking, ranking.top);
  const [passage, article, ...later] = first?.steps ?? [];
  const name = { of: "harbour", boost: 1 };
  const fields = [
    { field: "title", occurrences: 1 },
    { field: "text", occurrences: 2 },
  ];
  expect(passage).toMatchObject({ step: "passage", from: null, terms: [{ ...name, fields }] });
  expect(article).toMatchObject({ step: "article", terms: [{ ...name, fields }] });
  expect(later.map(({ step }) => step)).toContain("title");
  expect(later.find(({ step }) => step === "lift")).toMatchObject({
    from: expect.stringMatching(/^harbour~/),
    similarity: 1,
  });
});

test("Passages of several articles are explained in the order given, each by itself", async () => {
  const articles = [
    prepare({ id: "a", passages: ["Talks and talks.", "Drills and talks."] }),
    prepare({ id: "b", passages: ["Talks again.", "Nothing."] }),
  ];
  const index = await openArticles(articles);
  const ranking = await rankPassages(index, { query: "talks drills" }, ALL);
  const backwards = ranking.top.toReversed();
  const explanations = await explainScores(index, ranking, backwards);
  expect(explanations.map(({ value }) => value)).toEqual(backwards.map(({ score }) => score));
  for (const [at, explanation] of explanations.entries()) expectWhole(explanation, backwards[at]?.score ?? 0);
});
