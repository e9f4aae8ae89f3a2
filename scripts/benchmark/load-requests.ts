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
import { listHostile } from "./hostile-requests.ts";
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

/** How many of a hundred requests are of a kind, how one is made, and the shape of its answer. */
type Kind = readonly [
  name: string,
  share: number,
  make: (material: LoadMaterial, draw: Draw) => Sent,
  shape: z.ZodType,
];

/** The answer of a call over JSON-RPC. */
const resultOf = (shape: z.ZodType) => z.object({ result: shape });

/** The answer of a tool, by the schema that clients are given. */
const toolAnswer = ({ output }: { output: z.ZodObject }) =>
  resultOf(z.object({ structuredContent: z.fromJSONSchema(publishAnswer(output)) }));

const Page = z.string().regex(/^<!doctype html>.*<\/html>\s*$/is);
const ToolList = z.object({ tools: z.array(z.looseObject({ name: z.string() })).min(1) });

const drawQuery = (draw: Draw) => writeQuery(draw(QUERIES));
const drawStart = (draw: Draw) => draw(QUERIES).text.slice(0, draw([2, 3, 5, 8]));
const drawPage = (draw: Draw) => ({ format: "html", q: drawQuery(draw) });
const drawDetailed = (draw: Draw) => ({ query: drawQuery(draw), response_format: "detailed" });

/** What people, programs and assistants ask for. */
const KINDS: readonly Kind[] = [
  ["GET /search", 30, (_, draw) => get("/search", { q: drawQuery(draw) }), search.output],
  ["GET /suggest", 20, (_, draw) => get("/suggest", { q: drawStart(draw) }), suggestions.output],
  ["GET /quotes", 8, ({ quotes }, draw) => get("/quotes", { text: draw(quotes) }), verifyQuote.output],
  ["an article", 8, ({ ids }, draw) => get(`/articles/${draw(ids)}`, { format: "json" }), readArticle.output],
  ["the list", 2, () => get("/articles", {}), listArticles.output],
  ["the page of results", 9, (_, draw) => get("/", { q: drawQuery(draw) }), Page],
  ["the page of an article", 3, ({ ids }, draw) => get(`/articles/${draw(ids)}`, drawPage(draw)), Page],
  ["MCP search", 9, (_, draw) => callTool("search", { query: drawQuery(draw) }), toolAnswer(searchTool)],
  [
    "MCP search_passages",
    4,
    (_, draw) => callTool("search_passages", drawDetailed(draw)),
    toolAnswer(searchPassagesTool),
  ],
  ["MCP fetch", 4, ({ ids }, draw) => callTool("fetch", { id: draw(ids) }), toolAnswer(fetchTool)],
  [
    "MCP verify_quote",
    2,
    ({ quotes }, draw) => callTool("verify_quote", { quote: draw(quotes) }),
    toolAnswer(verifyQuoteTool),
  ],
  ["MCP tools/list", 1, () => call("tools/list"), resultOf(ToolList)],
];

const SHARES = KINDS.flatMap((kind) => Array.from({ length: kind[1] }, () => kind));

/** Of how many requests one is hostile: 1 %. */
const HOSTILE_IN = 100;

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
  const [name, , make, shape] = draw(SHARES);
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
