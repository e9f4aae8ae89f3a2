import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client as LegacyClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as LegacyTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { LIMITS } from "../../../../src/contract/limits.ts";
import { Access, type AccessOptions } from "../../../../src/doors/access/access.ts";
import { createMcpEndpoint } from "../../../../src/doors/mcp/endpoint.ts";
import { initialize, META, modern, post, rpc } from "../../../support/mcp-messages.ts";
import { createTinyMcpServer } from "../../../support/tiny-mcp-server.ts";

const LEGACY_REVISIONS = ["2025-11-25", "2025-06-18", "2025-03-26"];

const handle = createMcpEndpoint({ createServer: createTinyMcpServer });

const makeEndpoint = (rules: AccessOptions) =>
  createMcpEndpoint({ createServer: createTinyMcpServer, access: new Access(rules) });

const read = async (response: Response) => ({
  status: response.status,
  type: response.headers.get("content-type"),
  body: await response.json(),
});

const rejects = (status: number, code: number, error: object = {}) => ({
  status,
  body: { jsonrpc: "2.0", error: { code, message: expect.stringMatching(/^[A-Z].*[^.]$/s), ...error } },
});

const withoutMeta = (key: string) => ({
  _meta: Object.fromEntries(Object.entries(META).filter(([name]) => !name.endsWith(key))),
});

const shout = (word: string, id: number | string = 1) => rpc("tools/call", { name: "shout", arguments: { word } }, id);

