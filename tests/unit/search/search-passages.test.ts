import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidRequestError } from "../../../src/contract/request-errors.ts";
import type { SearchRequest } from "../../../src/contract/search-request.ts";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const sections = (count: number, text: string) =>
  Array.from({ length: count }, (_, at) => `## Part ${at}\n\n${text} ${"so ".repeat(at)}it was.`).join("\n\n");

const index = await makeIndex({
  "drills.md": `---\nsource: Desk\ntags: [drills]\npublished: 2024-08-19\nauthors: [Ada, Ben]\n---\n# Drills\n\n${sections(4, "Drills went on.")}`,
  "talks.md": `---\nsource: Desk\ntags: [talks, drills]\npublished: 2025-07-28\n---\n# Talks\n\n${sections(6, "Talks over drills were refused.")}`,
  "weather.md": "# Weather\n\nRain fell.",
});

const QUERY = "talks drills";

describe("Paging", async () => {
  const everything = await search(index, QUERY, { limit: 50, max_per_article: 10 });

  const readAll = async (request: Partial<SearchRequest>, limits: readonly number[]) => {
    const hits = [];
    let cursor: string | undefined;
    for (const limit of limits) {
      const page = await search(index, QUERY, { ...request, limit, ...(cursor === undefined ? {} : { cursor }) });
      hits.push(...page.hits);
      const next = page.cursorAfter(page.hits.length);
      if (next === null) return hits;
      cursor = next;
    }
    return hits;
  };

  test("comes to each passage once, in the order of one large page, whatever the size of each page", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 10, maxLength: 10 }), async (limits) => {
        expect(await readAll({ max_per_article: 10 }, limits)).toEqual(everything.hits);
      }),
      { numRuns: 20 },
    );
  });

  test("keeps to the most passages of one article across pages", async () => {
    const whole = await search(index, QUERY, { limit: 50, max_per_article: 2 });
    expect(await readAll({ max_per_article: 2 }, [1, 1, 1, 1, 1])).toEqual(whole.hits);
    expect(whole.hits).toHaveLength(4);
  });

  test("ranks go on from page to page", () => {
    expect(everything.hits.map(({ rank }) => rank)).toEqual(everything.hits.map((_, at) => at + 1));
  });

  test("the last page has no cursor, and neither has no page at all", async () => {
    expect(everything.cursorAfter(everything.hits.length)).toBeNull();
    expect((await search(index, "xylophone")).cursorAfter(0)).toBeNull();
  });

  test("goes on after those that a budget left room for", async () => {
    const page = await search(index, QUERY, { limit: 5 });
    const next = await search(index, QUERY, { limit: 5, cursor: page.cursorAfter(2) ?? "" });
    expect(next.hits[0]).toEqual(page.hits[2]);
  });

  test.each([
    ["another query", "rain", {}],
    ["another filter", QUERY, { tag: ["talks"] }],
    ["another order", QUERY, { sort: "newest" as const }],
  ])("a cursor of another request is refused: %s", async (_, query, change) => {
    const cursor = (await search(index, QUERY, { limit: 1 })).cursorAfter(1) ?? "";
    await expect(search(index, query, { ...change, cursor })).rejects.toThrow(InvalidRequestError);
  });
});

describe("What is told of the whole", () => {
  test("total counts every passage that matches, not only those of the page", async () => {
    const { envelope, hits } = await search(index, QUERY, { limit: 3, max_per_article: 1 });
    expect(hits).toHaveLength(2);
    expect(envelope.total).toBe(10);
  });

  test("facets count passages, most first, of every page", async () => {
    expect((await search(index, QUERY, { limit: 1 })).facets).toEqual({
      source: [{ value: "Desk", count: 10 }],
      tag: [
        { value: "drills", count: 10 },
        { value: "talks", count: 6 },
      ],
      author: [
        { value: "Ada", count: 4 },
        { value: "Ben", count: 4 },
      ],
      year: [
        { value: "2025", count: 6 },
        { value: "2024", count: 4 },
      ],
      lang: [{ value: "en", count: 10 }],
    });
  });

  test("the interpretation names what was searched, filtered by and set aside", async () => {
    const { envelope } = await search(index, "Why were the Talks refused?", { tag: ["talks"], after: "2025" });
    expect(envelope.interpretation).toEqual({
      terms: ["talks", "refused"],
      phrases: [],
      required: [],
      excluded: [],
      filters: { tag: ["talks"], after: ["2025"] },
      ignored: ["why", "were", "the"],
      corrected: [],
      notes: [],
    });
  });

  test("notes of the query and of the filters stand together", async () => {
    const { envelope } = await search(index, '"talks', { tag: ["sport"] });
    expect(envelope.interpretation.notes).toEqual([
      expect.stringContaining("quotation mark"),
      expect.stringContaining('tag "sport"'),
      "Without the filters it would be 6 passages",
    ]);
  });

  test("the index that answered is named", async () => {
    expect((await search(index, QUERY)).envelope.index).toEqual({
      version: index.reference.version,
      articles: 3,
      passages: 11,
    });
  });
});

describe("The match is", () => {
  test.each([
    ["strong", "when it has every word", "talks drills refused"],
    ["none", "when nothing was found", "xylophone"],
  ])("%s %s", async (quality, _, query) => {
    expect((await search(index, query)).envelope.match_quality).toBe(quality);
  });

  test("not better for a title that the passages share: the words count wherever they stand", async () => {
    expect((await search(index, "weather rain")).envelope.match_quality).toBe("strong");
  });
});

describe("A hit", () => {
  test("tells what it is, where it stands, and which words it has", async () => {
    const article = {
      id: "weather",
      title: "Weather",
      url: "https://press.example/articles/weather",
      source: null,
      authors: [],
      published: null,
      tags: [],
      lang: "en",
    };
    expect((await search(index, "rain and kites")).hits).toEqual([
      {
        rank: 1,
        id: expect.stringMatching(/^weather~[0-9a-f]{10}$/),
        score: expect.any(Number),
        title: "Weather",
        section: [],
        url: expect.stringMatching(/^https:\/\/press\.example\/articles\/weather#[0-9a-f]{10}:~:text=Rain%20fell$/),
        text: "Rain fell.",
        highlights: [[0, 4]],
        snippet: { text: "Rain fell.", highlights: [[0, 4]] },
        article,
        span: { start: 11, end: 21 },
        matched: ["rain"],
        missing: ["kites"],
        also_in: [],
      },
    ]);
  });

  test("of a passage that only its title speaks for is a hit too", async () => {
    const page = await search(index, "weather");
    expect(articlesOf(page)).toEqual(["weather"]);
    expect(page.hits).toMatchObject([{ highlights: [], matched: ["weather"] }]);
  });
});
