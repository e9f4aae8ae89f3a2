import { describe, expect, test } from "vitest";
import type { SearchRequest } from "../../../../src/contract/search-request.ts";
import { SearchResponse } from "../../../../src/contract/search-response.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService } from "../../../support/make-service.ts";
import { FILTERS, FINDS_ALL, TYPED_CORPUS } from "../../../support/typed-corpus.ts";

const { get } = await makeService(await makeIndex(TYPED_CORPUS));

async function ask(q: string, filters: Partial<SearchRequest> = {}): Promise<SearchResponse> {
  const named = Object.entries(filters).flatMap(([name, values]) => [values].flat().map((value) => [name, `${value}`]));
  const response = await get(`/search?${new URLSearchParams([["q", q], ...named])}`);
  expect(response.status).toBe(200);
  return SearchResponse.parse(await response.json());
}

/** What is said of a query in which nothing but words stands. */
const NOTHING = {
  terms: [],
  phrases: [],
  required: [],
  excluded: [],
  filters: {},
  ignored: [],
  corrected: [],
  notes: [],
};

describe("GET /search says how it read", () => {
  test.for([
    ["words", "the joint drills", { terms: ["joint", "drills"], ignored: ["the"] }],
    ["a phrase, of which no word is a term of its own", '"no reason to meet"', { phrases: ["no reason to meet"] }],
    ["a phrase beside words", 'why "no reason" sea', { phrases: ["no reason"], terms: ["sea"], ignored: ["why"] }],
    ["smart quotation marks", "“no reason”", { phrases: ["no reason"] }],
    ["a word that must be there", "+joint sea", { terms: ["joint", "sea"], required: ["joint"] }],
    ["one word between quotation marks", '"joint" sea', { terms: ["joint", "sea"], required: ["joint"] }],
    ["a word that must not be there", "joint -sea", { terms: ["joint"], excluded: ["sea"] }],
    ["a phrase that must not be there", 'joint -"by sea"', { terms: ["joint"], excluded: ["by sea"] }],
    ["a word of the title", "title:talks", { required: ["title:talks"] }],
    ["a phrase of the title", 'title:"come home"', { required: ['title:"come home"'] }],
    ["a title that must not be", "joint -title:talks", { terms: ["joint"], excluded: ["title:talks"] }],
    ["the beginning of a word", "loudsp*", { terms: ["loudsp*"] }],
    ["a beginning that must be there", "+loudsp*", { terms: ["loudsp*"], required: ["loudsp*"] }],
    ["a beginning that must not be there", "joint -loudsp*", { terms: ["joint"], excluded: ["loudsp*"] }],
    ["a filter", "tag:talks joint", { terms: ["joint"], filters: { tag: ["talks"] } }],
    [
      "filters with values of several words",
      'source:"The U.S. Post" author:“José Núñez” author:"Ada Lovelace" lang:en in:drills',
      {
        filters: {
          source: ["The U.S. Post"],
          author: ["José Núñez", "Ada Lovelace"],
          lang: ["en"],
          in: ["drills"],
        },
      },
    ],
    ["days", "after:2024-05 before:2025-07-28", { filters: { after: ["2024-05"], before: ["2025-07-28"] } }],
    [
      "filters behind a minus",
      "joint -source:Desk -tag:sea",
      { terms: ["joint"], excluded: ["source:Desk", "tag:sea"] },
    ],
  ] as const)("%s", async ([, q, wanted]) => {
    expect((await ask(q)).interpretation).toEqual({ ...NOTHING, ...wanted });
  });

  test("filters from both places", async () => {
    const { interpretation, hits } = await ask("tag:sea after:2025-07 joint fishermen", {
      tag: ["talks"],
      lang: ["en"],
    });
    expect(interpretation.filters).toEqual({ tag: ["talks", "sea"], lang: ["en"], after: ["2025-07"] });
    expect(hits.map(({ article }) => article.id)).toEqual(["boats"]);
  });

  test("one filter from both places, which the page does not take for a choice either", async () => {
    const parameters = new URLSearchParams({ q: 'joint source:"The U.S. Post"', source: "Desk" });
    const page = await (await get(`/?${parameters}`)).text();
    expect(page).toContain("source: Desk, The U.S. Post<");
    expect(page).toContain("Both filters by source must hold: Desk (given) and The U.S. Post (typed)");
  });

  test.each(FILTERS)("a filter, given or typed: %j, %s", async (given, typed, wanted) => {
    const answers = [await ask(FINDS_ALL, given), await ask(`${FINDS_ALL} ${typed}`)];
    for (const { hits, interpretation } of answers) {
      expect(hits.map(({ article }) => article.id).sort()).toEqual(wanted);
      expect(Object.keys(interpretation.filters)).toEqual(Object.keys(given));
      expect(interpretation.terms).toEqual(["joint", "fishermen"]);
    }
    expect(answers[0]?.hits).toEqual(answers[1]?.hits);
  });

  test("words that are one too many", async () => {
    const { interpretation } = await ask(`${"x ".repeat(64)}sea`);
    expect(interpretation).toMatchObject({ terms: ["x"], ignored: ["sea"] });
    expect(interpretation.notes).toContainEqual(expect.stringContaining("first 64 words"));
  });

  test("what is malformed", async () => {
    const { interpretation } = await ask('after:soon lo*d source: tag:"" "joint');
    expect(interpretation).toMatchObject({ phrases: [], required: [], excluded: [], filters: {} });
    expect(interpretation.terms).toEqual(["soon", "lo", "d", "source", "joint"]);
    expect(interpretation.notes).toEqual(
      expect.arrayContaining([
        expect.stringContaining("quotation mark"),
        expect.stringContaining("YYYY-MM-DD"),
        expect.stringContaining("star"),
        expect.stringContaining("source: has no value"),
        expect.stringContaining('tag:"" has no value'),
      ]),
    );
  });

  test("requirements that nothing meets", async () => {
    const { interpretation, total } = await ask("+fishermen +seoul");
    expect(interpretation.required).toEqual(["fishermen", "seoul"]);
    expect(interpretation.notes).toEqual([expect.stringContaining("relaxed")]);
    expect(total).toBe(2);
  });
});
