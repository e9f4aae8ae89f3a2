import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/text/split-sentences.ts";

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end).trim());

describe("A text is parted where a reader would say that a sentence ends", () => {
  test("After full stops, question marks and closing quotation marks", () => {
    expect(sentences("Seoul asked. Did Pyongyang answer? “There is no reason to meet.” That was all.")).toEqual([
      "Seoul asked.",
      "Did Pyongyang answer?",
      "“There is no reason to meet.”",
      "That was all.",
    ]);
  });

  test.each([
    ["after initials", "The U.S. Senate voted."],
    ["after a title", "President Lee met Mr. Kim and Gen. Park."],
    ["after an abbreviation", "It cost a lot, cf. Fig. 3 of the report."],
    ["in a number", "It rose by 3.5 percent."],
    ["after the initials of a name", "J. R. R. Tolkien wrote it."],
  ])("Not %s", (_, text) => {
    expect(sentences(text)).toEqual([text]);
  });

  test("After initials when a new sentence clearly begins", () => {
    expect(sentences("He flew to the U.S. The talks went on.")).toEqual(["He flew to the U.S.", "The talks went on."]);
  });

  test("After the full stops of Japanese and Chinese", () => {
    expect(sentences("対話を拒否した。軍は黙った。")).toEqual(["対話を拒否した。", "軍は黙った。"]);
  });
});

test("Sentences cover their text without a gap", () => {
  const unit = fc.oneof(
    fc.constantFrom("U.S. ", "Mr. ", "The ", ". ", "? ", "\n", "A", " "),
    fc.string({ unit: "grapheme", maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(unit), (parts) => {
      const text = parts.join("");
      const found = splitSentences(text);
      expect(found.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      expect(found.every(({ start, end }, at) => end > start && start === (found[at - 1]?.end ?? 0))).toBe(true);
    }),
  );
});
