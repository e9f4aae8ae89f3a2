import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SearchRequest } from "../../../src/contract/search-request.ts";
import { typedQueryOf } from "../../support/arbitrary-query.ts";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";
import { FILTERS, FINDS_ALL, TYPED_CORPUS } from "../../support/typed-corpus.ts";

const index = await makeIndex(TYPED_CORPUS);

/** The articles that a query finds, sorted by name. */
const found = async (query: string, request: Partial<SearchRequest> = {}) =>
  articlesOf(await search(index, query, request)).sort();

const notesOf = async (query: string) => (await search(index, query)).envelope.interpretation.notes;

const EVERY = ["boats", "drills", "post", "talks"];

describe("What may be typed", () => {
  test.each([
    ["words: any of them", "seoul pyongyang", ["drills", "talks"]],
    ["an exact phrase", '"no reason to meet"', ["drills"]],
    ["an exact phrase, in any form of its words", '"reasons to meet"', ["drills"]],
    ["a phrase across the end of a sentence", '"refused there was"', ["drills"]],
    ["two phrases: both", '"no reason" "joint drills"', ["drills"]],
    ["a phrase of common words", '"on with"', ["drills"]],
    ["a phrase in a title", '"come home"', ["boats"]],
    ["no phrase where the words stand in another order", 'joint -"joint no reason"', ["drills", "post", "talks"]],
    ["one word between quotation marks: it must be there", '"joint" talks', ["drills", "post", "talks"]],
    ["a word that must be there, be it in a tag", "+sea joint", ["boats", "post"]],
    ["several words that must be there", "+joint +talks", ["drills", "post", "talks"]],
    ["a common word that must be there", "+while", ["boats"]],
    ["a word that must not be there", "joint -seoul", ["post", "talks"]],
    ["a word that must not be there, in another form", "joint -meetings", []],
    ["a phrase that must not be there", 'joint -"no reason to meet"', ["post", "talks"]],
    ["a word with a hyphen that must not be there: both parts together", "joint -no-reason", []],
    ["a word of the title", "title:talks", ["talks"]],
    ["a word of the title, with others", "title:drills joint", ["drills"]],
    ["a phrase of the title", 'title:"come home"', ["boats"]],
    ["the beginning of a word of the title", "title:refus*", ["talks"]],
    ["a title that must not be", "joint -title:drills", ["post", "talks"]],
    ["the beginning of a word", "loudsp*", ["boats", "talks"]],
    ["the beginning of a word, with others", "loudsp* seoul", ["boats", "drills", "talks"]],
    ["the beginning of a word that must be there", "+loudsp* joint", ["boats", "talks"]],
    ["the beginning of a word that must not be there", "-loud* joint", ["drills"]],
    ["the beginning of a word with its ending", "broadcasts*", ["talks"]],
    ["smart quotation marks", "“no reason to meet”", ["drills"]],
    ["a quotation mark that nothing closes: words", '"pyongyang seoul', ["drills", "talks"]],
    ["everything at once", '+joint "no reason" -seoul title:refus* loud* tag:talks after:2025', ["talks"]],
  ])("%s: %s", async (_, query, wanted) => {
    const { envelope } = await search(index, query);
    expect(envelope.interpretation.notes.filter((note) => note.includes("relaxed"))).toEqual([]);
    expect(await found(query)).toEqual(wanted);
  });

  test("more of the words is better", async () => {
    expect(articlesOf(await search(index, "fishermen pyongyang loudspeaker broadcasts"))).toEqual(["talks", "boats"]);
  });

  test("a phrase counts for more than its words", async () => {
    expect(articlesOf(await search(index, 'seoul OR "joint meeting"'))[0]).toBe("talks");
  });

  test("a phrase is marked as one piece", async () => {
    const [hit] = (await search(index, '"no reason to meet"')).hits;
    expect(hit?.highlights.map(([start, end]) => hit.text.slice(start, end))).toEqual(["no reason to meet"]);
    expect(hit).toMatchObject({ matched: ["no reason to meet"], missing: [] });
  });

  test("what a beginning stands for is marked", async () => {
    const [hit] = (await search(index, "loudsp* tag:sea")).hits;
    expect(hit?.highlights.map(([start, end]) => hit.text.slice(start, end))).toEqual(["loudspeakers"]);
  });
});

