import { describe, expect, test } from "vitest";
import { analyse, isStopWord } from "../../../src/analysis/analyse.ts";

const terms = (text: string) => analyse(text).map(({ term }) => term);

describe("Forms of a word are indexed under one term", () => {
  test.each([
    ["drill", "drills", "drilling", "drilled"],
    ["repatriate", "repatriated", "repatriates", "repatriating"],
    ["fisherman’s", "fisherman"],
    ["broadcast", "Broadcasts"],
  ])("%s", (first, ...others) => {
    expect(others.flatMap(terms)).toEqual(others.flatMap(() => terms(first)));
  });

  test("English endings are not taken off words of other scripts or off numbers", () => {
    expect(terms("переговоры 1990s 平壌")).toEqual(["переговоры", "1990s", "平壌"]);
  });
});

describe("Common words are told from words that mean a subject", () => {
  test.each(["the", "of", "which", "dont", "is"])("%s is common", (word) => {
    expect(isStopWord(word)).toBe(true);
  });

  test("us is a subject: it is how U.S. is spelt", () => {
    expect(isStopWord("us")).toBe(false);
  });

  test.each(["talks", "north", "no", "said", "2025"])("%s is a subject", (word) => {
    expect(isStopWord(word)).toBe(false);
  });

  test("Common words are analysed all the same: phrases need them", () => {
    expect(terms("the talks of the year")).toHaveLength(5);
  });
});
