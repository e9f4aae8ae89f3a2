import { describe, expect, test } from "vitest";
import { z } from "zod";
import { makeIndex } from "../../support/make-index.ts";
import { makeService } from "../../support/make-service.ts";

const lines = ["MED-10", "MED-11"].map((_id) =>
  JSON.stringify({ _id, title: _id, text: "The talks were refused in July." }),
);
const { get, callTool } = await makeService(
  await makeIndex({ "articles.jsonl": lines.join("\n"), "서울의 대답.md": "The talks were refused in Seoul." }),
);

/** Each id with the address that it has as an MCP resource. */
const ADDRESSES = ["MED-10", "서울의-대답"].map((id) => [id, `article://${encodeURIComponent(id)}`] as const);

const Found = z.object({ hits: z.array(z.object({ id: z.string(), article: z.object({ id: z.string() }) })) });
const Quoted = z.object({ places: z.array(z.object({ article: z.object({ id: z.string() }) })) });

const articlesOf = (answer: unknown) => Found.parse(answer).hits.map(({ article }) => article.id);
const quotedIn = (answer: unknown) => Quoted.parse(answer).places.map(({ article }) => article.id);
const ask = async (path: string, parameters: Record<string, string>): Promise<unknown> =>
  (await get(`${path}?${new URLSearchParams(parameters)}`)).json();
const call = async (name: string, args: object): Promise<unknown> => (await callTool(name, args)).structuredContent;

describe.each(ADDRESSES)("The address of %s as a resource stands for its id", (id, address) => {
  test("in a search, given or typed, on both doors", async () => {
    expect(articlesOf(await ask("/search", { q: "talks", in: address }))).toEqual([id]);
    expect(articlesOf(await ask("/search", { q: `talks in:${address}` }))).toEqual([id]);
    expect(articlesOf(await call("search_passages", { query: "talks", in: [address] }))).toEqual([id]);
    expect(articlesOf(await call("search_passages", { query: `talks in:"${address}"` }))).toEqual([id]);
  });

  test("in the search for a quote, on both doors", async () => {
    expect(quotedIn(await ask("/quotes", { text: "talks were refused", in: address }))).toEqual([id]);
    expect(quotedIn(await call("verify_quote", { quote: "talks were refused", in: [address] }))).toEqual([id]);
  });

  test("where an article or a passage is read, on both doors", async () => {
    const [passage] = Found.parse(await ask("/search", { q: "talks", in: id })).hits;
    for (const asked of [address, `${address}~${passage?.id.split("~")[1]}`]) {
      for (const tool of ["fetch", "read_article"])
        expect(await call(tool, { id: asked })).toMatchObject({
          text: expect.stringContaining("The talks were refused"),
        });
    }
    expect(await ask(`/articles/${encodeURIComponent(address)}`, {})).toMatchObject({ id });
    expect((await get(`/passages/${encodeURIComponent(passage?.id.replace(id, address) ?? "")}`)).status).toBe(200);
  });
});