describe("A request of revision 2026-07-28", () => {
  test.each(["protocolVersion", "clientCapabilities"])("is refused without _meta %s", async (key) => {
    expect(await read(await handle(modern("tools/list", withoutMeta(key))))).toMatchObject(rejects(400, -32602));
  });

  test("is refused without _meta altogether", async () => {
    const request = post(rpc("tools/list"), { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/list" });
    expect(await read(await handle(request))).toMatchObject(rejects(400, -32602));
  });

  test("is told the supported versions when it names an unknown one", async () => {
    const version = "2099-01-01";
    const _meta = { ...META, "io.modelcontextprotocol/protocolVersion": version };
    const answer = await read(await handle(modern("tools/list", { _meta }, { "mcp-protocol-version": version })));
    expect(answer).toMatchObject(rejects(400, -32022, { data: { supported: ["2026-07-28"], requested: version } }));
  });

  test.each([
    ["MCP-Protocol-Version is missing", { "mcp-protocol-version": "" }],
    ["MCP-Protocol-Version is unlike the body", { "mcp-protocol-version": "2025-11-25" }],
    ["Mcp-Method is missing", { "mcp-method": "" }],
    ["Mcp-Method is unlike the body", { "mcp-method": "tools/list" }],
    ["Mcp-Name is missing", { "mcp-name": "" }],
    ["Mcp-Name is unlike the body", { "mcp-name": "whisper" }],
  ])("is refused when %s", async (_, headers) => {
    const request = modern("tools/call", { name: "shout", arguments: { word: "a" } }, headers);
    expect(await read(await handle(request))).toMatchObject(rejects(400, -32020));
  });

  test("is told with 404 that a method is unknown", async () => {
    expect(await read(await handle(modern("tools/guess")))).toMatchObject(rejects(404, -32601));
  });

  test.each(["ping", "logging/setLevel", "initialize"])("finds no %s, which the revision removed", async (method) => {
    expect(await read(await handle(modern(method)))).toMatchObject(rejects(404, -32601));
  });

  test("is answered as JSON", async () => {
    const answer = await read(await handle(modern("tools/call", { name: "shout", arguments: { word: "moss" } })));
    expect(answer).toMatchObject({ status: 200, body: { id: 1, result: { structuredContent: { shouted: "MOSS" } } } });
    expect(answer.type).toMatch("application/json");
  });

  test.each([
    ["server/discover", {}],
    ["tools/list", {}],
    ["prompts/list", {}],
    ["resources/list", {}],
    ["resources/templates/list", {}],
    ["resources/read", { uri: "note://about" }],
  ])("learns that the answer to %s may be cached for an hour by anyone", async (method, params) => {
    const { body } = await read(await handle(modern(method, params)));
    expect(body).toMatchObject({ result: { ttlMs: 3_600_000, cacheScope: "public" } });
  });

  test("that subscribes to changes gets a stream that ends, for nothing here changes", async () => {
    const response = await handle(modern("subscriptions/listen", { notifications: { toolsListChanged: true } }));
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(await response.text()).toContain("notifications/subscriptions/acknowledged");
  });

  test("cannot be part of a batch", async () => {
    const answer = await handle(post([rpc("tools/list", { _meta: META })], { "mcp-protocol-version": "2026-07-28" }));
    expect(await read(answer)).toMatchObject(rejects(400, -32600));
  });

  test("that is a notification is accepted", async () => {
    const cancelled = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    const response = await handle(post(cancelled, { "mcp-protocol-version": "2026-07-28" }));
    expect([response.status, await response.text()]).toEqual([202, ""]);
  });
});

describe("A client of the 2025 revisions", () => {
  test.each(LEGACY_REVISIONS)("that initializes with %s gets this version back and no session", async (version) => {
    const response = await handle(post(initialize(version)));
    expect(response.headers.get("mcp-session-id")).toBeNull();
    expect(await read(response)).toMatchObject({ status: 200, body: { id: 1, result: { protocolVersion: version } } });
  });

  test("that initializes with an unknown version gets the newest of its era", async () => {
    const { body } = await read(await handle(post(initialize("2023-01-01"), { "mcp-protocol-version": "2023-01-01" })));
    expect(body).toMatchObject({ result: { protocolVersion: "2025-11-25" } });
  });

  test("is told with 200 that a method is unknown", async () => {
    expect(await read(await handle(post(rpc("tools/guess"))))).toMatchObject(rejects(200, -32601));
  });

  test.each(["0123456789abcdef", ""])("may send the stale Mcp-Session-Id %j", async (session) => {
    const request = post(rpc("tools/list"), { "mcp-session-id": session, "mcp-protocol-version": "2025-11-25" });
    expect(await read(await handle(request))).toMatchObject({
      status: 200,
      body: { result: { tools: [{ name: "shout" }] } },
    });
  });

  test.each([
    ["ping", undefined],
    ["logging/setLevel", { level: "info" }],
  ])("gets {} for %s", async (method, params) => {
    const { status, body } = await read(await handle(post(rpc(method, params))));
    expect([status, body]).toEqual([200, { jsonrpc: "2.0", id: 1, result: {} }]);
  });

  test.each(["*/*", "application/json", "text/event-stream", ""])("that accepts %j is served JSON", async (accept) => {
    const answer = await read(await handle(post(shout("moss"), { accept })));
    expect(answer).toMatchObject({ status: 200, body: { result: { structuredContent: { shouted: "MOSS" } } } });
    expect(answer.type).toMatch("application/json");
  });

  test("is told which versions there are when the header names another", async () => {
    const { status, body } = await read(
      await handle(post(rpc("tools/list"), { "mcp-protocol-version": "2025-01-01" })),
    );
    expect({ status, body }).toMatchObject(
      rejects(400, -32600, { data: { supported: expect.arrayContaining(LEGACY_REVISIONS) } }),
    );
    expect(body).toMatchObject({ id: 1 });
  });

  test("has its notifications and responses accepted", async () => {
    const notification = { jsonrpc: "2.0", method: "notifications/initialized" };
    for (const message of [notification, { jsonrpc: "2.0", id: 1, result: {} }]) {
      const response = await handle(post(message));
      expect([response.status, await response.text()]).toEqual([202, ""]);
    }
  });

  test("is answered by a server that knows the era, the origin that it dialled and what it asks for", async () => {
    const createServer = vi.fn(createTinyMcpServer);
    const message = rpc("ping");
    await createMcpEndpoint({ createServer })(post(message, {}, "https://notes.example:8443/mcp"));
    const context = { era: "legacy", origin: "https://notes.example:8443", message };
    expect(createServer).toHaveBeenCalledExactlyOnceWith(context);
  });
});

describe("The arguments of a tool call", () => {
  const call = (given: unknown) => ({ name: "shout", arguments: given });
  const eras = [
    ["2025", (given: unknown) => post(rpc("tools/call", call(given)))],
    ["2026", (given: unknown) => modern("tools/call", call(given))],
  ] as const;

  test.each(eras)("may come as JSON in a string, in the era of %s", async (_, request) => {
    const { body } = await read(await handle(request('{"word":"moss"}')));
    expect(body).toMatchObject({ result: { structuredContent: { shouted: "MOSS" } } });
  });

  test.each(eras)("may be null for none, in the era of %s", async (_, request) => {
    const { body } = await read(await handle(request(null)));
    expect(body).toMatchObject({ result: { isError: true } });
  });

  test.each(eras)("are refused when they are no object, in the era of %s", async (_, request) => {
    for (const given of ["moss", 7, ["moss"], "[1]"]) {
      expect((await read(await handle(request(given)))).body).toMatchObject({ error: { code: -32602 } });
    }
  });
});

describe("A batch", () => {
  test.each([{}, { "mcp-protocol-version": "2025-03-26" }])(
    "of 2025-03-26 is answered in order, with %j",
    async (headers) => {
      const { status, body } = await read(
        await handle(post([shout("a", "x"), rpc("ping", {}, 2), shout("b", "x")], headers)),
      );
      expect(status).toBe(200);
      expect(body).toMatchObject([
        { id: "x", result: { structuredContent: { shouted: "A" } } },
        { id: 2, result: {} },
        { id: "x", result: { structuredContent: { shouted: "B" } } },
      ]);
    },
  );

  test("of one request is answered with a list of one", async () => {
    expect((await read(await handle(post([rpc("ping")])))).body).toEqual([{ jsonrpc: "2.0", id: 1, result: {} }]);
  });

  test("is answered although it cancels its own request", async () => {
    const cancel = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    for (const batch of [
      [shout("a"), cancel],
      [cancel, shout("a")],
    ]) {
      expect((await read(await handle(post(batch)))).body).toMatchObject([
        { id: 1, result: { structuredContent: { shouted: "A" } } },
      ]);
    }
  });

  test("of notifications alone is accepted", async () => {
    const response = await handle(post([{ jsonrpc: "2.0", method: "notifications/initialized" }]));
    expect([response.status, await response.text()]).toEqual([202, ""]);
  });

  test.each(["2025-06-18", "2025-11-25"])("of %s is refused", async (version) => {
    const answer = await read(await handle(post([rpc("ping")], { "mcp-protocol-version": version })));
    expect(answer).toMatchObject(rejects(400, -32600));
  });

  test("holds a stated number of messages at most", async () => {
    const batch = (size: number) => post(Array.from({ length: size }, (_, id) => rpc("ping", {}, id)));
    expect((await handle(batch(LIMITS.batch))).status).toBe(200);
    const answer = await read(await handle(batch(LIMITS.batch + 1)));
    expect(answer).toMatchObject(rejects(400, -32600, { message: expect.stringContaining(`${LIMITS.batch}`) }));
  });

  test.each([
    ["is empty", []],
    ["holds what is not JSON-RPC", [rpc("ping"), 7]],
    ["holds initialize", [rpc("ping"), initialize("2025-03-26")]],
  ])("is refused when it %s", async (_, batch) => {
    expect(await read(await handle(post(batch)))).toMatchObject(rejects(400, -32600));
  });
});

describe("A body", () => {
  const stream = (body: ReadableStream, headers = {}) => {
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body, duplex: "half" };
    return new Request("https://notes.example/mcp", init);
  };

  test.each(["{", "", " ", "undefined", '{"jsonrpc":"2.0"', "\u0000"])(
    "that is not JSON is refused: %j",
    async (body) => {
      expect(await read(await handle(post(body)))).toMatchObject(rejects(400, -32700));
    },
  );

  test.each(["null", "7", '"ping"', "{}", '{"method":"ping","id":1}', '{"jsonrpc":"2.0","id":null,"method":"ping"}'])(
    "that is not JSON-RPC is refused: %s",
    async (body) => {
      expect(await read(await handle(post(body)))).toMatchObject(rejects(400, -32600));
    },
  );

  test.each(["2025-11-25", "2026-07-28"])("that nests thousands of levels is refused in %s", async (version) => {
    const nested = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
    const message = JSON.stringify(rpc("initialize", { _meta: META, capabilities: { experimental: "nested" } }));
    const request = post(message.replace('"nested"', nested), { "mcp-protocol-version": version });
    expect(await read(await handle(request))).toMatchObject(rejects(400, -32600));
  });

  test("of 256 KiB passes, and one byte more does not", async () => {
    const sized = (bytes: number) => JSON.stringify(rpc("ping")).padEnd(bytes, " ");
    expect((await handle(post(sized(256 * 1024)))).status).toBe(200);
    expect(await read(await handle(post(sized(256 * 1024 + 1))))).toMatchObject(rejects(413, -32600));
  });

  test("is measured in bytes, whatever Content-Length says", async () => {
    const body = JSON.stringify(rpc("ping", { word: "é".repeat(200) }));
    const small = createMcpEndpoint({ createServer: createTinyMcpServer, maxBodyBytes: 300 });
    const chunks = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    });
    const headers = { "content-length": "10" };
    expect(await read(await small(stream(chunks, headers)))).toMatchObject(rejects(413, -32600));
  });

  test("that breaks off is refused", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
    expect(await read(await handle(stream(broken)))).toMatchObject(rejects(400, -32700));
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", ""])("of the type %j is refused", async (type) => {
    expect(await read(await handle(post(rpc("ping"), { "content-type": type })))).toMatchObject(rejects(415, -32600));
  });
});

