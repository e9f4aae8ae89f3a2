import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Highlights } from "../../../src/contract/search-response.ts";
import { findHighlights as findIn } from "../../../src/search/answer/find-highlights.ts";
import { makeSnippet as makeIn } from "../../../src/search/answer/make-snippet.ts";
import { languageOf } from "../../../src/text/language.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";
import { squeeze } from "../../../src/text/squeeze.ts";
import { tokenise } from "../../../src/text/tokenise.ts";
import { VisibleText } from "../../../src/text/visible-text.ts";
import { findByAnalysis, type Sought, type SoughtPhrase } from "../../support/find-by-analysis.ts";
import { makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

const ENGLISH = languageOf("en");
const findHighlights = (text: string, sought: Sought) =>
  findIn(new VisibleText(text, []), findByAnalysis(text, sought, ENGLISH));
const makeSnippet = (lines: readonly string[], sought: Sought) => {
  const text = lines.join("\n");
  const ends = splitSentences(squeeze(text).text).map(({ end }) => end);
  return makeIn(text, ends, findByAnalysis(text, sought, ENGLISH));
};

const marked = (text: string, highlights: Highlights) => highlights.map(([start, end]) => text.slice(start, end));

/** What is marked in the best passage of a search in one article. */
const markedBy = async (text: string, query: string) => {
  const [hit] = (await search(await makeIndex({ "a.md": text }), query)).hits;
  return marked(hit?.text ?? "", hit?.highlights ?? []);
};

/** The snippets of a search in one Markdown article. */
const snippetsOf = async (markdown: string, query: string) =>
  (await search(await makeIndex({ "a.md": markdown }), query)).hits.map(({ snippet }) => snippet?.text);

/** What is sought by words alone. */
const wordsOf = (...terms: string[]): Sought => ({ terms: new Set(terms), phrases: [], parts: [] });

/** Words that stand together, each so many words after the first. */
const phraseOf = (...words: [term: string, offset: number][]): SoughtPhrase =>
  words.map(([term, offset]) => ({ terms: new Set([term]), offset }));

function checkRanges(text: string, highlights: Highlights): void {
  let last = 0;
  for (const [start = -1, end = -1] of highlights) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}

const word = fc.constantFrom("talks", "refused", "Seoul", "extraordinarily", "U.S.", "no", "北朝鮮", "🙂", "𠮷野", "a");
const lines = fc.array(
  fc
    .array(fc.oneof({ weight: 9, arbitrary: word }, fc.constantFrom(".", "—", "?")), { minLength: 1, maxLength: 120 })
    .map((words) => words.join(" ")),
  { minLength: 1, maxLength: 6 },
);
const TERMS = ["talk", "refus", "seoul", "extraordinarili", "us", "北朝鮮"];
const words = fc.subarray(TERMS, { minLength: 1 }).map((list) => wordsOf(...list));

/** Words, and wordings of two words with at most one common word between them. */
const sought = fc.record({
  terms: fc.subarray(TERMS).map((list) => new Set(list)),
  phrases: fc.array(
    fc
      .tuple(fc.constantFrom(...TERMS), fc.constantFrom(...TERMS), fc.integer({ min: 1, max: 2 }))
      .map(([first, second, offset]) => phraseOf([first, 0], [second, offset])),
    { maxLength: 3 },
  ),
  parts: fc.subarray(["朝鮮", "北", "野"]),
});

describe("Highlights", () => {
  test("are the words asked for, in any form and spelling, whole", async () => {
    expect(await markedBy("The U.S. drills, a drill’s cost, and DRILLING.", "us drill")).toEqual([
      "U.S.",
      "drills",
      "drill’s",
      "DRILLING",
    ]);
  });

  test("are no part of another word", async () => {
    expect(await markedBy("The unlawful law.", "law")).toEqual(["law"]);
  });

  test("are the wordings asked for, each as one piece with the common words inside it", async () => {
    const text = "The Republic of Korea, and the Republics of Korea.";
    expect(await markedBy(text, '"republic of korea"')).toEqual(["Republic of Korea", "Republics of Korea"]);
  });

  test("are one piece where a word asked for is a part of a wording asked for", async () => {
    const text = "The Republic of Korea is Korea.";
    expect(await markedBy(text, 'korea "republic of korea"')).toEqual(["Republic of Korea", "Korea"]);
  });

  test("stand in order, apart, and inside their text", () => {
    fc.assert(
      fc.property(lines, sought, (given, wanted) => {
        const text = given.join("\n");
        checkRanges(text, findHighlights(text, wanted));
      }),
    );
  });

  test("of a passage are no part of its markup: a link that is altered leads nowhere", async () => {
    const index = await makeIndex({ "a.md": "See [Seoul](https://seoul.example/seoul) now." });
    const [hit] = (await search(index, "seoul")).hits;
    expect(marked(hit?.text ?? "", hit?.highlights ?? [])).toEqual(["Seoul"]);
  });
});

describe("A snippet", () => {
  test("of a short passage is the passage, without its markup", async () => {
    expect(await snippetsOf("North **Korea** [refused](http://a.example) talks.", "korea")).toEqual([
      "North Korea refused talks.",
    ]);
  });

  test("of a short passage is the whole passage, wherever in it the word stands", async () => {
    expect(await snippetsOf("Seoul asked. Pyongyang refused.", "pyongyang")).toEqual([
      "Seoul asked. Pyongyang refused.",
    ]);
    expect(await snippetsOf("- Seoul asked\n- Seoul waits", "seoul")).toEqual(["Seoul asked · Seoul waits"]);
  });

  test("shows the sentences that have most of the words asked for, and that there is more", async () => {
    const filler = "Rain fell on quiet fields that week while nothing else at all was reported from there. ".repeat(4);
    const text = `${filler}Talks stood still. Fishermen came home by sea. ${filler}`;
    expect(await snippetsOf(text, "fishermen sea")).toEqual([
      expect.stringMatching(/^… .*Fishermen came home by sea\..* …$/),
    ]);
  });

  test("parts the rows of a table and the items of a list by a dot", async () => {
    expect(await snippetsOf("| Year | Event |\n|---|---|\n| 2024 | Amended |\n\n- one\n- two", "year")).toEqual([
      "Year | Event · 2024 | Amended · one · two",
    ]);
  });

  test("reads lines that were wrapped by hand as the sentence that they are", async () => {
    expect(await snippetsOf("North Korea turned away\npeace overtures\nfrom Seoul.", "overtures")).toEqual([
      "North Korea turned away peace overtures from Seoul.",
    ]);
  });

  test("shows the character that an entity stands for", async () => {
    expect(await snippetsOf("AT&amp;T said&nbsp;no.", "said")).toEqual(["AT&T said no."]);
  });

  test("keeps words apart that only a line break in HTML parts", async () => {
    expect(await snippetsOf("Seoul asked<br>Pyongyang refused", "seoul")).toEqual([
      expect.stringMatching(/^Seoul asked( | · )Pyongyang refused$/),
    ]);
  });

  test("of a sentence that is too long is cut between words", () => {
    const snippet = makeSnippet(
      [`${"extraordinary ".repeat(40)}talks ${"extraordinary ".repeat(40)}end.`],
      wordsOf("talk"),
    );
    expect(snippet.text).toMatch(/^… (extraordinary )*talks( extraordinary)* …$/);
    expect(marked(snippet.text, snippet.highlights)).toEqual(["talks"]);
  });

  test("shows a word wherever it stands in a long sentence", () => {
    // The 280th character of this sentence is the last of a word, its 281st the space after it.
    const snippet = makeSnippet([`Kimchees ${"sevenxx ".repeat(60)}end.`], wordsOf(ENGLISH.termOf("kimchees")));
    expect(marked(snippet.text, snippet.highlights)).toEqual(["Kimchees"]);
  });

  test("highlights stand in order, apart, and inside it", () => {
    fc.assert(
      fc.property(lines, sought, (given, wanted) => {
        const { text, highlights } = makeSnippet(given, wanted);
        checkRanges(text, highlights);
      }),
    );
  });

  test("shows a word asked for whenever the passage has one", () => {
    fc.assert(
      fc.property(lines, words, (given, wanted) => {
        const has = [...tokenise(given.join("\n"))].some((token) => wanted.terms.has(ENGLISH.termOf(token.word)));
        expect(makeSnippet(given, wanted).highlights.length > 0).toBe(has);
      }),
      { numRuns: 500 },
    );
  });

  test("has at most 280 characters of one line, and no half of a character", () => {
    fc.assert(
      fc.property(lines, fc.constantFrom("", " "), sought, (given, gap, wanted) => {
        const { text } = makeSnippet([given.join(" ").replaceAll(" ", gap)], wanted);
        expect(text.replaceAll(/^… | …$/g, "").length).toBeLessThanOrEqual(280);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});

test("A snippet of a text without a space is never cut through a character", () => {
  fc.assert(
    fc.property(fc.constantFrom("👩‍👩‍👧‍👦", "🇰🇷", "e\u0301", "𐐨", "각"), fc.nat(3), (character, lead) => {
      const text = `${"x".repeat(lead)}${character.repeat(400)}`;
      const { text: snippet } = makeSnippet([text], wordsOf());
      const shown = snippet.replaceAll("…", "").trim();
      expect(shown.replaceAll("x", "").replaceAll(character, "")).toBe("");
    }),
  );
});