describe("A filter holds", () => {
  test.each(FILTERS)("as a parameter: %j", async (given, _, wanted) => {
    expect(await found(FINDS_ALL, given)).toEqual(wanted);
  });

  test.each(FILTERS)("as it is typed, with the same scores: %j, %s", async (given, typed, wanted) => {
    const [asTyped, asGiven] = [await search(index, `${FINDS_ALL} ${typed}`), await search(index, FINDS_ALL, given)];
    expect(articlesOf(asTyped).toSorted()).toEqual(wanted);
    expect(asTyped.hits).toEqual(asGiven.hits);
    expect(asTyped.envelope.interpretation.filters).toEqual(
      expect.objectContaining(Object.fromEntries(Object.keys(given).map((name) => [name, expect.anything()]))),
    );
  });

  test("both ways at once: both", async () => {
    for (const [given, , some] of FILTERS)
      for (const [, typed, others] of FILTERS)
        expect(await found(`${FINDS_ALL} ${typed}`, given)).toEqual(some.filter((id) => others.includes(id)));
  });

  test("by language, for its regions too", async () => {
    expect(await found("lang:en", {})).toEqual(["boats", "drills", "talks"]);
    expect(await found("lang:en-gb joint")).toEqual(["talks"]);
    expect(await found(`${FINDS_ALL} -lang:en`)).toEqual(["post"]);
  });

  test("both ways at once, which is said when that is not the same", async () => {
    const read = async (query: string, request: Partial<SearchRequest>) => {
      const { total, interpretation } = (await search(index, query, request)).envelope;
      return [total, ...interpretation.notes.filter((note) => note.startsWith("Both"))];
    };
    expect(await read('joint source:"The U.S. Post"', { source: ["Desk"] })).toEqual([
      0,
      "Both filters by source must hold: Desk (given) and The U.S. Post (typed)",
    ]);
    expect(await read("joint tag:sea", { tag: ["talks", "drills"], after: "2000" })).toEqual([
      0,
      "Both filters by tag must hold: talks or drills (given) and sea (typed)",
    ]);
    expect(await read("joint after:2025", { after: "2024" })).toEqual([
      1,
      "Both filters by after must hold: 2024 (given) and 2025 (typed)",
    ]);
    expect(await read("joint source:desk", { source: ["Desk"], tag: ["talks"] })).toEqual([1]);
  });

  test.each([
    ["-source:Desk", ["boats", "drills"]],
    ['-source:"The US Post" -tag:sea', ["talks"]],
    ["-tag:sea -tag:talks", ["drills"]],
    ["-author:“Ada Lovelace” after:2000", ["drills", "talks"]],
    ["-lang:de", ["boats", "drills", "talks"]],
    ["-in:boats -in:post", ["drills", "talks"]],
    ["tag:sea -tag:talks", ["post"]],
  ])("against what it names, behind a minus: %s", async (typed, wanted) => {
    expect(await found(`${FINDS_ALL} ${typed}`)).toEqual(wanted);
  });

  test("and a person is told of a value that no article has", async () => {
    expect(await notesOf("joint tag:sport")).toEqual([
      'No article has the tag "sport"; here are drills, sea, talks; so tag:sport is read as words',
      expect.stringContaining("Not in this corpus"),
      expect.stringContaining("The nearest passage"),
    ]);
    expect(await notesOf("tag:sport")).toEqual([
      'No article has the tag "sport"; here are drills, sea, talks',
      "Without the filters it would be 4 passages",
    ]);
    expect(await notesOf("joint -source:Planet")).toEqual([
      'No article has the source "Planet"; here are Desk, The U.S. Post',
    ]);
  });
});

