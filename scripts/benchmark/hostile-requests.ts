import { callTool, get, type Sent } from "./requests.ts";

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
export function listHostile(): Sent[] {
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
