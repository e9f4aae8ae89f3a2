import * as z from "zod";
import { publishAnswer } from "../../src/doors/mcp/publish-schema.ts";
import { fetchTool } from "../../src/doors/mcp/tools/fetch.ts";
import { searchTool } from "../../src/doors/mcp/tools/search.ts";
import { searchPassagesTool } from "../../src/doors/mcp/tools/search-passages.ts";
import { verifyQuoteTool } from "../../src/doors/mcp/tools/verify-quote.ts";
import { listArticles } from "../../src/operations/list-articles.ts";
import { readArticle } from "../../src/operations/read-article.ts";
import { search, suggestions } from "../../src/operations/search.ts";
import { verifyQuote } from "../../src/operations/verify-quote.ts";
import { drawFrom } from "../create-random.ts";
import { QUERIES } from "./queries.ts";
import { call, callTool, get, readAnswer, type Sent, writeQuery } from "./requests.ts";
import type { SendToWorker } from "./start-worker.ts";

/** A request of a load, and what is wrong with its answer; `null` when nothing is. */
export interface LoadRequest {
  name: string;
  sent: Sent;
  findFault(status: number, body: string): string | null;
}

/** What is in the corpus: ids of articles, and words that passages have. */
export interface LoadMaterial {
  ids: readonly string[];
  quotes: readonly string[];
}

type Draw = <T>(items: readonly T[]) => T;

interface Kind {
  name: string;
  /** How many of a hundred requests are of this kind. */
  share: number;
  make(material: LoadMaterial, draw: Draw): Sent;
  shape: z.ZodType;
}

/** The answer of a tool call over JSON-RPC, by the schema that clients are given. */
function toolAnswer({ output }: { output: z.ZodObject }): z.ZodType {
  return z.object({ result: z.object({ structuredContent: z.fromJSONSchema(publishAnswer(output)) }) });
}

const Page = z.string().regex(/^<!doctype html>.*<\/html>\s*$/is);

const drawQuery = (draw: Draw) => writeQuery(draw(QUERIES));

/** What people, programs and assistants ask for. */
const KINDS: readonly Kind[] = [
  {
    name: "GET /search",
    share: 30,
    make: (_, draw) => get("/search", { q: drawQuery(draw) }),
    shape: search.output,
  },
  {
    name: "GET /suggest",
    share: 20,
    make: (_, draw) => get("/suggest", { q: draw(QUERIES).text.slice(0, draw([2, 3, 5, 8])) }),
    shape: suggestions.output,
  },
  {
    name: "GET /quotes",
    share: 8,
    make: ({ quotes }, draw) => get("/quotes", { text: draw(quotes) }),
    shape: verifyQuote.output,
  },
  {
    name: "an article",
    share: 8,
    make: ({ ids }, draw) => get(`/articles/${draw(ids)}`, { format: "json" }),
    shape: readArticle.output,
  },
  { name: "the list", share: 2, make: () => get("/articles", {}), shape: listArticles.output },
  {
    name: "the page of results",
    share: 9,
    make: (_, draw) => get("/", { q: drawQuery(draw) }),
    shape: Page,
  },
  {
    name: "the page of an article",
    share: 3,
    make: ({ ids }, draw) => get(`/articles/${draw(ids)}`, { format: "html", q: drawQuery(draw) }),
    shape: Page,
  },
  {
    name: "MCP search",
    share: 9,
    make: (_, draw) => callTool("search", { query: drawQuery(draw) }),
    shape: toolAnswer(searchTool),
  },
  {
    name: "MCP search_passages",
    share: 4,
    make: (_, draw) => callTool("search_passages", { query: drawQuery(draw), response_format: "detailed" }),
    shape: toolAnswer(searchPassagesTool),
  },
  {
    name: "MCP fetch",
    share: 4,
    make: ({ ids }, draw) => callTool("fetch", { id: draw(ids) }),
    shape: toolAnswer(fetchTool),
  },
  {
    name: "MCP verify_quote",
    share: 2,
    make: ({ quotes }, draw) => callTool("verify_quote", { quote: draw(quotes) }),
    shape: toolAnswer(verifyQuoteTool),
  },
  {
    name: "MCP tools/list",
    share: 1,
    make: () => call("tools/list"),
    shape: z.object({ result: z.object({ tools: z.array(z.looseObject({ name: z.string() })).min(1) }) }),
  },
];

const SHARES = KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));

/** Of how many requests one is hostile: 1 %. */
const HOSTILE_IN = 100;

const repeat = (text: string, times: number) => Array.from({ length: times }, () => text).join(" ");

