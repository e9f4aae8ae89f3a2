import { expect, test } from "vitest";
import { drawQueries } from "../../../scripts/benchmark/corpus/draw-queries.ts";
import { makeSyntheticArticles } from "../../../scripts/benchmark/corpus/synthetic-articles.ts";
import { createWordSurvey, type WordSurvey, wordsOf } from "../../../scripts/benchmark/corpus/word-survey.ts";
import { type BenchmarkArticle, passagesOf, QUERY_KINDS } from "../../../scripts/benchmark/system.ts";

/** Spells a number in letters. */
function spell(number: number): string {
  return `word${[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;
}

/** Ten thousand words, each used as often as Zipf's law has it. */
const WORDS = Array.from({ length: 10_000 }, (_, rank) => spell(rank));
const TEXT = WORDS.flatMap((word, rank) => Array.from({ length: Math.ceil(10_000 / (rank + 1)) }, () => word)).join(
  " ",
);
const REAL: readonly BenchmarkArticle[] = [{ id: "real", title: "Real", text: TEXT, spans: [[0, TEXT.length]] }];

function makeSome(count: number): BenchmarkArticle[] {
  return [...makeSyntheticArticles(REAL).take(count)];
}

function survey(articles: readonly BenchmarkArticle[]): WordSurvey {
  const growing = createWordSurvey();
  for (const { text } of passagesOf(articles)) growing.add(text);
  return growing.snapshot();
}

test("Synthetic articles are the same each time", () => {
  expect(makeSome(3)).toEqual(makeSome(3));
});

test("Their passages are about 150 words long and are the whole of the text", () => {
  const articles = makeSome(20);
  const lengths = Array.from(passagesOf(articles), ({ text }) => wordsOf(text).length);
  expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeCloseTo(150, -1);
  for (const { text, spans } of articles) {
    expect(spans.map(([start, end]) => text.slice(start, end)).join("\n\n")).toBe(text);
  }
});

test("Most of their words are real ones, and some are made up", () => {
  const known = new Set(WORDS);
  const words = makeSome(20).flatMap(({ text }) => wordsOf(text));
  const share = words.filter((word) => !known.has(word)).length / words.length;
  expect(share).toBeGreaterThan(0.003);
  expect(share).toBeLessThan(0.009);
});

test("Queries are of every kind, and the same for the same passages", () => {
  const articles = makeSome(60);
  const queries = drawQueries(survey(articles));
  expect(queries).toEqual(drawQueries(survey(articles)));
  expect(new Set(queries.map(({ kind }) => kind))).toEqual(new Set(QUERY_KINDS));
});

test("A rare word stands in one to three passages, and a misspelt one in none", () => {
  const known = survey(makeSome(60));
  for (const { kind, text } of drawQueries(known)) {
    const frequency = known.frequencies.get(text) ?? 0;
    if (kind === "rare word") expect([1, 2, 3]).toContain(frequency);
    if (kind === "typo") expect(frequency).toBe(0);
  }
});
