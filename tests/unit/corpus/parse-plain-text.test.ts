import { describe, expect, test } from "vitest";
import { parsePlainText } from "../../../src/corpus/formats/plain-text/parse-plain-text.ts";

const blocksOf = (text: string) =>
  parsePlainText(text).blocks.children.map(({ type, position }) => [
    type,
    text.slice(position?.start.offset, position?.end.offset),
  ]);

describe("Plain text is read as its writer meant it", () => {
  test("A short line without an end stop is a heading, a wrapped paragraph is one paragraph", () => {
    expect(blocksOf("Talks refused\n\nNorth Korea said\nno on Monday.\n\nSeoul waits.")).toEqual([
      ["heading", "Talks refused"],
      ["paragraph", "North Korea said\nno on Monday."],
      ["paragraph", "Seoul waits."],
    ]);
  });

  test("Where a line is a paragraph, each is one, without a blank line between", () => {
    const long = `${"North Korea said no. ".repeat(6)}It did.`;
    expect(blocksOf(`${long}\nSeoul waits.`)).toEqual([
      ["paragraph", long],
      ["paragraph", "Seoul waits."],
    ]);
  });

  test("Lines with bullets or numbers are a list", () => {
    expect(blocksOf("- one\n- two\n\n1. three\n2) four")).toEqual([
      ["list", "- one\n- two"],
      ["list", "1. three\n2) four"],
    ]);
  });

  test("Lines of cells are a table, one such line alone is not", () => {
    expect(blocksOf("Year | Event\n---|---\n2024 | Amended\n\nBy Ada | Seoul.")).toEqual([
      ["table", "Year | Event\n---|---\n2024 | Amended"],
      ["paragraph", "By Ada | Seoul."],
    ]);
  });

  test("A line with a rule of its length below it is a heading, with = of the first level; the rule is no text", () => {
    const text =
      "Garden manual.\n==============\n\nplanting bulbs\n--------------\nPlant them in\nOctober.\n\n* * *\n\nWater them.";
    expect(blocksOf(text)).toEqual([
      ["heading", "Garden manual."],
      ["heading", "planting bulbs"],
      ["paragraph", "Plant them in\nOctober."],
      ["paragraph", "Water them."],
    ]);
    expect(parsePlainText(text).visible.lines()).toEqual([
      "Garden manual.",
      "planting bulbs",
      "Plant them in October.",
      "Water them.",
    ]);
    expect(parsePlainText(text).blocks.children[0]).toMatchObject({ type: "heading", depth: 1 });
  });

  test("A table drawn with signs is one, and its rules are no text", () => {
    const { visible } = parsePlainText(
      "+------+-------+\n| Bulb | Depth |\n+======+=======+\n| Iris | 5 cm  |\n+------+-------+",
    );
    expect(visible.lines()).toEqual(["Bulb | Depth", "Iris | 5 cm"]);
  });

  test("The mark of an admonition is no text", () => {
    expect(parsePlainText(".. note:: Do not plant in frost.").visible.lines()).toEqual(["Do not plant in frost."]);
  });

  test.each([
    ["“No reason to meet,”", "it ends in a comma inside its quotation marks"],
    ["and then they left", "it begins in lower case"],
    ["He said no.", "it has an end stop"],
    ["This is a line that goes on for so very many words that nobody would put it above text", "it is long"],
  ])("%s is no heading: %s", (line) => {
    expect(blocksOf(line)).toEqual([["paragraph", line]]);
  });
});
