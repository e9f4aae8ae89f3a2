import { describe, expect, test } from "vitest";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { ExplainedResponse, SearchResponse } from "../../../../src/contract/search-response.ts";
import { findArticle } from "../../../../src/reading/find-by-id.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";

const { get, fetch, index } = await makeService();

async function search(query: string): Promise<SearchResponse> {
  const response = await get(`/search?${query}`);
  expect(response.status).toBe(200);
  return parseStrictly(await response.json());
}

/** No field of the shape may be absent, and none may be there that the shape does not have. */
function parseStrictly(body: unknown): SearchResponse {
  const parsed = SearchResponse.parse(body);
  expect(parsed).toEqual(body);
  return parsed;
}

async function problem(path: string): Promise<Problem> {
  const response = await get(path);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  const body = Problem.parse(await response.json());
  expect(body.status).toBe(response.status);
  return body;
}

describe("GET /search", () => {
  test("puts the passage that answers the question first", async () => {
    const { hits, total, match_quality } = await search("q=who+repatriated+the+fishermen");
    expect(hits[0]).toMatchObject({
      rank: 1,
      section: ["How the two sides got here", "President Lee’s change of policy"],
    });
    expect(hits[0]?.text).toContain("repatriated a group of fishermen");
    expect(hits[0]).toMatchObject({ matched: ["repatriated", "fishermen"], missing: [] });
    expect(total).toBeGreaterThan(1);
    expect(match_quality).toBe("strong");
  });

  test("says how each score is made when that is asked for, and only then", async () => {
    const response = await get("/search?q=who+repatriated+the+fishermen&explain=true");
    const body = await response.json();
    const { hits } = ExplainedResponse.parse(body);
    expect(ExplainedResponse.parse(body)).toEqual(body);
    for (const { score, explanation } of hits) {
      const sum = (explanation?.steps ?? []).reduce((total, { value }) => total + value, 0);
      expect(sum).toBeCloseTo(score, 3);
      expect(explanation?.steps.length).toBeGreaterThan(1);
    }
    const plain = await search("q=who+repatriated+the+fishermen&explain=false");
    expect(plain.hits).toEqual(hits.map(({ explanation: _, ...hit }) => hit));
    expect(await problem("/search?q=fishermen&explain=perhaps")).toMatchObject({ status: 400 });
  });

  test.each(["application/json", "text/markdown", "text/html"])(
    "says of a poor match what is missing and what is nearest, as %s",
    async (type) => {
      const path = type === "text/html" ? "/" : "/search";
      const response = await get(`${path}?q=What+did+the+Pope+say+about+reunification%3F`, { Accept: type });
      const text = await response.text();
      expect(text).toContain(
        "The nearest passage, in “July 28 statement shuts out Seoul’s proposals for dialogue”, has “say”, “reunification” but not “pope”",
      );
    },
  );

  test("says that a question is in a language that no article is in", async () => {
    const { interpretation, hits } = await search("q=Wie+wird+das+Wetter+morgen+in+Berlin%3F");
    expect(interpretation.notes).toContain("The query seems to be in German, and no article is");
    // Programs are given what they ask for, however poor the match.
    expect(hits).toHaveLength(10);
  });

  test("says how it read the question", async () => {
    const { interpretation, query } = await search("q=Who+repatriated+the+fishermen%3F&tag=russia&after=2024");
    expect(query).toBe("Who repatriated the fishermen?");
    expect(interpretation).toMatchObject({
      terms: ["repatriated", "fishermen"],
      ignored: ["who", "the"],
      filters: { tag: ["russia"], after: ["2024"] },
    });
  });

  test("marks the words of the question in the passage and in the snippet", async () => {
    const [hit] = (await search("q=fishermen+waters")).hits;
    const marked = (text = "", ranges: number[][] = []) => ranges.map(([start, end]) => text.slice(start, end));
    expect(marked(hit?.text, hit?.highlights)).toEqual(["fishermen", "waters"]);
    expect(marked(hit?.snippet?.text, hit?.snippet?.highlights)).toEqual(["fishermen", "waters"]);
  });

  test("gives a passage that can be found again in its article", async () => {
    const [hit] = (await search("q=Guterres")).hits;
    const text = await index.articles.readText(await findArticle(index, hit?.article.id ?? ""));
    expect(text.slice(hit?.span?.start, hit?.span?.end)).toBe(hit?.text);
  });

  test("links to this service's own reader page, at the passage", async () => {
    const [hit] = (await search("q=Guterres")).hits;
    const url = new URL(hit?.url ?? "");
    expect(url.origin).toBe(ORIGIN);
    expect(url.pathname).toBe("/articles/end-of-reconciliation-policy");
    expect(url.hash).toMatch(/^#[0-9a-f]{10}:~:text=Antonio%20Guterres/);
  });

  test("finds a name however it is spelt", async () => {
    const [plain, hyphened] = await Promise.all([search("q=Lee+Jae+Myung"), search("q=lee+jae-myung")]);
    expect(plain.hits.map(({ id }) => id)).toEqual(hyphened.hits.map(({ id }) => id));
  });

  test("takes phrases, and words that must not be there", async () => {
    const { hits, interpretation } = await search(`q=${encodeURIComponent('"group of fishermen" -Russia')}`);
    expect(hits).not.toEqual([]);
    for (const { text } of hits) {
      expect(text).toContain("group of fishermen");
      expect(text).not.toContain("Russia");
    }
    expect(interpretation).toMatchObject({ phrases: ["group of fishermen"], excluded: ["Russia"], notes: [] });
  });

  test("answers with nothing, not with an error, when nothing matches", async () => {
    const answer = await search("q=zzyzx");
    expect(answer).toMatchObject({ total: 0, hits: [], match_quality: "none", next_cursor: null });
  });

  test("counts what the matching passages have in facets", async () => {
    const { facets, total } = await search("q=Korea&facets=all");
    expect(facets.source).toEqual([{ value: "Pressmark Desk", count: total }]);
    expect(facets.year.map(({ value }) => value).toSorted()).toEqual(["2024", "2025"]);
  });

  test("counts only those facets that are asked for, and none otherwise", async () => {
    const counted = async (query: string) => {
      const { facets } = await search(`q=Korea${query}`);
      return Object.entries(facets).flatMap(([name, values]) => (values.length > 0 ? [name] : []));
    };
    expect(await counted("&facets=year&facets=Lang")).toEqual(["year", "lang"]);
    expect(await counted("")).toEqual([]);
    expect(await counted("&facets=none")).toEqual([]);
  });

  test("goes on by a cursor whether facets are asked for or not", async () => {
    const first = await search("q=Korea&limit=1&facets=all");
    const next = await search(`q=Korea&limit=1&cursor=${first.next_cursor}`);
    expect(next.hits[0]?.rank).toBe(2);
  });

  test("filters by day: after includes the day, before does not", async () => {
    const ids = async (query: string) => new Set((await search(query)).hits.map(({ article }) => article.id));
    expect(await ids("q=Korea&after=2025-07-28")).toEqual(new Set(["july-28-refusal-of-dialogue"]));
    expect(await ids("q=Korea&before=2025-07-28")).toEqual(new Set(["end-of-reconciliation-policy"]));
    expect(await ids("q=Korea&after=2025-07-29")).toEqual(new Set());
  });

  test("says when a filter names something that no article has", async () => {
    const { interpretation, total } = await search("q=Korea&source=Daily+Planet");
    expect(total).toBe(0);
    expect(interpretation.notes).toContain('No article has the source "Daily Planet"; here are Pressmark Desk');
  });

  test("takes a filter several times as alternatives", async () => {
    const { hits } = await search(
      "q=Korea&in=moscow-before-seoul&in=permanent-enemy-label&limit=50&max_per_article=10",
    );
    expect(new Set(hits.map(({ article }) => article.id))).toEqual(
      new Set(["moscow-before-seoul", "permanent-enemy-label"]),
    );
  });

  test("gives no more of one article than asked for", async () => {
    const { hits } = await search("q=Korea&max_per_article=1&limit=50");
    expect(new Set(hits.map(({ article }) => article.id)).size).toBe(hits.length);
  });

  test("sorts by day, articles without one last", async () => {
    const days = async (sort: string) => {
      const { hits } = await search(`q=Korea&sort=${sort}&limit=50&max_per_article=1`);
      return hits.map(({ article }) => article.published);
    };
    expect(await days("newest")).toEqual(["2025-07-28", "2024-01-16", null, null, null]);
    expect(await days("oldest")).toEqual(["2024-01-16", "2025-07-28", null, null, null]);
  });

  test("pages through everything once, in the order of one large page", async () => {
    const whole = (await search("q=North+Korea&limit=50&max_per_article=10")).hits;
    const paged: SearchResponse["hits"] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: SearchResponse = await search(`q=North+Korea&limit=7&max_per_article=10&cursor=${cursor}`);
      paged.push(...page.hits);
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(whole);
  });

  test("leaves passages to the next page rather than go over max_tokens", async () => {
    const first = await search("q=Korea&max_tokens=1500");
    expect(first.usage).toMatchObject({ hits_returned: first.hits.length, truncated: false });
    expect(first.usage.hits_omitted).toBeGreaterThan(0);
    expect(first.usage.tokens).toBeLessThanOrEqual(1500);
    const next = await search(`q=Korea&max_tokens=1500&cursor=${first.next_cursor}`);
    expect(next.hits[0]?.rank).toBe(first.hits.length + 1);
  });

  test("is Markdown for those who ask for it, by format or by Accept", async () => {
    for (const response of [
      await get("/search?q=fishermen&format=markdown"),
      await get("/search?q=fishermen", { Accept: "text/markdown" }),
    ]) {
      expect(response.headers.get("Content-Type")).toBe("text/markdown; charset=utf-8");
      expect(await response.text()).toContain("> - Lee’s administration repatriated a group of fishermen");
    }
  });

  test("ignores a parameter that it does not know, and says so", async () => {
    const { interpretation } = await search("q=fishermen&utm_source=mail");
    expect(interpretation.notes).toContain('Unknown parameters were ignored: "utm_source"');
  });

  test.for(["constructor", "toString", "__proto__"])("ignores a parameter called %s like any other", async (name) => {
    const { interpretation } = await search(`q=fishermen&${name}=1`);
    expect(interpretation.notes).toContain(`Unknown parameters were ignored: "${name}"`);
  });

  test("takes an empty field of a form as not given", async () => {
    expect((await search("q=fishermen&after=&source=&limit=")).total).toBeGreaterThan(0);
  });
});

describe("A bad request to /search", () => {
  test("is told everything that is wrong at once", async () => {
    const { status, title, errors } = await problem("/search?limit=500&after=2025-13&sort=best");
    expect({ status, title }).toEqual({ status: 400, title: "Bad Request" });
    expect(errors).toEqual([
      {
        path: "q",
        message: 'q is missing, wanted a text of 1 to 512 characters, such as "South Korea"',
      },
      {
        path: "after",
        message:
          'after was "2025-13", wanted a day, month or year (YYYY-MM-DD, YYYY-MM or YYYY): only articles published then or later, such as "2025-07"',
      },
      { path: "limit", message: 'limit was "500", wanted an integer from 1 to 50, such as 10' },
      {
        path: "sort",
        message: 'sort was "best", wanted one of relevance, newest, oldest, diverse, such as "relevance"',
      },
    ]);
  });

  test.for([
    ["a query of spaces", "/search?q=%20%20", /q is missing/],
    ["a query of 513 characters", `/search?q=${"x".repeat(513)}`, /q was "x+…, wanted a text of 1 to 512 characters/],
    ["a limit given twice", "/search?q=a&limit=1&limit=2", /limit was \["1","2"\], wanted an integer from 1 to 50/],
    [
      "a cursor that we did not make",
      "/search?q=a&cursor=abc",
      /cursor was "abc", wanted the next_cursor of an answer/,
    ],
  ] as const)("is refused for %s", async ([, path, wanted]) => {
    const { status, detail } = await problem(path);
    expect(status).toBe(400);
    expect(detail).toMatch(wanted);
  });

  test("is told of each fault once", async () => {
    expect((await problem("/search?q=a&after=soon")).errors).toHaveLength(1);
  });

  test("is refused for the cursor of another search", async () => {
    const { next_cursor: cursor } = await search("q=Korea&limit=1");
    expect((await problem(`/search?q=Russia&limit=1&cursor=${cursor}`)).detail).toMatch(/made for another request/);
  });

  test("may still use another limit with a cursor", async () => {
    const { next_cursor: cursor } = await search("q=Korea&limit=1");
    expect((await search(`q=Korea&limit=2&cursor=${cursor}`)).hits.map(({ rank }) => rank)).toEqual([2, 3]);
  });

  test("is told the methods that there are", async () => {
    const response = await fetch(new Request(`${ORIGIN}/search`, { method: "POST" }));
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  });
});