describe("A query of", () => {
  const ordered = async (query: string, request: Partial<SearchRequest> = {}) =>
    articlesOf(await search(index, query, request));

  test("filters alone gives every passage that passes, newest first, those without a day last", async () => {
    expect(await ordered("lang:en lang:de lang:en-GB")).toEqual(["talks", "boats", "drills", "post"]);
    expect(await ordered("tag:drills")).toEqual(["drills", "post"]);
    expect(await ordered("-tag:drills")).toEqual(["talks", "boats"]);
  });

  test("filters alone keeps to the order asked for", async () => {
    expect(await ordered("-tag:none", { sort: "oldest" })).toEqual(["drills", "boats", "talks", "post"]);
  });

  test("exclusions alone gives everything else, newest first", async () => {
    expect(await ordered("-seoul")).toEqual(["talks", "boats", "post"]);
    expect(await ordered('-"no reason" -title:letter')).toEqual(["boats"]);
    expect(await ordered("-loud* -source:Desk")).toEqual(["drills"]);
  });

  test("exclusions alone finds every passage when nothing is like what is excluded", async () => {
    const { hits, envelope } = await search(index, "-x1y2z3");
    expect([hits.length, envelope.total]).toEqual([EVERY.length, EVERY.length]);
    expect(hits.map(({ highlights }) => highlights)).toEqual(EVERY.map(() => []));
  });

  test("common words alone searches them", async () => {
    expect(await ordered("while the")).toEqual(expect.arrayContaining(["boats"]));
    expect(await notesOf("while the")).toEqual([expect.stringContaining("only common words")]);
  });

  test("no words finds nothing, and says why", async () => {
    expect(await found("???")).toEqual([]);
    expect(await notesOf("...")).toEqual([expect.stringContaining("no letter or digit")]);
    expect(await notesOf("???")).toEqual(['Not in this corpus: "???"']);
  });

  test("no words finds nothing even with filters beside it", async () => {
    expect(await found("???", { tag: ["talks"] })).toEqual([]);
  });
});

describe("A title that is the first sentence of its text", async () => {
  const titled = await makeIndex({
    "again.md": "Leaflets drifted south. Rain fell.",
    "body.md": "Rain fell on Paju. Leaflets came later.",
    "first.md": "Leaflets fell on *Paju*. Seoul waited.\n\n## Later\n\nBalloons rose again.",
    "head.md": "# Leaflets again\n\nLeaflets fell on Paju.",
    "long.md": `${"Paju ".repeat(30)}had leaflets.`,
  });
  const passagesOf = async (query: string) =>
    (await search(titled, query)).hits.map(({ article, section }) => [article.id, ...section].join("/")).sort();

  test.each([
    ["by a word of it", "title:leaflets", ["again", "first", "first/Later", "head"]],
    [
      "by a word of it, with others of the same passage",
      "title:leaflets balloons",
      ["again", "first", "first/Later", "head"],
    ],
    ["by a word of it that must be there with others", "title:leaflets +balloons", ["first/Later"]],
    ["by a phrase of it", 'title:"leaflets fell"', ["first", "first/Later"]],
    ["by the beginning of a word of it", "title:leafl* -title:again", ["again", "first", "first/Later"]],
    ["or left out, behind a minus", "leaflets -title:leaflets", ["body", "long"]],
    ["as far as it is shown", "title:paju", ["body", "first", "first/Later", "long"]],
    ["and not by what it leaves out", "title:had", []],
    ["nor by what another sentence has", "title:seoul", []],
  ])("is found, %s: %s", async (_, query, wanted) => {
    expect(await passagesOf(query)).toEqual(wanted);
  });

  test("says as much for all passages of its article as a headline", async () => {
    const page = await search(titled, "title:leaflets");
    expect(page.hits.every(({ score, matched }) => score > 0 && matched.includes("title:leaflets"))).toBe(true);
    expect(page.envelope.match_quality).toBe("strong");
  });
});