describe("An Origin", () => {
  const from = (origin: string | null, url?: string, headers = {}) =>
    post(rpc("ping"), { ...(origin !== null && { origin }), ...headers }, url);
  const DEPLOYED = "https://notes.example/mcp";
  const LOCAL = "http://localhost:8787/mcp";

  test.each([null, "https://notes.example", "https://chat.example", "http://chat.example:8080"])(
    "of the web may call a deployed service: %s",
    async (origin) => {
      expect((await handle(from(origin, DEPLOYED))).status).toBe(200);
    },
  );

  test.each([
    "null",
    "",
    "chat",
    "https://",
    "file://",
    "chrome-extension://abc",
    "https://chat.example/path",
    "https://a@b",
  ])("that is no web origin may call nothing: %j", async (origin) => {
    for (const url of [DEPLOYED, LOCAL]) {
      expect(await read(await handle(from(origin, url)))).toMatchObject(rejects(403, -32000));
    }
  });

  test.each([
    null,
    "http://localhost",
    "http://localhost:5173",
    "http://127.0.0.1:8787",
    "https://app.localhost",
    "http://[::1]:1",
  ])("of this machine may call a local service: %s", async (origin) => {
    for (const url of [LOCAL, "http://127.0.0.1:8787/mcp", "http://[::1]:8787/mcp", "http://0.0.0.0:8787/mcp"]) {
      expect((await handle(from(origin, url))).status).toBe(200);
    }
  });

  test.each([
    "http://chat.example",
    "http://localhost.chat.example",
    "http://127.0.0.1.chat.example",
    "http://192.168.0.9",
  ])("of elsewhere may not call a local service: %s", async (origin) => {
    for (const url of [LOCAL, "http://127.1/mcp", "http://[::ffff:127.0.0.1]/mcp"]) {
      expect(await read(await handle(from(origin, url)))).toMatchObject(rejects(403, -32000));
    }
  });

  test.each(["chat.example", "localhost.chat.example:8787", "@", ""])(
    "is not needed to refuse the foreign Host %j of a local service",
    async (host) => {
      expect(await read(await handle(from(null, LOCAL, { host })))).toMatchObject(rejects(403, -32000));
    },
  );

  test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])(
    "of a name that was made to resolve to this machine is refused by the peer's address %s",
    async (peer) => {
      const request = from("http://chat.example", "http://chat.example/mcp", { "cf-connecting-ip": peer });
      expect(await read(await handle(request))).toMatchObject(rejects(403, -32000));
    },
  );

  test("that is not listed may not call a deployed service that lists some", async () => {
    const narrow = makeEndpoint({ allowedOrigins: ["https://chat.example"] });
    const status = async (origin: string | null) => (await narrow(from(origin, DEPLOYED))).status;
    expect(await status(null)).toBe(200);
    expect(await status("https://notes.example")).toBe(200);
    expect(await status("https://chat.example")).toBe(200);
    expect(await status("http://chat.example")).toBe(403);
    expect(await status("https://other.example")).toBe(403);
  });

  test("that is listed reaches a local service through a tunnel", async () => {
    const tunnelled = makeEndpoint({ allowedOrigins: ["https://my.tunnel"] });
    const request = from("https://my.tunnel", "https://my.tunnel/mcp", { "cf-connecting-ip": "127.0.0.1" });
    expect((await tunnelled(request)).status).toBe(200);
  });

  test("that is listed wrongly is named at the start", () => {
    const start = () => makeEndpoint({ allowedOrigins: ["chat.example"] });
    expect(start).toThrow('Allowed origin "chat.example" is not an http or https origin');
  });
});

