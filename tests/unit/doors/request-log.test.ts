import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RequestLine } from "../../../src/contract/request-line.ts";
import { Access, type AccessOptions } from "../../../src/doors/access/access.ts";
import { hashKey } from "../../../src/doors/access/access-keys.ts";
import { createApp } from "../../../src/doors/http/app.ts";
import { createMcpEndpoint } from "../../../src/doors/mcp/endpoint.ts";
import { IndexUnavailableError } from "../../../src/index/format/index-errors.ts";
import { makeService, ORIGIN } from "../../support/make-service.ts";
import { initialize, modern, post, rpc } from "../../support/mcp-messages.ts";

const { index } = await makeService();

/** A line that has nothing but what is described, and neither have the messages of its batch. */
const StrictLine = RequestLine.strict().extend({
  calls: RequestLine.shape.calls.unwrap().element.strict().array().optional(),
});

/** A service whose log is kept, as text: what is not JSON is lost there. */
async function makeLogged(rules: AccessOptions = {}, withQueries = false) {
  const written: string[] = [];
  const log = { withQueries, write: (line: RequestLine) => written.push(JSON.stringify(line)) };
  const service = await makeService(index, { ...rules, log });
  /** Sends a request, and gives the one line that it has in the log. */
  const send = async (request: Request) => {
    written.length = 0;
    const response = await service.fetch(request);
    expect(written).toHaveLength(1);
    const line = StrictLine.parse(JSON.parse(written[0] ?? ""));
    expect(line.status).toBe(response.status);
    return line;
  };
  const get = (path: string, headers: Record<string, string> = {}) => send(new Request(ORIGIN + path, { headers }));
  return { send, get, call: (message: unknown) => send(post(message, {}, `${ORIGIN}/mcp`)), written };
}

const open = await makeLogged();
const keys = [{ name: "ada", hash: hashKey("pm_ada"), may: ["search" as const] }];
const closed = await makeLogged({ keys });
const ID = "moscow-before-seoul";

const search = (query: string) => rpc("tools/call", { name: "search", arguments: { query } });

describe("A request has one line in the log", () => {
  test("for a search, with what was found, but not what was sought", async () => {
    const line = await open.get("/search?q=fishermen+talks&limit=3");
    expect(line).toMatchObject({ door: "http", method: "GET", route: "/search", status: 200, hits: 3 });
    expect(line).toMatchObject({ index: index.reference.version, quality: expect.any(String) });
    expect(line.clauses).toBeGreaterThanOrEqual(2);
    expect(Object.keys(line.ms)).toEqual(["all", "access", "index", "count", "rank", "describe", "answer"]);
    expect(JSON.stringify(line)).not.toMatch(/fishermen|talks/);
  });

  test("with stages that sum to the whole", async () => {
    for (const line of [await open.get("/search?q=korea"), await open.call(search("korea"))]) {
      const { all = 0, ...stages } = line.ms;
      const sum = Object.values(stages).reduce((one, other) => one + other, 0);
      // Each is rounded to tenths.
      expect(Math.abs(all - sum)).toBeLessThan(0.06 * Object.keys(line.ms).length);
    }
  });

  test.each<[string, Record<string, string>, Partial<RequestLine>]>([
    ["/?q=talks", { Accept: "text/html" }, { door: "page", route: "/", status: 200, hits: 10 }],
    ["/", { Accept: "text/html" }, { door: "page", route: "/", status: 200 }],
    [`/articles/${ID}`, { Accept: "text/html" }, { door: "page", route: "/articles/:id", status: 200 }],
    [`/articles/${ID}`, {}, { door: "http", route: "/articles/:id", status: 200 }],
    ["/articles/", {}, { route: "*", status: 301 }],
    ["/articles/nothing-here", {}, { route: "/articles/:id", status: 404 }],
    ["/nothing/here?q=x", {}, { door: "http", route: "*", status: 404 }],
    ["/search?q=talks&limit=99", {}, { route: "/search", status: 400 }],
    ["/search?q=qwxzv", {}, { route: "/search", status: 200, hits: 0, quality: "none" }],
    ["/suggest?q=kor", {}, { route: "/suggest", status: 200, hits: expect.any(Number) }],
    ["/quotes?text=zero+interest", {}, { route: "/quotes", match: "exact" }],
    ["/status", {}, { route: "/status", status: 200 }],
    ["/robots.txt", {}, { route: "/robots.txt", status: 200 }],
    ["/mcp", {}, { door: "mcp", route: "/mcp", status: 405 }],
    ["/mcp/", {}, { door: "mcp", route: "/mcp", status: 405 }],
    ["/search?q=talks", { Origin: "null" }, { route: "/search", status: 200 }],
  ])("for GET %s, %j", async (path, headers, line) => {
    expect(await open.get(path, headers)).toMatchObject(line);
  });

  test.each(["POST", "OPTIONS", "HEAD", "DELETE", "PROPFIND"])("for %s", async (method) => {
    const line = await open.send(new Request(`${ORIGIN}/search?q=talks`, { method }));
    expect(line).toMatchObject({ route: "/search", method: method === "PROPFIND" ? "other" : method });
  });

  test("for an answer that the client has, without a search", async () => {
    const service = await makeService(index);
    const etag = (await service.get("/search?q=talks")).headers.get("ETag") ?? "";
    const line = await open.get("/search?q=talks", { "If-None-Match": etag });
    expect([line.status, line.clauses]).toEqual([304, undefined]);
  });

  test("for one that is refused: without a key, with one that may not, above a share", async () => {
    expect(await closed.get(`/articles/${ID}`)).toMatchObject({ status: 401, route: "/articles/:id" });
    expect(await closed.get("/search?q=a", { Authorization: "Bearer pm_no" })).toMatchObject({ status: 401 });
    const may = await closed.get("/search?q=talks", { Authorization: "Bearer pm_ada" });
    expect(may).toMatchObject({ status: 200, key: "ada" });
    const mayNot = await closed.get("/articles", { Authorization: "Bearer pm_ada" });
    expect(mayNot).toMatchObject({ status: 403, key: "ada" });
    expect(await closed.call(search("talks"))).toMatchObject({ status: 401, door: "mcp" });
    const message = post(search("talks"), { Authorization: "Bearer pm_ada" }, `${ORIGIN}/mcp`);
    expect(await closed.send(message)).toMatchObject({ status: 200, key: "ada", tool: "search" });
    const full = await makeLogged({ admit: async () => false });
    expect(await full.get("/search?q=talks")).toMatchObject({ status: 429, route: "/search" });
    expect(await full.call(search("talks"))).toMatchObject({ status: 429, rpc: "tools/call", tool: "search" });
  });
});