describe("When no passage has all that must be there", () => {
  test.each([
    ["a word", "+fishermen +seoul", ["boats", "drills"]],
    ["a phrase", '"joint fishermen"', EVERY],
    ["a title", "title:seoul joint", ["drills", "post", "talks"]],
    ["a word that none has", "+x1y2z3 seoul", ["drills"]],
    ["a filter leaves none that has it", "+seoul joint tag:talks", ["talks"]],
  ])("those that have some of it are given, and that is said: %s", async (_, query, wanted) => {
    expect(await found(query)).toEqual(wanted);
    expect(await notesOf(query)).toContainEqual(expect.stringContaining("the requirements were relaxed"));
  });

  test("what must not be there is not there all the same", async () => {
    expect(await found("+fishermen +joint -seoul")).toEqual(["boats", "post", "talks"]);
  });

  test("nothing is given when none has any of it, and nothing is said of relaxing", async () => {
    expect(await found("+x1y2z3 +z3y2x1")).toEqual([]);
    expect(await notesOf("+x1y2z3 +z3y2x1")).not.toContainEqual(expect.stringContaining("relaxed"));
  });
});

describe("What is malformed is read as words, and that is said", () => {
  test.for([
    ["a quotation mark that nothing closes", '"seoul', ["drills"], "quotation mark"],
    ["a day that is none", "seoul after:soon", ["drills"], "YYYY-MM-DD"],
    ["a day that no calendar has", "seoul before:2025-13-01", ["drills"], "YYYY-MM-DD"],
    ["a day behind a minus", "seoul -after:2025", ["drills"], "takes no minus"],
    ["a star in the middle", "se*oul pyongyang", ["talks"], "only at the end of a word"],
    ["a field without a value", "source: seoul", ["drills"], "has no value"],
    ["a field with an empty value", 'seoul tag:""', ["drills"], "has no value"],
  ] as const)("%s", async ([, query, wanted, note]) => {
    expect(await found(query)).toEqual(wanted);
    expect(await notesOf(query)).toContainEqual(expect.stringContaining(note));
  });
});

test("Of more than 64 words the others are named as ignored", async () => {
  const words = Array.from({ length: 64 }, (_, at) => `x${at}`).join(" ");
  const { envelope, hits } = await search(index, `${words} seoul`);
  expect(envelope.interpretation.ignored).toEqual(["seoul"]);
  expect(envelope.interpretation.notes).toContainEqual(expect.stringContaining("first 64 words"));
  expect(hits).toEqual([]);
});

test("A beginning of many words stands for the most frequent, and that is said", async () => {
  const words = Array.from({ length: 70 }, (_, at) => `word${String(at).padStart(2, "0")}x${at}`);
  const many = await makeIndex({ "a.txt": words.join(" "), "b.txt": `Often ${"word69x69 ".repeat(3)}` });
  const { envelope, hits } = await search(many, "word*");
  expect(hits).toHaveLength(2);
  expect(envelope.interpretation.notes).toEqual([
    "word* stands for the 48 most frequent of the 70 words that begin so",
  ]);
});

test("Nothing that is typed is an error, and every answer holds together", async () => {
  const anything = fc.oneof(
    typedQueryOf,
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom(...'ab "“”«»「」+-*:.', "title:", "tag:", "in:", "after:2", "sea"),
      minLength: 1,
    }),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (typed) => {
      if (typed.trim() === "") return;
      const { envelope, hits } = await search(index, typed.slice(0, 512));
      expect(envelope.total).toBeGreaterThanOrEqual(hits.length);
      for (const { text, highlights, score, snippet } of hits) {
        expect(Number.isFinite(score) && score >= 0).toBe(true);
        for (const [marks, length] of [
          [highlights, text.length],
          [snippet?.highlights ?? [], snippet?.text.length ?? 0],
        ] as const)
          expect(marks.every(([start = -1, end = 0]) => start >= 0 && start < end && end <= length)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
