import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePassageIds } from "../../../src/corpus/passages/prepare-article.ts";
import { makeCorpus } from "../../support/make-index.ts";

const idsOf = (text: string) =>
  makeCorpus({ "a.md": text }).articles.flatMap(({ passages }) => passages.map(({ id }) => id));

describe("A citation survives edits elsewhere in the article", () => {
  const [first, second, third] = ["## One\n\nFirst.", "## Two\n\nSecond.", "## Three\n\nThird."];

  test("when a section is put before it", () => {
    expect(idsOf(`${first}\n\n${second}\n\n${third}`)).toEqual(expect.arrayContaining(idsOf(`${first}\n\n${third}`)));
  });

  test("when another section is rewritten", () => {
    const [, kept] = idsOf(`${first}\n\n${second}`);
    expect(idsOf(`## Another\n\nOther words.\n\n${second}`)[1]).toBe(kept);
  });

  test("but not an edit of its own words", () => {
    expect(idsOf("First.")).not.toEqual(idsOf("First!"));
  });
});

test("The id of a passage says which article it is of", () => {
  expect(idsOf("First.")).toEqual([expect.stringMatching(/^a~[0-9a-f]{10}$/)]);
});

test("Equal passages are told apart by their number", () => {
  const [once = ""] = makePassageIds("a", ["Same."]);
  expect(makePassageIds("a", ["Same.", "Other.", "Same.", "Same."])).toEqual([
    once,
    expect.stringMatching(/^a~[0-9a-f]{10}$/),
    `${once}-2`,
    `${once}-3`,
  ]);
});

test("No two passages of an article have one id", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c", "d")), (texts) => {
      expect(new Set(makePassageIds("x", texts)).size).toBe(texts.length);
    }),
  );
});
