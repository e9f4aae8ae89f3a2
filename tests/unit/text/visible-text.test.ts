import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../../src/corpus/parse-markdown.ts";
import { blankMarkup, visibleLines } from "../../../src/text/visible-text.ts";

const markupOf = (text: string) => parseMarkdown(text).markup;
const read = (text: string) => visibleLines(text, markupOf(text));

test("Blanked markup keeps every other character in its place", () => {
  const text = "A **bold** [claim](http://a.example/).";
  expect(blankMarkup(text, markupOf(text))).toBe("A   bold    claim                    .");
});

describe("The lines that a reader sees of Markdown", () => {
  test("are without emphasis, link targets, bullets and fences", () => {
    expect(read("A **bold** [claim](http://a.example/b).\n\n- one\n- `two`\n\n```js\nthree\n```\n")).toEqual([
      "A bold claim.",
      "one",
      "two",
      "three",
    ]);
  });

  test("have a bar between the cells of a table", () => {
    expect(read("| Year | Event |\n|---|---|\n| 2024 | Amended |")).toEqual(["Year | Event", "2024 | Amended"]);
  });

  test("keep a word whole of which a part is emphasised", () => {
    expect(read("un**believ**able")).toEqual(["unbelievable"]);
  });
});