describe("A message to the MCP endpoint has its line", () => {
  test.each<[object, Partial<RequestLine>]>([
    [initialize("2025-11-25"), { rpc: "initialize" }],
    [rpc("tools/list"), { rpc: "tools/list" }],
    [search("talks"), { rpc: "tools/call", tool: "search", quality: expect.any(String), hits: expect.any(Number) }],
    [rpc("tools/call", { name: "fetch", arguments: { id: ID } }), { tool: "fetch" }],
    [rpc("tools/call", { name: "fetch", arguments: { id: "x" } }), { tool: "fetch", refused: true }],
    [rpc("tools/call", { name: "search", arguments: {} }), { tool: "search", refused: true }],
    [rpc("tools/call", { name: "find me" }), { tool: "other", error: -32602 }],
    [rpc("find me"), { rpc: "other", error: -32601 }],
    [rpc("resources/read", { uri: "article://x" }), { rpc: "resources/read", error: -32602 }],
    [
      { jsonrpc: "2.0", method: "notifications/initialized" },
      { rpc: "notifications/initialized", status: 202 },
    ],
  ])("%j", async (message, line) => {
    const written = await open.call(message);
    expect(written).toMatchObject({ door: "mcp", route: "/mcp", method: "POST", ...line });
    expect(JSON.stringify(written)).not.toContain("find me");
  });

  test("of the later revision too", async () => {
    const line = await open.send(modern("tools/call", { name: "search", arguments: { query: "talks" } }));
    expect(line).toMatchObject({ status: 200, rpc: "tools/call", tool: "search", quality: expect.any(String) });
    expect(await open.send(modern("nothing"))).toMatchObject({ status: 404, rpc: "other" });
  });

  test("for what is no message", async () => {
    expect(await open.call("{")).toMatchObject({ status: 400, door: "mcp" });
    expect(await open.call([])).toMatchObject({ door: "mcp", rpc: "batch" });
  });

  test("and a batch has one, which tells its calls apart", async () => {
    const line = await open.call([search("fishermen"), rpc("ping"), search("qwxzv"), rpc("nothing")]);
    expect(line).toMatchObject({ status: 200, rpc: "batch", index: index.reference.version });
    expect(line.calls).toMatchObject([
      { tool: "search", quality: "strong" },
      { rpc: "ping" },
      { tool: "search", quality: "none", hits: 0 },
      { rpc: "other", error: -32601 },
    ]);
    for (const { ms } of line.calls ?? []) expect(ms.all).toBeLessThanOrEqual((line.ms.all ?? 0) + 0.1);
  });
});

