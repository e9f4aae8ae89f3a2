import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { QuotedShape } from "../../../src/contract/quoted.ts";
import { Problem } from "../../../src/contract/request-errors.ts";
import {
  FetchToolOutput,
  ListArticlesOutput,
  ReadArticleOutput,
  SearchPassagesOutput,
  SearchToolOutput,
  VerifyQuoteOutput,
} from "../../../src/contract/tool-shapes.ts";
import { ROUTES } from "../../../src/doors/http/routes.ts";
import { httpRequestOf, makeRequest, mcpRequestOf } from "../../support/arbitrary-request.ts";
import { makeIndex } from "../../support/make-index.ts";
import { makeService, ORIGIN, type TestService } from "../../support/make-service.ts";
import { post, rpc } from "../../support/mcp-messages.ts";
import { readAnswer } from "../../support/read-answer.ts";
import { readAllPassages } from "../../support/read-index.ts";
import { TYPED_CORPUS } from "../../support/typed-corpus.ts";

/** Requests to each door of each corpus. REQUESTS asks for more of them, all together: REQUESTS=200000. */
const RUNS = Math.ceil(Number(process.env.REQUESTS ?? 3_200) / 4);

/** Ends only what hangs: the slowest of all requests takes under a second. */
const HANGS = 60_000;

/** Ends a run that hangs in another way; a long one needs its time. */
const LIMIT_MS = Math.max(300_000, 200 * RUNS);

const OPTIONS = { numRuns: RUNS, timeout: HANGS };

const FAILED = /went wrong on our side|Internal error/;

/** What a tool's answer holds, beyond what every one does. */
const TOOL_OUTPUTS: Readonly<Record<string, z.ZodObject>> = {
  search: SearchToolOutput,
  fetch: FetchToolOutput,
  search_passages: SearchPassagesOutput,
  read_article: ReadArticleOutput,
  verify_quote: VerifyQuoteOutput,
  list_articles: ListArticlesOutput,
};

const Reply = z.object({
  jsonrpc: z.literal("2.0"),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ code: z.int(), message: z.string().min(1) }).optional(),
});

const ToolResult = z.object({
  isError: z.boolean().optional(),
  content: z.array(z.object({ type: z.literal("text"), text: z.string().min(1) })).min(1),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
});

const Call = z.object({ method: z.literal("tools/call"), params: z.object({ name: z.string() }) });

/** The route with an answer in JSON at an address. */
function routeOf(path: string) {
  return ROUTES.find((route) => {
    const [fixed = "", parameter] = route.path.split(":");
    return route.forms.json && (parameter === undefined ? path === fixed : path.startsWith(fixed));
  });
}

async function checkHttp({ fetch }: TestService, request: Request): Promise<void> {
  const response = await fetch(request);
  const body = await response.text();
  expect(response.status).toBeLessThan(500);
  const type = response.headers.get("content-type") ?? "";
  if (response.status >= 400 && type.startsWith("application/problem+json") && request.method !== "HEAD")
    expect(Problem.parse(JSON.parse(body)).status).toBe(response.status);
  if (response.status !== 200 || !type.startsWith("application/json") || request.method !== "GET") return;
  const { operation } = routeOf(new URL(request.url).pathname.replace(/(?<=.)\/$/, "")) ?? {};
  if (operation) operation.output.parse(JSON.parse(body));
}

/** The replies of a response, which may be a stream of events. */
function readReplies(type: string, body: string): unknown[] {
  if (!type.startsWith("text/event-stream")) return body === "" ? [] : [JSON.parse(body)].flat();
  return Array.from(body.matchAll(/^data: (.*)$/gm), ([, data = ""]) => JSON.parse(data));
}

function checkReply(reply: unknown, sent: unknown): void {
  const { result, error } = Reply.parse(reply);
  expect(error?.code).not.toBe(-32603);
  expect(JSON.stringify(error ?? "")).not.toMatch(FAILED);
  const { data: call } = Call.safeParse(sent);
  if (!result || !call) return;
  const { isError = false, content, structuredContent } = ToolResult.parse(result);
  expect(content[0]?.text).not.toMatch(isError ? FAILED : /^[^{]/);
  if (isError) return;
  const output = TOOL_OUTPUTS[call.params.name]?.extend(QuotedShape);
  expect(output && readAnswer(output, structuredContent)).toBeDefined();
  expect(JSON.parse(content[0]?.text ?? "")).toEqual(structuredContent);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function checkMcp({ fetch }: TestService, request: Request): Promise<void> {
  const sent = await request.clone().text();
  const response = await fetch(request);
  const replies = readReplies(response.headers.get("content-type") ?? "", await response.text());
  expect(response.status).toBeLessThan(500);
  for (const reply of replies) checkReply(reply, readJson(sent));
}

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test.each([
  ["a body", deep(100_000)],
  ["arguments in a string", rpc("tools/call", { name: "search", arguments: deep(100_000) })],
  ["an argument in a string", rpc("tools/call", { name: "search", arguments: `{"query":${deep(50_000)}}` })],
])("%s that nests absurdly is refused in plain words", async (_what, body) => {
  const { fetch } = await makeService(await makeIndex(TYPED_CORPUS));
  const response = await fetch(post(body, {}, `${ORIGIN}/mcp`));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringMatching("nests deeper than 64 levels") },
  });
});

const corpora: [string, TestService][] = [
  ["a small corpus", await makeService()],
  ["articles in several languages", await makeService(await makeIndex(TYPED_CORPUS))],
];

describe.each(corpora)(
  "Any request that can be made, of %s, gets an answer of the shape that is promised",
  async (_, service) => {
    const passages = (await readAllPassages(service.index)).map(({ id }) => id);
    const ids = [...service.index.articleIds(), ...passages.slice(0, 40)];

    test("over HTTP", { timeout: LIMIT_MS }, async () => {
      const property = fc.asyncProperty(httpRequestOf(ids), (asked) => checkHttp(service, makeRequest(asked, ORIGIN)));
      await fc.assert(property, OPTIONS);
    });

    test("over MCP", { timeout: LIMIT_MS }, async () => {
      const property = fc.asyncProperty(mcpRequestOf(ids), (asked) => checkMcp(service, makeRequest(asked, ORIGIN)));
      await fc.assert(property, OPTIONS);
    });
  },
);
