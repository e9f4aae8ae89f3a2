import { expect, test } from "vitest";
import { passagesOf } from "../../../scripts/benchmark/engine.ts";
import { cutArticle, makeSyntheticDrafts } from "../../../scripts/benchmark/make-articles.ts";
import { QUERIES, QUERY_KINDS } from "../../../scripts/benchmark/queries.ts";
import type { PreparedArticle } from "../../../src/corpus/article.ts";

/** Spells a number in letters. */
function spell(number: number): string {
  return `word${[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;
}

/** Ten thousand words, each used as often as Zipf's law has it. */
const WORDS = Array.from({ length: 10_000 }, (_, rank) => spell(rank));
const TEXT = WORDS.flatMap((word, rank) => Array.from({ length: Math.ceil(10_000 / (rank + 1)) }, () => word)).join(
  " ",
);
const REAL = [{ id: "real", title: "Real", text: TEXT }];

function makeSome(count: number): PreparedArticle[] {
  return [...makeSyntheticDrafts(REAL).take(count).flatMap(cutArticle)];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** More than a thousand passages. */
const ARTICLES = makeSome(60);

test("Synthetic articles are the same each time", () => {
  expect(makeSome(3)).toEqual(makeSome(3));
});

test("Their passages are about 150 words long and are the whole of the text", () => {
  const lengths = Array.from(passagesOf(ARTICLES), ({ text }) => wordsOf(text).length);
  expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeCloseTo(150, -1);
  for (const { text, passages } of ARTICLES) {
    expect(passages.map(({ span }) => text.slice(span.start, span.end)).join("\n\n")).toBe(text);
  }
});

test("Most of their words are real ones, and some are made up", () => {
  const known = new Set(WORDS);
  const words = ARTICLES.flatMap(({ text }) => wordsOf(text));
  const share = words.filter((word) => !known.has(word)).length / words.length;
  expect(share).toBeGreaterThan(0.003);
  expect(share).toBeLessThan(0.009);
});

test("There are eight different queries of each kind", () => {
  for (const kind of QUERY_KINDS)
    expect(new Set(QUERIES.filter((query) => query.kind === kind).map(({ text }) => text)).size).toBe(8);
});