describe("A page of another origin", () => {
  test.each(["https://chat.example", "null"])(
    "may ask with OPTIONS before anything is checked, as %s",
    async (origin) => {
      const headers = { origin, "access-control-request-method": "POST" };
      const response = await handle(new Request("http://localhost:8787/mcp", { method: "OPTIONS", headers }));
      expect([response.status, await response.text()]).toEqual([204, ""]);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("access-control-allow-methods")).toContain("POST");
      const allowed = response.headers.get("access-control-allow-headers")?.toLowerCase().split(", ");
      expect(allowed).toEqual(
        expect.arrayContaining(
          "authorization content-type accept mcp-protocol-version mcp-method mcp-name mcp-session-id".split(" "),
        ),
      );
    },
  );

  test.each([
    ["an answer", post(rpc("ping"))],
    ["a modern answer", modern("tools/list")],
    ["an accepted notification", post({ jsonrpc: "2.0", method: "notifications/initialized" })],
    ["a malformed body", post("{")],
    ["a refused origin", post(rpc("ping"), { origin: "null" })],
    ["an unknown method", modern("tools/guess")],
    ["a method not allowed", new Request("https://notes.example/mcp")],
  ])("can read %s", async (_, request) => {
    expect((await handle(request)).headers.get("access-control-allow-origin")).toBe("*");
  });
});

