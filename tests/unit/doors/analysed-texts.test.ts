import { beforeAll, describe, expect, test } from "vitest";
import { countCalls } from "../../support/count-calls.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeService, type TestService } from "../../support/make-service.ts";
import { prepare } from "../../support/prepared-article.ts";

/** What takes a text apart. */
const ANALYSIS = ["/src/text/tokenise.ts", "/src/text/analyse.ts"];

const QUERY = "delegation refused talks";

let service: TestService;
beforeAll(async () => {
  const articles = Array.from({ length: 12 }, (_, at) =>
    prepare({
      id: `a${at}`,
      title: `Report ${at}`,
      passages: [`On day ${at} the delegation refused talks about node.js and e-mail. It left at ${at} o’clock.`],
    }),
  );
  service = await makeService(await openArticles(articles));
});

const countHits = (answer: string) => answer.match(/On day \d+/g)?.length ?? 0;

describe("An answer of ten hits analyses what was asked, and the text of no hit:", () => {
  const asked = { q: QUERY, max_per_article: "1" };
  const get = (path: string, more: Record<string, string>) => async (limit: number) =>
    (await service.get(`${path}?${new URLSearchParams({ ...asked, ...more, limit: `${limit}` })}`)).text();
  const call = (tool: string, more: object) => async (limit: number) =>
    (await service.callTool(tool, { query: QUERY, ...more, limit })).content[0]?.text ?? "";

  test.each([
    ["as JSON", get("/search", {})],
    ["as JSON, explained", get("/search", { explain: "true" })],
    ["within a budget", get("/search", { max_tokens: "20000" })],
    ["as Markdown", get("/search", { format: "markdown" })],
    ["on the page", get("/", {})],
    ["to an assistant, concisely", call("search_passages", { response_format: "concise" })],
    ["to an assistant, in detail", call("search_passages", { response_format: "detailed" })],
  ])("%s", async (_, ask) => {
    const count = async (limit: number) => {
      let answer = "";
      const calls = await countCalls(ANALYSIS, async () => {
        answer = await ask(limit);
      });
      return { calls, hits: countHits(answer) };
    };
    const [one, ten] = [await count(1), await count(10)];
    expect(ten.hits).toBeGreaterThanOrEqual(10 * Math.max(1, one.hits));
    expect(one.calls).toBeGreaterThan(0);
    expect(ten.calls).toBe(one.calls);
  });
});
