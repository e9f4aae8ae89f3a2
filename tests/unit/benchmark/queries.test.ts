import { expect, test } from "vitest";
import { makeEvenQuestions } from "../../../scripts/benchmark/queries.ts";

/** Spells a number in letters, so that it is a word. */
function spell(number: number): string {
  return `word${[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;
}

/** Passages with a hundred words, the first of which stands in 40 passages, the second in 80 and so on. */
function makePassages(count: number) {
  return Array.from({ length: count }, (_, id) => {
    const words = Array.from({ length: 100 }, (_, at) => ({ word: spell(at), passages: 40 * (at + 1) }));
    const text = words.filter(({ passages }) => id < passages).map(({ word }) => word);
    return { id, title: "", text: text.join(" ") };
  });
}

/** In how many passages each word of a question stands. */
function countWords(question: string, passages: readonly ReadonlySet<string>[]): number[] {
  const words = question.match(/word[a-j]+/g) ?? [];
  return words.map((word) => passages.filter((one) => one.has(word)).length);
}

test("Even questions have words that stand in as many passages, whatever the size of the corpus", () => {
  const counts = [9_000, 20_000].map((size) => {
    const passages = makePassages(size);
    const words = passages.map(({ text }) => new Set(text.split(" ")));
    return makeEvenQuestions(passages).map(({ text }) => countWords(text, words));
  });
  expect(counts[0]).toHaveLength(8);
  expect(counts[1]).toEqual(counts[0]);
  for (const [one = 0, two = 0, three = 0, four = 0] of counts[0] ?? []) {
    for (const [count, wanted] of [
      [one, 250],
      [two, 500],
      [three, 1_000],
      [four, 2_000],
    ] as const) {
      expect(count).toBeGreaterThan(wanted / 2);
      expect(count).toBeLessThan(wanted * 2);
    }
  }
});

test("A corpus that has no such words is asked none", () => {
  expect(makeEvenQuestions(makePassages(1_000))).toEqual([]);
});
