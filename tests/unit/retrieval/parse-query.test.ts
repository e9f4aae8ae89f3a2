import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/retrieval/parse-query.ts";

const searched = (query: string) => parseQuery(query).words.map(({ word }) => word);

describe("A question is read as its subject", () => {
  test("Common words are set aside and said so", () => {
    expect(searched("Who is the leader of the DPRK?")).toEqual(["leader", "dprk"]);
    expect(parseQuery("Who is the leader of the DPRK?").ignored).toEqual(["who", "is", "the", "of"]);
  });

  test("A word typed several times, in whatever form, is searched once, and counted", () => {
    expect(parseQuery("Drill, drill, drills and talks!").words).toMatchObject([
      { word: "drills", count: 3 },
      { word: "talks", count: 1 },
    ]);
  });

  test("A query of common words only is searched as it is, with a note", () => {
    const { words, ignored, notes } = parseQuery("to be or not to be");
    expect(words.map(({ word }) => word)).toEqual(["to", "be", "or", "not"]);
    expect(ignored).toEqual([]);
    expect(notes).toEqual([expect.stringContaining("only common words")]);
  });

  test.each(["???", "🙂", "—"])("A query without a letter or digit matches nothing, with a note: %s", (query) => {
    expect(parseQuery(query)).toMatchObject({ words: [], notes: [expect.stringContaining("no letter or digit")] });
  });

  test("Words after the 64th are named as ignored", () => {
    const { words, ignored, notes } = parseQuery(Array.from({ length: 66 }, (_, at) => `w${at}`).join(" "));
    expect(words).toHaveLength(64);
    expect(ignored).toEqual(["w64", "w65"]);
    expect(notes).toEqual([expect.stringContaining("first 64 words")]);
  });
});

describe("Operators are read as words for now, and a person is told", () => {
  test.each([
    ['"the reason"', ["reason"]],
    ["+talks seoul", ["talks", "seoul"]],
    ["talks -seoul", ["talks", "seoul"]],
    ['talks -"joint drills"', ["talks", "joint", "drills"]],
    ["title:talks", ["title", "talks"]],
    ["after:2025 drills", ["2025", "drills"]],
    ["loudspeak*", ["loudspeak"]],
  ])("%s", (query, words) => {
    expect(searched(query)).toEqual(words);
    expect(parseQuery(query).notes).toEqual([expect.stringContaining("read as plain words")]);
  });

  test.each(["Lee Jae-myung", "anti-North broadcasts", "1950-53", "what he said: no", "C++", "2 * 3", "the “enemy”"])(
    "What only looks like one is no reason for a note: %s",
    (query) => {
      expect(parseQuery(query).notes).toEqual([]);
    },
  );
});