/** Queries that cost the most that one may, or are none. */
const HOSTILE_QUERIES: readonly string[] = [
  repeat('"of the" s*', 36),
  `"${repeat("of the", 32)}"`,
  repeat("s*", 64),
  Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => `+${letter}*`).join(" "),
  repeat("the of and to in", 20),
  repeat("-the", 64),
  Array.from({ length: 60 }, (_, at) => `qwx${at}zv`).join(" "),
  `title:${"a".repeat(400)}`,
  "\u{1f525}".repeat(128),
  "a\u0301".repeat(200),
  "\u202e\u0000\u200b\ufeff",
  "国".repeat(400),
  '"'.repeat(511),
  "after:9999-99-99 before:0000 in:x source:y",
];

const post = (body: string, headers: Record<string, string> = {}): Sent => [
  "/mcp",
  { method: "POST", headers: { "content-type": "application/json", accept: "*/*", ...headers }, body },
];

const batch = (query: string, times: number) =>
  Array.from({ length: times }, (_, id) => {
    return { jsonrpc: "2.0", id, method: "tools/call", params: { name: "search_passages", arguments: { query } } };
  });

/** Requests that try to break something, or cost as much as they may. */
function listHostile(): Sent[] {
  return [
    ...HOSTILE_QUERIES.flatMap((q) => [
      get("/search", { q, limit: "50", facets: "all", explain: "true" }),
      get("/", { q, sort: "diverse" }),
      get("/suggest", { q }),
      get("/quotes", { text: q }),
      callTool("search", { query: q }),
      callTool("verify_quote", { quote: repeat(q, 3) }),
    ]),
    get("/quotes", { text: repeat("of the", 10) }),
    get("/search", { q: "war", cursor: "AAAA" }),
    get("/search", { q: "war", limit: "-1" }),
    ["/search?q=%ED%A0%80%00%FF"],
    ["/articles/%2e%2e%2findex%2findex.bin"],
    [`/articles/${"x".repeat(4000)}`],
    ["/index/index.bin"],
    post(JSON.stringify(batch(HOSTILE_QUERIES[0] ?? "", 10)), { "mcp-protocol-version": "2025-03-26" }),
    post(JSON.stringify(batch("war", 11)), { "mcp-protocol-version": "2025-03-26" }),
    post("{"),
    post("[]"),
    post("[".repeat(10_000)),
    post(`{"jsonrpc":"2.0","id":1,"method":"${"x".repeat(300_000)}"}`),
    post('{"jsonrpc":"2.0","id":null,"method":"tools/call","params":{"name":"__proto__","arguments":{"__proto__":1}}}'),
    callTool("fetch", { id: `${"x".repeat(300)}@99999999` }),
    callTool("read_article", { id: "constructor", start: "-5", max_tokens: "1e9" }),
    callTool("nothing", {}),
    ["/search?q=x", { method: "POST", headers: {}, body: "x".repeat(10_000) }],
  ];
}

const HOSTILE = listHostile();

/** Says what is wrong with an answer to an ordinary request. */
function findFault(shape: z.ZodType, status: number, body: string): string | null {
  if (status !== 200) return `answered ${status}`;
  const { error } = shape.safeParse(body.startsWith("{") ? JSON.parse(body) : body);
  return error ? `broke its schema at ${error.issues[0]?.path.join(".")}` : null;
}

/** What no request may bring about, however hostile. */
function findBreakage(status: number, body: string): string | null {
  if (status >= 500) return `answered ${status}`;
  return /"code":-32603\b/.test(body) ? "answered -32603" : null;
}

/** Draws a request: an ordinary one, or in one of a hundred cases a hostile one. */
export function drawRequest(random: () => number, material: LoadMaterial): LoadRequest {
  const draw: Draw = (items) => drawFrom(random, items);
  if (random() * HOSTILE_IN < 1) return { name: "hostile", sent: draw(HOSTILE), findFault: findBreakage };
  const { name, make, shape } = draw(SHARES);
  return { name, sent: make(material, draw), findFault: (status, body) => findFault(shape, status, body) };
}

/** Words of a passage that are quoted. */
const QUOTED_WORDS = 12;

/** Asks a service what it has, for requests that find something. Rejects with an Error when it does not answer. */
export async function readMaterial(send: SendToWorker): Promise<LoadMaterial> {
  const { articles } = listArticles.output.parse(JSON.parse(await readAnswer(send, ["/articles?limit=100"])));
  const found = await readAnswer(send, ["/search?q=peace+and+war&limit=50"]);
  const { hits } = search.output.parse(JSON.parse(found));
  const quotes = hits.map(({ snippet }) => {
    const words = snippet?.text.split(/\s+/).filter((word) => !word.includes("…")) ?? [];
    return words.slice(0, QUOTED_WORDS).join(" ");
  });
  return { ids: articles.map(({ id }) => id), quotes };
}
