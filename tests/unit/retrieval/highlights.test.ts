import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { termOf } from "../../../src/analysis/analyse.ts";
import { tokenise } from "../../../src/analysis/tokenise.ts";
import type { Highlights } from "../../../src/contract/ranges.ts";
import { findHighlights } from "../../../src/retrieval/find-highlights.ts";
import { makeSnippet } from "../../../src/retrieval/make-snippet.ts";
import { makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

const marked = (text: string, highlights: Highlights) => highlights.map(([start, end]) => text.slice(start, end));

/** The snippets of a search in one Markdown article. */
const snippetsOf = (markdown: string, query: string) =>
  search(makeIndex({ "a.md": markdown }), query).hits.map(({ snippet }) => snippet?.text);

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
const terms = fc
  .subarray(["talk", "refus", "seoul", "extraordinarili", "us", "北朝鮮"], { minLength: 1 })
  .map((list) => new Set(list));

describe("Highlights", () => {
  test("are the words asked for, in any form and spelling, whole", () => {
    const text = "The U.S. drills, a drill’s cost, and DRILLING.";
    expect(marked(text, findHighlights(text, new Set(["us", "drill"])))).toEqual([
      "U.S.",
      "drills",
      "drill’s",
      "DRILLING",
    ]);
  });

  test("are no part of another word", () => {
    expect(findHighlights("The unlawful lawn.", new Set(["law"]))).toEqual([]);
  });

  test("stand in order, apart, and inside their text", () => {
    fc.assert(
      fc.property(lines, terms, (given, wanted) => {
        const text = given.join("\n");
        checkRanges(text, findHighlights(text, wanted));
      }),
    );
  });

  test("of a passage are no part of its markup: a link that is altered leads nowhere", () => {
    const [hit] = search(makeIndex({ "a.md": "See [Seoul](https://seoul.example/seoul) now." }), "seoul").hits;
    expect(marked(hit?.text ?? "", hit?.highlights ?? [])).toEqual(["Seoul"]);
  });
});

describe("A snippet", () => {
  test("of a short passage is the passage, without its markup", () => {
    expect(snippetsOf("North **Korea** [refused](http://a.example) talks.", "korea")).toEqual([
      "North Korea refused talks.",
    ]);
  });

  test("of a short passage is the whole passage, wherever in it the word stands", () => {
    expect(snippetsOf("Seoul asked. Pyongyang refused.", "pyongyang")).toEqual(["Seoul asked. Pyongyang refused."]);
    expect(snippetsOf("- Seoul asked\n- Seoul waits", "seoul")).toEqual(["Seoul asked · Seoul waits"]);
  });

  test("shows the sentences that have most of the words asked for, and that there is more", () => {
    const filler = "Rain fell on quiet fields that week while nothing else at all was reported from there. ".repeat(4);
    const text = `${filler}Talks stood still. Fishermen came home by sea. ${filler}`;
    expect(snippetsOf(text, "fishermen sea")).toEqual([
      expect.stringMatching(/^… .*Fishermen came home by sea\..* …$/),
    ]);
  });

  test("parts the rows of a table and the items of a list by a dot", () => {
    expect(snippetsOf("| Year | Event |\n|---|---|\n| 2024 | Amended |\n\n- one\n- two", "year")).toEqual([
      "Year | Event · 2024 | Amended · one · two",
    ]);
  });

  test("reads lines that were wrapped by hand as the sentence that they are", () => {
    expect(snippetsOf("North Korea turned away\npeace overtures\nfrom Seoul.", "overtures")).toEqual([
      "North Korea turned away peace overtures from Seoul.",
    ]);
  });

  test("shows the character that an entity stands for", () => {
    expect(snippetsOf("AT&amp;T said&nbsp;no.", "said")).toEqual(["AT&T said no."]);
  });

  test("keeps words apart that only a line break in HTML parts", () => {
    expect(snippetsOf("Seoul asked<br>Pyongyang refused", "seoul")).toEqual([
      expect.stringMatching(/^Seoul asked( | · )Pyongyang refused$/),
    ]);
  });

  test("of a sentence that is too long is cut between words", () => {
    const snippet = makeSnippet(
      [`${"extraordinary ".repeat(40)}talks ${"extraordinary ".repeat(40)}end.`],
      new Set(["talk"]),
    );
    expect(snippet.text).toMatch(/^… (extraordinary )*talks( extraordinary)* …$/);
    expect(marked(snippet.text, snippet.highlights)).toEqual(["talks"]);
  });

  test("shows a word wherever it stands in a long sentence", () => {
    // The 280th character of this sentence is the last of a word, its 281st the space after it.
    const snippet = makeSnippet([`Kimchees ${"sevenxx ".repeat(60)}end.`], new Set([termOf("kimchees")]));
    expect(marked(snippet.text, snippet.highlights)).toEqual(["Kimchees"]);
  });

  test("highlights stand in order, apart, and inside it", () => {
    fc.assert(
      fc.property(lines, terms, (given, wanted) => {
        const { text, highlights } = makeSnippet(given, wanted);
        checkRanges(text, highlights);
      }),
    );
  });

  test("shows a word asked for whenever the passage has one", () => {
    fc.assert(
      fc.property(lines, terms, (given, wanted) => {
        const has = [...tokenise(given.join("\n"))].some((token) => wanted.has(termOf(token.word)));
        expect(makeSnippet(given, wanted).highlights.length > 0).toBe(has);
      }),
      { numRuns: 500 },
    );
  });

  test("has at most 280 characters of one line, and no half of a character", () => {
    fc.assert(
      fc.property(lines, fc.constantFrom("", " "), terms, (given, gap, wanted) => {
        const { text } = makeSnippet([given.join(" ").replaceAll(" ", gap)], wanted);
        expect(text.replaceAll(/^… | …$/g, "").length).toBeLessThanOrEqual(280);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});
