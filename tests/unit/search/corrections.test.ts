import { describe, expect, test } from "vitest";
import { formAnswer } from "../../../src/search/answer/form-answer.ts";
import { formatAnswer } from "../../../src/search/answer/format-answer.ts";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const index = await makeIndex({
  "guterres.md": "# The United Nations\n\nAntonio Guterres called for talks on the peninsula.",
  "loud.md": "# Loudspeakers\n\nThe loudspeakers at the border fell silent. Nobody stopped the leaflets.",
  "marks.md": "# Marks\n\nMarks were left on the parks by tanks.",
});

const interpretation = async (query: string) => (await search(index, query)).envelope.interpretation;

describe("A misspelt word", () => {
  test("is corrected, and the answer says to what", async () => {
    const page = await search(index, "guteres talks");
    expect(articlesOf(page)).toEqual(["guterres"]);
    expect(page.envelope.interpretation.corrected).toEqual([{ from: "guteres", to: "guterres" }]);
  });

  test("counts as matched by what was meant, which is highlighted", async () => {
    const [hit] = (await search(index, "guteres")).hits;
    expect(hit?.matched).toEqual(["guteres"]);
    expect(hit?.highlights.map(([start, end]) => hit.text.slice(start, end))).toEqual(["Guterres"]);
    expect(hit?.snippet?.highlights.map(([start, end]) => hit.snippet?.text.slice(start, end))).toEqual(["Guterres"]);
  });

  test("makes the query suggested in which nothing else is changed", async () => {
    const { suggestions } = (await search(index, '"called for" Guteres, -leaflets')).envelope;
    expect(suggestions).toEqual(['"called for" guterres, -leaflets']);
  });

  test("makes other queries suggested when it may have been several words", async () => {
    const { suggestions } = (await search(index, "left varks")).envelope;
    expect(suggestions.toSorted()).toEqual(["left marks", "left parks"]);
  });

  test.each([
    ["a short word, which is near too many others", "Pork border"],
    ["a common word for a rare one", "thire border"],
    ["a word that no passage has beside the others", "talks peninsula loudspeekers"],
    ["anything, beside another word that the articles lack", "guteres xylophone"],
    ["a long text anew", `guteres ${"talks on the peninsula and ".repeat(4)}`],
  ])("makes no query suggested with %s", async (_, query) => {
    expect((await search(index, query)).envelope.suggestions).toEqual([]);
  });

  test("that must be there is met by what was meant", async () => {
    expect(articlesOf(await search(index, "+guteres"))).toEqual(["guterres"]);
  });

  test("is told of in Markdown too", async () => {
    const answer = await formAnswer(await search(index, "guteres"));
    expect(formatAnswer(answer)).toContain("“guteres” is not in these articles, so “guterres” was searched");
  });
});

describe("Nothing is corrected", () => {
  test.each([
    ["that the articles have, however rare", "tanks parks marks"],
    ["that is like nothing in them", "xylophone"],
    ["that is a number", "2024"],
  ])("%s: %s", async (_, query) => {
    expect((await interpretation(query)).corrected).toEqual([]);
    expect((await search(index, query)).envelope.suggestions).toEqual([]);
  });

  test("and a word that is like nothing is named", async () => {
    expect((await interpretation("xylophone talks")).notes).toEqual([
      'Not in this corpus: "xylophone"',
      "The nearest passage, in “The United Nations”, has “talks”",
    ]);
  });
});
