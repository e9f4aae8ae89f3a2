import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/index/build-index.ts";
import { openIndex, passageAt, passageText } from "../../../src/index/passage-index.ts";
import { makeCorpus, makeIndex } from "../../support/make-index.ts";

const FILES = { "a.md": "# Title\n\nOne.\n\n## Next\n\nTwo.", "b.md": "Three." };

describe("An opened index", () => {
  const index = makeIndex(FILES);

  test("gives every passage as it is written, and its article", () => {
    expect(
      index.passages.map((_, number) => [passageAt(index, number).article.record.id, passageText(index, number)]),
    ).toEqual([
      ["a", "One."],
      ["a", "Two."],
      ["b", "Three."],
    ]);
  });

  test("knows the passages of an article and each by its id", () => {
    expect(index.articles.map(({ first, count }) => [first, count])).toEqual([
      [0, 2],
      [2, 1],
    ]);
    expect(index.passages.map(({ id }) => index.passageNumbers.get(id))).toEqual([0, 1, 2]);
  });

  test.each([-1, 3, 0.5])("has no passage number %s", (number) => {
    expect(() => passageText(index, number)).toThrow(`Passage number was ${number}, wanted one under 3`);
  });
});

test("An index of another format is refused, with what to do", () => {
  const asset = buildIndex(makeCorpus(FILES), "test");
  expect(() => openIndex({ ...asset, format: 99 })).toThrow("index format was 99, wanted 1; build it again");
});

test.each([null, {}, "text", { format: 1 }])("What is no index is refused: %j", (asset) => {
  expect(() => openIndex(asset)).toThrow();
});