test("Where an owner asks for it, the line says what was sought or quoted, and nothing else of the caller", async () => {
  const { get, call } = await makeLogged({ keys: [{ name: "ada", hash: hashKey("pm_ada"), may: ["search"] }] }, true);
  const headers = { Authorization: "Bearer pm_ada", "CF-Connecting-IP": "192.0.2.7", "User-Agent": "agent" };
  const line = await get("/search?q=fishermen+talks&tag=secret", headers);
  expect(line.query).toBe("fishermen talks");
  expect(JSON.stringify(line)).not.toMatch(/pm_|192|agent|secret/);
  const told = await makeLogged({}, true);
  expect((await told.get("/?q=talks", { Accept: "text/html" })).query).toBe("talks");
  expect((await told.get("/quotes?text=zero+interest")).query).toBe("zero interest");
  expect((await told.call(search("talks"))).query).toBe("talks");
  expect((await told.call([search("talks"), search("hens")])).calls).toMatchObject([
    { query: "talks" },
    { query: "hens" },
  ]);
  expect((await call(search("talks"))).query).toBeUndefined();
});

describe("A fault of ours has a line that names its kind", () => {
  const fail = async (fault: unknown) => {
    const lines: RequestLine[] = [];
    const loadIndex = async () => {
      throw fault;
    };
    const mcp = createMcpEndpoint({ createServer: loadIndex, access: new Access() });
    const log = { withQueries: false, write: (line: RequestLine) => lines.push(line) };
    const app = createApp({ loadIndex, codeVersion: "test", log }, mcp);
    const ask = async (request: Request) => app.fetch(request);
    await Promise.allSettled([
      ask(new Request(`${ORIGIN}/search?q=secret`)),
      ask(post(search("secret"), {}, `${ORIGIN}/mcp`)),
      ask(modernCall()),
    ]);
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toContain("secret");
    return lines.map(({ status, fault: name }) => [status, name]);
  };
  const modernCall = () => modern("tools/call", { name: "search", arguments: { query: "secret" } });

  test("when the index cannot be had", async () => {
    const unavailable = [503, "IndexUnavailableError"];
    const [http, legacy, later] = await fail(new IndexUnavailableError("secret"));
    expect([http, legacy]).toEqual([unavailable, unavailable]);
    expect(later?.[0]).toBeGreaterThanOrEqual(500);
  });

  test("when something breaks, be it an Error or not", async () => {
    const [http, legacy] = await fail(new RangeError("secret"));
    expect([http, legacy]).toEqual([
      [500, "RangeError"],
      [500, "RangeError"],
    ]);
    for (const [status] of await fail("secret")) expect(status).toBe(500);
  });
});

test("Whatever is sent, there is one line, and it repeats nothing that was sent", async () => {
  const CANARY = "qzjxvk";
  const text = fc.string({ maxLength: 8 }).map((other) => `${CANARY}${other.replaceAll(/[^\w ]/g, "")}`);
  const path = fc.oneof(
    fc.constantFrom("/search", "/", "/suggest", "/quotes", "/articles", "/status", "/mcp", "/openapi.json"),
    text.map((id) => `/articles/${encodeURIComponent(id)}`),
    text.map((name) => `/${encodeURIComponent(name)}`),
  );
  const parameters = fc.dictionary(fc.oneof(fc.constantFrom("q", "text", "tag", "in", "cursor"), text), text);
  const headers = fc.dictionary(
    fc.constantFrom("Authorization", "Cookie", "If-None-Match", "User-Agent", "CF-Connecting-IP", "Origin"),
    text,
  );
  const name = fc.oneof(text, fc.constantFrom("search", "fetch", "verify_quote", "search_passages"));
  const method = fc.oneof(text, fc.constantFrom("tools/call", "resources/read", "prompts/get", "initialize"));
  const message = fc
    .record({ method, name, text })
    .map(({ method: called, name: tool, text: query }) =>
      rpc(called, { name: tool, uri: query, arguments: { query, id: query, quote: query } }, query),
    );
  const request = fc.record({ path, parameters, headers, body: fc.option(message), type: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(request, async ({ path: at, parameters: given, headers: sent, body }) => {
      const url = `${ORIGIN}${at}?${new URLSearchParams(given)}`;
      const made = body === null ? new Request(url, { headers: sent }) : post(body, sent, url);
      for (const { send } of [open, closed]) expect(JSON.stringify(await send(made.clone()))).not.toContain(CANARY);
    }),
    { numRuns: 200 },
  );
});
