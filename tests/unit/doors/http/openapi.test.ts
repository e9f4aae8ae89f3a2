import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  ArticleDocument,
  ArticleList,
  PassageDocument,
  StatusDocument,
} from "../../../../src/contract/article-documents.ts";
import { CorpusDocument } from "../../../../src/contract/corpus-document.ts";
import { QuoteAnswer } from "../../../../src/contract/quotes.ts";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { ExplainedResponse } from "../../../../src/contract/search-response.ts";
import { SuggestionList } from "../../../../src/contract/suggestions.ts";
import { IndexUnavailableError } from "../../../../src/index/format/index-errors.ts";
import { makeService, serveIndex } from "../../../support/make-service.ts";

const Content = z.record(
  z.string(),
  z.object({ examples: z.object({ example: z.object({ value: z.unknown() }) }).optional() }),
);
const Described = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).length(1),
  parameters: z.array(z.object({ in: z.string(), name: z.string(), example: z.unknown().optional() })),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
});
const OpenApi = z.object({
  servers: z.array(z.object({ url: z.string() })),
  tags: z.array(z.object({ name: z.string() })),
  paths: z.record(z.string(), z.object({ get: Described })),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** The shapes of answers as the contract has them, by operation. */
const ANSWERS: Record<string, z.ZodType> = {
  search: ExplainedResponse,
  suggest: SuggestionList,
  listArticles: ArticleList,
  corpus: CorpusDocument,
  readArticle: ArticleDocument,
  readPassage: PassageDocument,
  verifyQuote: QuoteAnswer,
  status: StatusDocument,
};

const describeService = async ({ get }: { get(path: string): Promise<Response> }) =>
  OpenApi.parse(await (await get("/openapi.json")).json());

const exampleIn = ({ content = {} }: { content?: z.infer<typeof Content> | undefined }, type: string) =>
  content[type]?.examples?.example.value;

describe("What programs are told of the routes", async () => {
  const service = await makeService();
  const text = await (await service.get("/openapi.json")).text();
  const openApi = OpenApi.parse(JSON.parse(text));
  const operations = Object.entries(openApi.paths).map(([path, { get }]) => ({ path, ...get }));

  test("names shapes as a person would, and refers to none that is not there", () => {
    const names = Object.keys(openApi.components.schemas);
    expect(names).toEqual(expect.arrayContaining(["SearchResponse", "Hit", "Article", "Passage", "Problem"]));
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(references.length).toBeGreaterThan(20);
    expect(names).toEqual(expect.arrayContaining(references));
    const tags = openApi.tags.map(({ name }) => name);
    for (const { tags: own } of operations) expect(tags).toEqual(expect.arrayContaining(own));
  });

  test.each(operations)("has a real answer and real problems of $operationId", async (operation) => {
    const { responses, parameters, path, operationId } = operation;
    const value = exampleIn(responses["200"] ?? {}, "application/json");
    expect(ANSWERS[operationId]?.parse(value)).toEqual(value);
    for (const [status, answer] of Object.entries(responses)) {
      if (Number(status) < 400) continue;
      const problem = exampleIn(answer, "application/problem+json");
      expect(Problem.parse(problem)).toMatchObject({ status: Number(status) });
    }
    // Whoever sends the example of each parameter gets the example of the answer.
    const given = parameters.filter(({ example }) => example !== undefined);
    const at = given.reduce(
      (some, one) => some.replace(`{${one.name}}`, encodeURIComponent(String(one.example))),
      path,
    );
    const query = given.filter((one) => one.in === "query").map(({ name, example }) => [name, String(example)]);
    const asked = await service.get(`${at}?${new URLSearchParams(query)}`, { accept: "application/json" });
    if (!["status", "corpus"].includes(operationId)) expect(await asked.json()).toEqual(value);
  });

  test("is told without examples while the index cannot be read", async () => {
    const broken = serveIndex(() => Promise.reject(new IndexUnavailableError("gone")));
    const { paths, components } = await describeService(broken);
    expect(components).toEqual(openApi.components);
    expect(exampleIn(paths["/search"]?.get.responses["200"] ?? {}, "application/json")).toBeUndefined();
  });

  test("is a page too, with a form for each route", async () => {
    const response = await service.get("/docs", { accept: "text/html" });
    const page = await response.text();
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=UTF-8");
    for (const { operationId, path } of operations) {
      expect(page).toContain(`id="${operationId}"`);
      expect(page).toContain(`data-path="${path}"`);
    }
  });
});
