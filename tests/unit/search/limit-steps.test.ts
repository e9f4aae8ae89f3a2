import { beforeAll, describe, expect, test } from "vitest";
import { LIMITS, stepsAllowed } from "../../../src/contract/limits.ts";
import { SearchResponse } from "../../../src/contract/search-response.ts";
import { SearchPassagesOutput } from "../../../src/contract/tool-shapes.ts";
import { FREQUENT, makeCommonWords } from "../../support/common-words.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeService, type TestService } from "../../support/make-service.ts";
import { readAnswer } from "../../support/read-answer.ts";

const PHRASES = [
  "the of and",
  "of and to",
  "and to in",
  "to in a",
  "in a is",
  "a is that",
  "is that for",
  "the and of",
];
const QUERY = `${FREQUENT[40]} ${PHRASES.map((phrase) => `"${phrase}"`).join(" ")}`;
const LEFT_OUT = /^Too many passages to look for all at once, so the query is read without (.*); total too$/;

let service: TestService;

beforeAll(async () => {
  service = await makeService(await openArticles(makeCommonWords()));
});

async function search(query: string, more = ""): Promise<SearchResponse> {
  const answer = await service.get(`/search?q=${encodeURIComponent(query)}${more}`);
  return SearchResponse.parse(await answer.json());
}

const noteOf = ({ interpretation: { notes } }: SearchResponse) => notes.find((note) => LEFT_OUT.test(note));

describe("A query that asks for too much", () => {
  test("names what it is read without, and is answered as if that had not been typed", async () => {
    const { total, hits, ...asked } = await search(QUERY);
    const named = Array.from(LEFT_OUT.exec(noteOf({ total, hits, ...asked }) ?? "")?.[1]?.matchAll(/“([^”]*)”/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    const kept = named.reduce((query, [, phrase]) => query.replace(` "${phrase}"`, ""), QUERY);
    const rest = await search(kept);
    expect(noteOf(rest)).toBeUndefined();
    expect(rest.total).toBe(total);
    expect(rest.hits.map(({ id }) => id)).toEqual(hits.map(({ id }) => id));
  });

  test("is answered the same on every page and at every door", async () => {
    const whole = await search(QUERY, "&limit=6");
    const first = await search(QUERY, "&limit=3");
    const second = await search(QUERY, `&limit=3&cursor=${first.next_cursor}`);
    const { structuredContent } = await service.callTool("search_passages", {
      query: QUERY,
      limit: 6,
      max_tokens: 9_000,
    });
    const tool = readAnswer(SearchPassagesOutput, structuredContent);
    for (const { total, interpretation } of [first, second, tool]) {
      expect(total).toBe(whole.total);
      expect(interpretation.notes).toContain(noteOf(whole));
    }
    const ids = ({ hits }: Pick<SearchPassagesOutput, "hits">) => hits.map(({ id }) => id);
    expect([...ids(first), ...ids(second)]).toEqual(ids(whole));
    expect(ids(tool)).toEqual(ids(whole));
  });

  test("still leaves out what it excludes, as far as half of the steps go", async () => {
    const { hits } = await search(`${QUERY} -${FREQUENT[0]}`, "&limit=50");
    expect(hits.filter(({ text }) => text.split(/\W+/).includes(FREQUENT[0] ?? ""))).toEqual([]);
  });
});

test.each([
  FREQUENT.slice(0, 12).join(" "),
  `"the of" ${FREQUENT[3]}`,
  `"${FREQUENT[0]} ${FREQUENT[1]}" "the ${FREQUENT[2]}" ${FREQUENT[9]}`,
  "the of and to",
  "t*",
  `"the of and to in a is that for was"`,
  `+${FREQUENT[0]} +${FREQUENT[1]} -${FREQUENT[2]} ${FREQUENT[3]}`,
])("%s is read whole", async (query) => {
  expect(noteOf(await search(query))).toBeUndefined();
});

test("A corpus may take as many steps as it has passages allow, but for small and very large ones", () => {
  const { perPassage, least, most } = LIMITS.steps;
  expect(stepsAllowed(1)).toBe(least);
  expect(stepsAllowed(100_000)).toBe(perPassage * 100_000);
  expect(stepsAllowed(1e9)).toBe(most);
});
