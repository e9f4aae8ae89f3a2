import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SearchResponse } from "../../../src/contract/search-response.ts";
import { makeService } from "../../support/make-service.ts";
import { readAnswer } from "../../support/read-answer.ts";

const { get, callTool } = await makeService();

/** What both doors are asked: as HTTP parameters, and as arguments of search_passages. */
const QUESTIONS: [string, string, Record<string, unknown>][] = [
  ["a question", "q=who+repatriated+the+fishermen", { query: "who repatriated the fishermen" }],
  ["a name in another spelling", "q=LEE+Jae-Myung", { query: "LEE Jae-Myung" }],
  ["a synonym", "q=DPRK+munitions", { query: "DPRK munitions" }],
  ["a misspelt word", "q=Guteres", { query: "Guteres" }],
  ["only common words", "q=who+is+it", { query: "who is it" }],
  ["no words at all", "q=%3F%3F%3F", { query: "???" }],
  ["operators", "q=%2BKorea+-%22six+words%22+tag%3Ax", { query: '+Korea -"six words" tag:x' }],
  ["a phrase and the beginning of a word", "q=%22North+Korea%22+fish*", { query: '"North Korea" fish*' }],
  ["what no passage has all of", "q=%2BGuterres+%2Bfishermen", { query: "+Guterres +fishermen" }],
  ["filters alone", "q=tag%3Arussia+-lang%3Ako", { query: "tag:russia -lang:ko" }],
  ["exclusions alone", "q=-Russia&limit=5", { query: "-Russia", limit: 5 }],
  ["a filter typed and given", "q=Korea+tag%3Arussia&after=2025", { query: "Korea tag:russia", after: "2025" }],
  ["what is malformed", "q=%22Korea+after%3Asoon+tag%3A", { query: '"Korea after:soon tag:' }],
  [
    "filters",
    "q=Korea&tag=russia&tag=nuclear&after=2025",
    { query: "Korea", tag: ["russia", "nuclear"], after: "2025" },
  ],
  ["a filter that nothing passes", "q=Korea&author=Nobody", { query: "Korea", author: ["Nobody"] }],
  [
    "one passage of each article",
    "q=Korea&max_per_article=1&limit=3",
    { query: "Korea", max_per_article: 1, limit: 3 },
  ],
  ["an order by day", "q=Korea&sort=newest", { query: "Korea", sort: "newest" }],
];

async function askHttp(parameters: string): Promise<SearchResponse> {
  return SearchResponse.parse(await (await get(`/search?${parameters}&max_tokens=10000`)).json());
}

async function askMcp(args: Record<string, unknown>): Promise<SearchResponse> {
  const { structuredContent } = await callTool("search_passages", {
    // Without a limit the tool gives fewer passages of a poor match.
    limit: 10,
    ...args,
    max_tokens: 10_000,
    response_format: "detailed",
  });
  return readAnswer(SearchResponse, structuredContent);
}

describe("Both doors give the same answer to", () => {
  test.for(QUESTIONS)("%s", async ([, parameters, args]) => {
    expect(await askMcp(args)).toEqual(await askHttp(parameters));
  });

  test("a phrase, also by the tool that takes a query and nothing else", async () => {
    const { hits } = await askHttp("q=%22group+of+fishermen%22+-Russia");
    const { structuredContent } = await callTool("search", { query: '"group of fishermen" -Russia' });
    const { results } = z.object({ results: z.array(z.object({ id: z.string() })) }).parse(structuredContent);
    expect(results.length).toBeGreaterThan(0);
    expect(results.map(({ id }) => id)).toEqual(hits.map(({ id }) => id));
  });

  test("the next page, with a cursor from either", async () => {
    const { next_cursor: fromHttp } = await askHttp("q=Korea&limit=2");
    const { next_cursor: fromMcp } = await askMcp({ query: "Korea", limit: 2 });
    expect(fromMcp).toBe(fromHttp);
    expect(await askMcp({ query: "Korea", limit: 2, cursor: fromHttp })).toEqual(
      await askHttp(`q=Korea&limit=2&cursor=${fromMcp}`),
    );
  });
});

describe("Both doors refuse alike", () => {
  const BAD: [string, string, Record<string, unknown>][] = [
    ["a limit out of range", "q=a&limit=0", { query: "a", limit: "0" }],
    ["a day that does not exist", "q=a&after=2025-02-30", { query: "a", after: "2025-02-30" }],
    ["a cursor that was not given", "q=a&cursor=x", { query: "a", cursor: "x" }],
    ["a query of nothing but spaces", "q=+", {}],
  ];

  test.for(BAD)("%s", async ([, parameters, args]) => {
    const response = await get(`/search?${parameters}`);
    const { isError, content, structuredContent } = await callTool("search_passages", args);
    expect([response.status, isError, structuredContent]).toEqual([400, true, undefined]);
    const { detail } = Object(await response.json());
    // HTTP calls the words q, MCP calls them query.
    expect(content[0]?.text).toBe(detail.replace(/^q is/, "query is"));
  });
});