test.each(["GET", "DELETE", "PUT", "PATCH"])("%s is answered with 405, what is allowed, and a hint", async (method) => {
  const response = await handle(new Request("https://notes.example/mcp", { method }));
  expect(response.headers.get("allow")).toBe("POST, OPTIONS");
  expect(await read(response)).toMatchObject(
    rejects(405, -32000, { message: expect.stringContaining("POST JSON-RPC") }),
  );
});

describe("The call limit", () => {
  const limited = (admit: () => Promise<boolean>) => makeEndpoint({ admit });

  test("refuses a tool call that is one too many, and says when to come back", async () => {
    const refused = limited(async () => false);
    for (const request of [post(shout("a")), modern("tools/call", { name: "shout", arguments: { word: "a" } })]) {
      const response = await refused(request);
      expect(response.headers.get("retry-after")).toBe("60");
      expect(response.headers.get("access-control-expose-headers")).toContain("Retry-After");
      expect(await read(response)).toMatchObject(rejects(429, -32000));
    }
  });

  test("counts each tool call of a batch, and nothing else", async () => {
    const admit = vi.fn(async () => true);
    await limited(admit)(post([shout("a"), rpc("ping", {}, 2), shout("b", 3)]));
    await limited(admit)(modern("tools/list"));
    await limited(admit)(post(initialize("2025-11-25")));
    expect(admit).toHaveBeenCalledTimes(2);
  });
});

