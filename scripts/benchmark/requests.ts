import type { BenchmarkQuery } from "./queries.ts";

/** A request as it is sent: what `fetch` takes, and JSON can carry. */
export type Sent = [path: string, init?: { method: string; headers: Record<string, string>; body: string }];

/** Makes the request that asks a query. */
export type MakeRequest = (query: BenchmarkQuery) => Sent;

/** Requests that are measured, by the names of their figures. */
export type Requests = Readonly<Record<string, MakeRequest>>;

/** Sends a request to a path of a service, in this process or over HTTP. */
export type Send = (...sent: Sent) => Response | Promise<Response>;

/** Makes a GET request. */
export function get(path: string, parameters: Record<string, string>): Sent {
  return [`${path}?${new URLSearchParams(parameters)}`];
}

/** Calls the MCP endpoint by the last revision of 2025, which most clients speak. */
export function call(method: string, params?: object): Sent {
  const headers = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": "2025-06-18",
  };
  return ["/mcp", { method: "POST", headers, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }) }];
}

/** Calls a tool. */
export function callTool(name: string, given: Record<string, string>): Sent {
  return call("tools/call", { name, arguments: given });
}

/** Writes a query as a reader types it. */
export function writeQuery({ kind, text }: BenchmarkQuery): string {
  if (kind === "phrase") return `"${text}"`;
  return kind === "prefix" ? `${text}*` : text;
}

/** The request that every engine answers, with ten hits as JSON. */
export const SEARCH = "GET /search";

/** What is asked of this project. The article and the quote begin the corpus. */
export const REQUESTS: Requests = {
  [SEARCH]: (query) => get("/search", { q: writeQuery(query) }),
  "as Markdown": (query) => get("/search", { q: writeQuery(query), format: "markdown" }),
  "the page": (query) => get("/", { q: writeQuery(query) }),
  "MCP search": (query) => callTool("search", { query: writeQuery(query) }),
  "MCP concise": (query) => callTool("search_passages", { query: writeQuery(query), response_format: "concise" }),
  "MCP detailed": (query) => callTool("search_passages", { query: writeQuery(query), response_format: "detailed" }),
  "tools/list": () => call("tools/list"),
  "/suggest": ({ text }) => get("/suggest", { q: text.slice(0, 5) }),
  "/quotes": () => get("/quotes", { text: "The abundant fruits of another year have blessed our country" }),
  "an article": () => get("/articles/1790_george_washington_n", {}),
};

/** Sends a request and reads its answer. Rejects with an Error for a failure, which would be fast. */
export async function readAnswer(send: Send, sent: Sent): Promise<string> {
  const response = await send(...sent);
  const text = await response.text();
  if (!response.ok || /"(?:isError":true|error":\{)/.test(text)) throw new Error(`${sent[0]} answered ${text}`);
  return text;
}
