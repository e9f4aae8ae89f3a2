import { describe, expect, test } from "vitest";
import { makeCorpus, makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

const titlesOf = (path: string, text: string) =>
  makeCorpus({ [path]: text }).articles.map(({ record }) => record.title);

describe("An article that names no title has", () => {
  test("its first heading of the first level", () => {
    expect(titlesOf("a.md", "## News\n\n# Talks *refused*\n\nText.")).toEqual(["Talks refused"]);
  });

  test("else the longest of the headings before its text: labels stand above headlines", () => {
    expect(titlesOf("a.txt", "WORLD\n\nNorth Korea refuses talks with Seoul\n\nIt said so on Monday.")).toEqual([
      "North Korea refuses talks with Seoul",
    ]);
  });

  test("never a heading without a word", () => {
    expect(titlesOf("hens-and-cocks.md", "# ***\n\nText.")).toEqual(["Hens and cocks"]);
    expect(titlesOf("a.md", "# \\* \\*\n\n# Feeding\n\nText.")).toEqual(["Feeding"]);
  });

  test("the name of its file without the number that Notion puts behind it", () => {
    expect(titlesOf("Roosting 8c1c7fdb8efa4dee956440eba060e013.md", "They sleep on a perch.")).toEqual(["Roosting"]);
  });

  test("else its first sentence", () => {
    expect(titlesOf("a.md", "The U.S. *called*. North Korea did not answer.\n\n## Later\n\nText.")).toEqual([
      "The U.S. called.",
    ]);
  });

  test("clipped between words, when that is long", () => {
    const [title = ""] = titlesOf("a.md", `${"North Korea refuses ".repeat(20)}.`);
    expect(title).toMatch(/^(North Korea refuses )+(North|North Korea|North Korea refuses)…$|refuses…$/);
    expect(title.length).toBeLessThanOrEqual(101);
  });

  test.each([
    ["a list", "- Ask Seoul\n- Wait", "Ask Seoul"],
    ["a table", "| Year | Event |\n|---|---|\n| 2024 | Amended |", "Year | Event"],
  ])("of which only the first line when it begins with %s", (_, text, title) => {
    expect(titlesOf("a.md", text)).toEqual([title]);
  });

  test("of which only the first line that has a word, of a picture its alternative text", () => {
    expect(titlesOf("a.md", "* * *\n\n…\n\n![Map of Korea](map.png)")).toEqual(["Map of Korea"]);
  });
});

test("A headline on two lines is one line", () => {
  expect(titlesOf("a.md", "North Korea\nrefuses talks\n=============\n\nText.")).toEqual(["North Korea refuses talks"]);
});

test("A title made of the first sentence does not weigh that sentence twice", async () => {
  const index = await makeIndex({
    "first.md": "Pyongyang refused. Seoul waited on.",
    "second.md": "Seoul waited on. Pyongyang refused.",
  });
  const [one, other] = (await search(index, "pyongyang")).hits;
  expect([one?.title, other?.title]).toEqual(["Pyongyang refused.", "Seoul waited on."]);
  expect(one?.score).toBe(other?.score);
});