describe("A failure of ours", () => {
  const failing = (report: (error: unknown) => void) =>
    createMcpEndpoint({ createServer: () => Promise.reject(new Error("secret path /etc")), report });

  test.each([
    ["2025", () => post(rpc("ping"))],
    ["2026", () => modern("tools/list")],
  ])("is a 500 of fixed text in the era of %s, and its cause is reported", async (_, request) => {
    const report = vi.fn();
    const response = await failing(report)(request());
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const answer = await read(response);
    expect(answer).toMatchObject({ status: 500, body: { error: { code: -32603 } } });
    expect(JSON.stringify(answer)).not.toContain("secret");
    expect(report).toHaveBeenCalledExactlyOnceWith(new Error("secret path /etc"));
  });

  test("is not reported when the fault is the client's", async () => {
    const report = vi.fn();
    const strict = createMcpEndpoint({ createServer: createTinyMcpServer, report });
    for (const request of [post("{"), post("{}"), modern("tools/guess"), post(rpc("x"), { origin: "null" })]) {
      await strict(request);
    }
    expect(report).not.toHaveBeenCalled();
  });

  test("ends an answer that the server will not give", async () => {
    const createServer = () => {
      const server = createTinyMcpServer({ era: "legacy", origin: "https://notes.example" });
      server.server.setRequestHandler("ping", async () => {
        await server.close();
        return {};
      });
      return server;
    };
    expect((await createMcpEndpoint({ createServer })(post(rpc("ping")))).status).toBe(500);
  });
});

describe("Two calls at once", () => {
  test.each([
    ["2025", (word: string) => post(shout(word))],
    ["2026", (word: string) => modern("tools/call", { name: "shout", arguments: { word } })],
  ])("do not meet, in the era of %s", async (_, request) => {
    const words = Array.from({ length: 20 }, (_, index) => `w${index}`);
    const answers = await Promise.all(words.map(async (word) => (await handle(request(word))).json()));
    expect(answers.map(({ result }) => result.structuredContent.shouted)).toEqual(
      words.map((word) => word.toUpperCase()),
    );
  });
});

describe("The clients that the protocol's authors publish", () => {
  const url = new URL("https://notes.example/mcp");
  const fetch = (input: string | URL | Request, init?: RequestInit) => handle(new Request(input, init));

  test("of the 2025 era list, call, read, prompt and complete", async () => {
    const client = new LegacyClient({ name: "test", version: "1.0.0" });
    await client.connect(new LegacyTransport(url, { fetch }));
    expect(client.getInstructions()).toBe("Notes at https://notes.example");
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["shout"]);
    const called = await client.callTool({ name: "shout", arguments: { word: "moss" } });
    expect(called.structuredContent).toEqual({ shouted: "MOSS" });
    expect((await client.readResource({ uri: "note://notes/fern" })).contents).toHaveLength(1);
    expect((await client.getPrompt({ name: "explain", arguments: { name: "fern" } })).messages).toHaveLength(1);
    const ref = { type: "ref/resource", uri: "note://notes/{name}" } as const;
    expect((await client.complete({ ref, argument: { name: "name", value: "f" } })).completion.values).toEqual([
      "fern",
    ]);
    await client.close();
  });

  test.each(["auto", { pin: "2026-07-28" }] as const)(
    "of the 2026 era list, call and read, negotiating %j",
    async (mode) => {
      const client = new ModernClient({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode } });
      await client.connect(new ModernTransport(url, { fetch }));
      expect(client.getProtocolEra()).toBe("modern");
      expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["shout"]);
      const called = await client.callTool({ name: "shout", arguments: { word: "moss" } });
      expect(called.structuredContent).toEqual({ shouted: "MOSS" });
      expect((await client.readResource({ uri: "note://notes/fern" })).contents).toHaveLength(1);
      await expect(client.readResource({ uri: "note://notes/oak" })).rejects.toMatchObject({ code: -32602 });
      await client.close();
    },
  );
});

