import { QUERIES } from "./queries.ts";
import { type Figures, median } from "./run-process.ts";

/** Sends a request to a path of a service, in this process or over HTTP. */
export type Send = (path: string, init?: RequestInit) => Response | Promise<Response>;

type Sent = [path: string, init?: RequestInit];

function get(path: string, parameters: Record<string, string>): Sent {
  return [`${path}?${new URLSearchParams(parameters)}`];
}

/** Calls the MCP endpoint by the last revision of 2025, which most clients speak. */
function call(method: string, params?: object): Sent {
  const headers = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": "2025-06-18",
  };
  return ["/mcp", { method: "POST", headers, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }) }];
}

/** Whole requests for a query, by the names of their figures. The article and the quote begin the corpus. */
export const REQUESTS = {
  "GET /search": (q: string) => get("/search", { q }),
  "as Markdown": (q: string) => get("/search", { q, format: "markdown" }),
  "the page": (q: string) => get("/", { q }),
  "/suggest": (q: string) => get("/suggest", { q: q.slice(0, 5) }),
  "/quotes": () => get("/quotes", { text: "The abundant fruits of another year have blessed our country" }),
  "an article": () => get("/articles/1790_george_washington_n", {}),
  "tools/list": () => call("tools/list"),
  "tools/call search": (query: string) => call("tools/call", { name: "search", arguments: { query } }),
} satisfies Record<string, (query: string) => Sent>;

/** Sends a request and reads its answer; gives the milliseconds. Rejects with an Error for a failure, which would be fast. */
export async function timeRequest(send: Send, sent: Sent): Promise<number> {
  const start = performance.now();
  const response = await send(...sent);
  const text = await response.text();
  const took = performance.now() - start;
  if (!response.ok || /"(?:isError":true|error":\{)/.test(text)) throw new Error(`${sent[0]} answered ${text}`);
  return took;
}

/** Times the named requests in turn, so that noise falls on all alike. The first half of the queries warms up. */
export async function timeRequests(send: Send, names: readonly string[] = Object.keys(REQUESTS)): Promise<Figures> {
  const kinds = Object.entries(REQUESTS).flatMap(([name, make]) => (names.includes(name) ? { name, make } : []));
  const times = new Map<string, number[]>(kinds.map(({ name }) => [`${name}, ms`, []]));
  for (const { text } of QUERIES)
    for (const { name, make } of kinds) times.get(`${name}, ms`)?.push(await timeRequest(send, make(text)));
  return Object.fromEntries(Array.from(times, ([name, all]) => [name, median(all.slice(all.length / 2))]));
}
