import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { SuggestionList } from "../../../../src/contract/suggestions.ts";
import { makeService } from "../../../support/make-service.ts";

const { get, fetch, index } = await makeService();

async function suggest(query: string): Promise<SuggestionList> {
  const response = await get(`/suggest?${query}`);
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  const list = SuggestionList.parse(body);
  // No field of the shape may be absent, and none may be there that it does not have.
  expect(list).toEqual(body);
  return list;
}

describe("GET /suggest", () => {
  test("completes what is typed, and says which index did", async () => {
    const list = await suggest("q=kim+y");
    expect(list.query).toBe("kim y");
    expect(list.index).toEqual(index.reference);
    expect(list.suggestions[0]).toEqual({
      text: "Kim Yo Jong",
      kind: "name",
      highlights: [[0, 5]],
      article: null,
      count: expect.any(Number),
    });
  });

  test("tells a title by its article, which can be opened", async () => {
    const { suggestions } = await suggest("q=north+korea+puts");
    expect(suggestions[0]).toMatchObject({ kind: "title", article: "moscow-before-seoul" });
    expect((await get(`/articles/${suggestions[0]?.article}`)).status).toBe(200);
  });

  test("gives eight, unless another number is asked for", async () => {
    expect((await suggest("q=s")).suggestions).toHaveLength(8);
    expect((await suggest("q=s&limit=20")).suggestions).toHaveLength(20);
    expect((await suggest("q=s&limit=1")).suggestions).toEqual((await suggest("q=s")).suggestions.slice(0, 1));
  });

  test("keeps the white space that says that a word is whole", async () => {
    const { query, suggestions } = await suggest("q=kim+yo+");
    expect(query).toBe("kim yo ");
    expect(suggestions[0]?.text).toBe("Kim Yo Jong");
  });

  test("has an empty list, not an error, for what nothing begins with", async () => {
    expect((await suggest("q=zzyzx")).suggestions).toEqual([]);
    expect((await suggest("q=%22%22")).suggestions).toEqual([]);
  });

  test.for([
    ["nothing typed", ""],
    ["nothing but white space", "q=+"],
    ["more than 512 characters", `q=${"a".repeat(513)}`],
    ["a limit of nothing", "q=a&limit=0"],
    ["a limit above 20", "q=a&limit=21"],
    ["a limit that is no number", "q=a&limit=many"],
  ])("refuses %s, and says what it wanted", async ([, query]) => {
    const response = await get(`/suggest?${query}`);
    expect(response.status).toBe(400);
    const { errors } = Problem.parse(await response.json());
    expect(errors).toHaveLength(1);
  });

  test("can be asked again whether anything has changed", async () => {
    const etag = (await get("/suggest?q=kim")).headers.get("ETag") ?? "";
    expect((await get("/suggest?q=kim", { "If-None-Match": etag })).status).toBe(304);
    expect((await get("/suggest?q=kimc", { "If-None-Match": etag })).status).toBe(200);
  });

  test("takes no other method, and a slash at its end", async () => {
    const response = await fetch(new Request("https://search.example.org/suggest?q=kim", { method: "POST" }));
    expect(response.status).toBe(405);
    expect((await get("/suggest/?q=kim")).status).toBe(301);
  });

  test("is described for those who read OpenAPI", async () => {
    const Paths = z.object({ paths: z.record(z.string(), z.object({ get: z.object({ operationId: z.string() }) })) });
    const { paths } = Paths.parse(await (await get("/openapi.json")).json());
    expect(paths["/suggest"]?.get.operationId).toBe("suggest");
  });
});