describe("Whatever is sent", () => {
  const methods = [
    ...["initialize", "ping", "tools/list", "tools/call", "resources/read", "prompts/get", "completion/complete"],
    ...["logging/setLevel", "server/discover", "subscriptions/listen", "notifications/cancelled", "constructor", ""],
  ];
  const json = fc.jsonValue({ maxDepth: 3 });
  const meta = fc.record(
    {
      "io.modelcontextprotocol/protocolVersion": fc.oneof(
        fc.constantFrom("2026-07-28", "2025-11-25", "__proto__"),
        json,
      ),
      "io.modelcontextprotocol/clientCapabilities": fc.oneof(fc.constant({}), json),
      progressToken: json,
    },
    { requiredKeys: [] },
  );
  const params = fc.oneof(
    json,
    fc.record(
      {
        _meta: fc.oneof(meta, json),
        name: fc.oneof(fc.constantFrom("shout", "explain", "__proto__", "constructor"), json),
        arguments: fc.oneof(fc.record({ word: json }), json),
        uri: fc.oneof(fc.constantFrom("note://about", "note://notes/fern", "note://notes/%"), fc.webUrl(), json),
        requestId: json,
        notifications: json,
        ref: json,
        argument: json,
        level: json,
        protocolVersion: json,
      },
      { requiredKeys: [] },
    ),
  );
  const message = fc.record(
    {
      jsonrpc: fc.oneof({ weight: 9, arbitrary: fc.constant("2.0") }, json),
      id: fc.oneof(fc.integer(), fc.string(), json),
      method: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...methods) }, json),
      params,
      result: json,
      error: json,
    },
    { requiredKeys: ["jsonrpc"] },
  );
  const body = fc.oneof(
    { weight: 6, arbitrary: message.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: fc.array(message, { maxLength: 12 }).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: json.map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.string(),
        fc.nat(20_000).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
      ),
    },
  );
  const value = fc.oneof(
    fc.constantFrom(
      "2026-07-28",
      "2025-06-18",
      "2025-03-26",
      "tools/call",
      "shout",
      "=?base64?!!?=",
      "=?base64?c2hvdXQ=?=",
    ),
    fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) }),
  );
  const headers = fc.dictionary(
    fc.constantFrom(
      ...[
        "mcp-protocol-version",
        "mcp-method",
        "mcp-name",
        "mcp-session-id",
        "origin",
        "host",
        "accept",
        "authorization",
      ],
      ...["content-length", "cf-connecting-ip", "last-event-id"],
    ),
    value,
  );

  test("the answer comes, and is never a 5xx", async () => {
    await fc.assert(
      fc.asyncProperty(
        body,
        headers,
        fc.constantFrom("http://localhost/mcp", "https://notes.example/mcp"),
        async (...sent) => {
          const response = await handle(post(...sent));
          await response.text();
          expect(response.status).toBeLessThan(500);
          expect(response.headers.get("access-control-allow-origin")).toBe("*");
        },
      ),
      { numRuns: 1000 },
    );
  });
});
