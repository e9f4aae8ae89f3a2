import { describe, expect, test } from "vitest";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { PUBLISHED } from "../../../../src/doors/discovery/published-documents.ts";
import { DOCUMENTS, ROUTES } from "../../../../src/doors/http/routes.ts";
import { ABILITIES, type Ability } from "../../../../src/operations/operation.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN, type TestService } from "../../../support/make-service.ts";
import { initialize, modern, post, rpc } from "../../../support/mcp-messages.ts";

/** Keys by what each may: one thing alone, or everything. */
const KEYS = { search: "pm_search", read: "pm_read", quotes: "pm_quotes", all: "pm_all" } as const;
const keys = Object.entries(KEYS).map(([name, key]) => {
  return { name, hash: hashKey(key), may: ABILITIES.filter((ability) => name === "all" || name === ability) };
});

const ID = "moscow-before-seoul";

/** Two private corpora that share nothing but the id of an article that one of them has, and the other lacks. */
const full = await makeService(undefined, { keys });
const other = await makeService(
  await makeIndex({
    "corpus.yaml": "title: Hens\ndescription: How to keep hens\nsite: https://hens.example\n",
    "feeding.md": "---\ntags: [hens]\nauthor: Ada\n---\n\n# Feeding\n\nHens eat grain.\n",
    "housing.md": "# Housing\n\nHens sleep on perches.\n",
  }),
  { keys },
);

/** All that a client can see of an answer, but for how long it took. */
async function look(service: TestService, request: Request) {
  const response = await service.fetch(request.clone());
  const headers = [...response.headers].filter(([name]) => name !== "server-timing").sort();
  return { status: response.status, headers, body: await response.text() };
}

/** What a stranger is told, and that it does not depend on what the corpus holds. */
async function lookAsStranger(request: Request) {
  const seen = await look(full, request);
  expect(await look(other, request)).toEqual(seen);
  return seen;
}

const CREDENTIALS: [string, Record<string, string>][] = [
  ["no key", {}],
  ["a wrong key", { Authorization: "Bearer pm_wrong" }],
  ["an empty key", { Authorization: "Bearer " }],
  ["the hash of a key", { Authorization: `Bearer ${hashKey(KEYS.all)}` }],
  ["a key in another scheme", { Authorization: `Basic ${btoa(`all:${KEYS.all}`)}` }],
  ["a key without its scheme", { Authorization: KEYS.all }],
  ["two keys", { Authorization: `Bearer ${KEYS.all}, Bearer ${KEYS.all}` }],
  ["a key in another letter case", { Authorization: `Bearer ${KEYS.all.toUpperCase()}` }],
  ["a wrong cookie", { Cookie: "__Host-pressmark-key=pm_wrong" }],
  ["a cookie of another name", { Cookie: `pressmark-key=${KEYS.all}; key=${KEYS.all}` }],
  ["a wrong key beside a cookie that opens", { Authorization: "Bearer x", Cookie: `__Host-pressmark-key=${KEYS.all}` }],
  ["a key in other headers", { "X-API-Key": KEYS.all, "Proxy-Authorization": `Bearer ${KEYS.all}` }],
  ["the names of a proxy", { "X-Forwarded-For": "127.0.0.1", "X-Original-URL": "/status", "X-Rewrite-URL": "/status" }],
  ["another method in a header", { "X-HTTP-Method-Override": "OPTIONS", "X-Method-Override": "HEAD" }],
  ["a version of its own", { "If-None-Match": "*", "If-Modified-Since": "Thu, 01 Jan 2026 00:00:00 GMT" }],
  ["a wish for a part", { Range: "bytes=0-10" }],
];

const MEDIA = ["application/json", "text/html", "text/markdown", "*/*"];

const QUERIES = ["", "?q=korea", "?text=zero+interest", `?key=${KEYS.all}&access_token=${KEYS.all}`, "?format=json"];

/** Every address of the service with an id that is there, one that is not, and its look-alikes. */
const PATHS = [...ROUTES, ...DOCUMENTS, ...PUBLISHED].flatMap(({ path }) => [
  path.replace(":id", ID),
  path.replace(":id", "x"),
]);
const TRICKS = [
  "/articles/",
  `/articles/${ID}/`,
  `//articles/${ID}`,
  `/./articles/${ID}`,
  `/pages/../articles/${ID}`,
  `/pages/%2e%2e/articles/${ID}`,
  `/pages/..%2farticles/${ID}`,
  `/%61rticles/${ID}`,
  `/articles%2f${ID}`,
  `/articles/${ID}%00`,
  `/articles/${ID};/status`,
  `/status/../articles/${ID}`,
  "/status/",
  "/status/x",
  "/Status",
  "/STATUS",
  "/%73tatus/..%2farticles",
  "/robots.txt/",
  "/robots.txt/../articles",
  "/index/index.bin",
  "/pages/..%2findex%2findex.bin",
  "/_headers",
  "/.dev.vars",
  "/keys.json",
  "/mcp/x",
  "/llms.txt",
  "/sitemap.xml",
  "/feed.xml",
  "/.well-known/mcp/server-card.json",
  "/.well-known/ai-catalog.json",
  "/nothing",
];

const OPEN: ReadonlySet<string> = new Set(["/status", "/robots.txt"]);

describe("A stranger to a private corpus", () => {
  const closed = [...new Set([...PATHS, ...TRICKS])].filter((path) => !OPEN.has(path));

  test.each(CREDENTIALS)(
    "with %s is asked for a key at every address, whatever the corpus holds",
    async (_, headers) => {
      for (const path of closed)
        for (const query of QUERIES) {
          const Accept = MEDIA[(path.length + query.length) % MEDIA.length] ?? "*/*";
          const request = new Request(`${ORIGIN}${path}${query}`, { headers: { Accept, ...headers } });
          // What the parser of addresses makes of a path may be an open one.
          if (OPEN.has(new URL(request.url).pathname)) continue;
          const { status, headers: told } = await lookAsStranger(request);
          expect([path, status]).toEqual([path, 401]);
          const names = Object.fromEntries(told);
          expect(names["www-authenticate"]).toMatch(/^Bearer realm="pressmark"/);
          expect(names["cache-control"]).toBe("no-store");
          expect(names["x-robots-tag"]).toBe("noindex, nofollow");
          expect(names.etag).toBeUndefined();
          expect(names["access-control-allow-origin"]).toBeUndefined();
        }
    },
  );

  test.each(["POST", "PUT", "DELETE", "PATCH", "QUERY", "PROPFIND", "HEAD"])("learns nothing by %s", async (method) => {
    for (const path of [...closed, ...OPEN]) {
      if (method === "HEAD" && OPEN.has(path)) continue;
      const { status } = await lookAsStranger(new Request(ORIGIN + path, { method }));
      expect([path, status]).toEqual([path, 401]);
    }
  });

  test("is told of an article that exists, byte for byte, what it is told of one that does not", async () => {
    for (const Accept of MEDIA)
      for (const path of ["/articles/", "/passages/"]) {
        const there = await lookAsStranger(new Request(`${ORIGIN}${path}${ID}`, { headers: { Accept } }));
        const missing = await lookAsStranger(new Request(`${ORIGIN}${path}no`, { headers: { Accept } }));
        expect(there).toEqual(missing);
      }
  });

  test("may know that the service answers, and that robots are not wanted", async () => {
    const status = await lookAsStranger(new Request(`${ORIGIN}/status`));
    expect([status.status, status.body]).toEqual([200, '{"status":"ok"}']);
    const robots = await lookAsStranger(new Request(`${ORIGIN}/robots.txt`));
    expect([robots.status, robots.body]).toEqual([200, "User-agent: *\nDisallow: /\n"]);
    const wrong = new Request(`${ORIGIN}/status`, { headers: { Authorization: "Bearer pm_wrong" } });
    expect((await lookAsStranger(wrong)).status).toBe(401);
  });

  test("may ask by OPTIONS what the methods are, and learns no more", async () => {
    for (const path of closed) {
      const { status, body } = await lookAsStranger(new Request(ORIGIN + path, { method: "OPTIONS" }));
      expect([status, body]).toEqual([204, ""]);
    }
  });

  test("on a page of another origin is refused, and may not read that it is", async () => {
    for (const origin of ["https://evil.example", "null"])
      for (const [path, method] of [
        [`/articles/${ID}`, "GET"],
        ["/mcp", "POST"],
        ["/", "OPTIONS"],
      ]) {
        const headers = { Origin: origin, Authorization: `Bearer ${KEYS.all}` };
        const seen = await lookAsStranger(new Request(`${ORIGIN}${path}`, { method: method ?? "GET", headers }));
        expect(seen.status).toBe(403);
        expect(Object.fromEntries(seen.headers)["access-control-allow-origin"]).toBeUndefined();
      }
  });
});

/** A message of each kind, with what a key has to allow for it. */
const MESSAGES: [Ability | null, () => Request][] = [
  [null, () => post(initialize("2025-11-25"))],
  [null, () => post(initialize("2025-03-26"))],
  [null, () => post(rpc("tools/list"))],
  [null, () => modern("tools/list")],
  [null, () => modern("server/discover")],
  [null, () => post(rpc("prompts/list"))],
  [null, () => post("{")],
  [null, () => post(rpc("nothing"))],
  [null, () => new Request(`${ORIGIN}/mcp`)],
  ["search", () => post(rpc("tools/call", { name: "search", arguments: { query: "korea" } }))],
  ["search", () => modern("tools/call", { name: "search_passages", arguments: { query: "korea" } })],
  ["read", () => post(rpc("tools/call", { name: "fetch", arguments: { id: ID } }))],
  ["read", () => modern("tools/call", { name: "read_article", arguments: { id: ID } })],
  ["quotes", () => post(rpc("tools/call", { name: "verify_quote", arguments: { quote: "zero interest" } }))],
  ["read", () => post(rpc("resources/list"))],
  ["read", () => modern("resources/read", { uri: `article://${ID}` })],
  ["read", () => post([rpc("ping"), rpc("resources/read", { uri: `article://${ID}` }, 2)])],
  [
    "read",
    () =>
      post(
        rpc("completion/complete", {
          ref: { type: "ref/resource", uri: "article://{id}" },
          argument: { name: "id", value: "m" },
        }),
      ),
  ],
];

/** The same request at the endpoint of the service, with a key or without. */
async function toMcp(request: Request, key?: string): Promise<Request> {
  const headers = new Headers(request.headers);
  if (key !== undefined) headers.set("Authorization", `Bearer ${key}`);
  const body = request.method === "POST" ? { body: await request.text() } : {};
  return new Request(`${ORIGIN}/mcp`, { method: request.method, headers, ...body });
}

describe("An assistant", () => {
  test("without a key, or with a wrong one, gets 401 and a challenge, whatever it asks", async () => {
    for (const [, make] of MESSAGES)
      for (const key of [undefined, "pm_wrong"]) {
        const { status, headers, body } = await lookAsStranger(await toMcp(make(), key));
        expect(status).toBe(401);
        const challenge = Object.fromEntries(headers)["www-authenticate"];
        expect(challenge).toBe(`Bearer realm="pressmark"${key ? ', error="invalid_token"' : ""}`);
        expect(JSON.parse(body)).toMatchObject({ jsonrpc: "2.0", id: null, error: { code: -32000 } });
      }
  });

  test("with a key that does not allow what it asks gets 403, what it would need, and nothing of the corpus", async () => {
    for (const [needs, make] of MESSAGES)
      for (const ability of ABILITIES) {
        if (needs === null || needs === ability) continue;
        const { status, headers } = await lookAsStranger(await toMcp(make(), KEYS[ability]));
        expect(status).toBe(403);
        const challenge = Object.fromEntries(headers)["www-authenticate"];
        expect(challenge).toBe(`Bearer realm="pressmark", error="insufficient_scope", scope="${needs}"`);
      }
  });

  test("with a key that allows it is answered, for itself alone", async () => {
    for (const [needs, make] of MESSAGES) {
      if (make().method !== "POST") continue;
      const { status, headers, body } = await look(full, await toMcp(make(), KEYS[needs ?? "all"]));
      expect([200, 400]).toContain(status);
      expect(body).not.toContain('"cacheScope":"public"');
      expect(Object.fromEntries(headers)["cache-control"]).not.toContain("public");
    }
  });

  test("is told only of the tools that its key allows", async () => {
    const names = async (key: string, make: () => Request) => {
      const { result } = await (await full.fetch(await toMcp(make(), key))).json();
      return result.tools.map(({ name }: { name: string }) => name);
    };
    for (const make of [() => post(rpc("tools/list")), () => modern("tools/list")]) {
      expect(await names(KEYS.search, make)).toEqual(["search", "search_passages"]);
      expect(await names(KEYS.read, make)).toEqual(["fetch", "list_articles", "read_article"]);
      expect(await names(KEYS.quotes, make)).toEqual(["verify_quote"]);
      expect(await names(KEYS.all, make)).toHaveLength(6);
    }
  });

  test("needs a key that allows everything for a tool that the table of needs does not know", async () => {
    const { result } = await (await full.fetch(await toMcp(post(rpc("tools/list")), KEYS.all))).json();
    for (const { name } of result.tools) {
      const request = await toMcp(post(rpc("tools/call", { name, arguments: {} })), KEYS.all);
      expect((await full.fetch(request)).status).toBe(200);
      const allowed = ABILITIES.map(async (ability) =>
        full.fetch(await toMcp(post(rpc("tools/call", { name })), KEYS[ability])),
      );
      const statuses = (await Promise.all(allowed)).map(({ status }) => status);
      expect([name, statuses.filter((status) => status === 200)]).toEqual([name, [200]]);
    }
  });
});

describe("A key", () => {
  const ask = (path: string, key: string, headers = {}) =>
    full.get(path, { Authorization: `Bearer ${key}`, ...headers });
  const routes = ROUTES.map(({ path, operation, forms }) => {
    const query = operation.name === "verifyQuote" ? "?text=zero+interest" : operation.cost > 0 ? "?q=korea" : "";
    const id = operation.name === "readPassage" ? `${ID}~x` : ID;
    const address = path.replace(":id", id) + (operation.name === "suggest" ? "?q=kor" : query);
    // The first page shows each key what it allows.
    const opens = path === "/" && query === "" ? ["search", "read"] : [operation.needs ?? ABILITIES].flat();
    return { address, opens, Accept: forms.json ? "application/json" : "text/html" };
  });

  test.each(routes)("that allows $opens opens $address, and is needed for it", async ({ address, opens, Accept }) => {
    for (const ability of ABILITIES) {
      const isAllowed = opens.some((one) => one === ability);
      const response = await ask(address, KEYS[ability], { Accept });
      expect(response.status === 403).toBe(!isAllowed);
      if (isAllowed) continue;
      const headers = { Authorization: `Bearer ${KEYS[ability]}`, Accept };
      await lookAsStranger(new Request(ORIGIN + address, { headers }));
      await lookAsStranger(new Request(ORIGIN + address, { headers: { ...headers, "If-None-Match": "*" } }));
    }
  });

  test("opens what is described for those who have one, with how the key is sent", async () => {
    const document = await (await ask("/openapi.json", KEYS.quotes)).json();
    expect(document).toMatchObject({
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    });
  });

  test("opens answers that only its client may keep", async () => {
    const { headers } = await ask("/search?q=korea", KEYS.all);
    expect(headers.get("Cache-Control")).toBe("private, max-age=0, must-revalidate");
    const vary = headers.get("Vary")?.split(", ");
    expect(vary).toEqual(expect.arrayContaining(["Accept", "Authorization", "Cookie"]));
    expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
  });

  test("is not asked for by a corpus without keys, and opens nothing more there", async () => {
    const open = await makeService();
    const [without, withKey] = [await open.get("/status"), await open.get("/status", { Authorization: "Bearer x" })];
    expect([without.status, await without.text()]).toEqual([200, await withKey.text()]);
    expect(without.headers.get("X-Robots-Tag")).toBeNull();
  });

  test("opens nothing when the list is empty", async () => {
    const closed = await makeService(full.index, { keys: [] });
    expect((await closed.get("/articles", { Authorization: `Bearer ${KEYS.all}` })).status).toBe(401);
  });
});

describe("The page that asks for a key", () => {
  const html = { Accept: "text/html" };
  const give = (key: string, url = `${ORIGIN}/articles/${ID}?q=korea`, headers: Record<string, string> = {}) =>
    full.fetch(
      new Request(url, { method: "POST", body: new URLSearchParams({ key }), headers: { ...html, ...headers } }),
    );

  test("needs no script, and sends the key to its own address", async () => {
    const response = await full.get(`/articles/${ID}`, html);
    expect(response.headers.get("Content-Security-Policy")).toContain("form-action 'self'");
    const page = await response.text();
    expect(page).toContain('<form class="search" method="post">');
    expect(page).toContain('type="password" name="key"');
    expect(page).not.toContain("<script");
  });

  test("opens the address that was asked for, and those after it, until the browser is closed", async () => {
    const response = await give(` ${KEYS.all} `);
    expect([response.status, response.headers.get("Location")]).toEqual([303, `${ORIGIN}/articles/${ID}?q=korea`]);
    const cookie = response.headers.get("Set-Cookie") ?? "";
    expect(cookie).toBe(`__Host-pressmark-key=${KEYS.all}; Path=/; HttpOnly; Secure; SameSite=Strict`);
    const [pair = ""] = cookie.split(";");
    expect((await full.get(`/articles/${ID}`, { ...html, Cookie: pair })).status).toBe(200);
    expect((await full.get("/", { ...html, Cookie: `a=b; ${pair}` })).status).toBe(200);
  });

  test("keeps the key over http too, on the machine that serves it", async () => {
    const response = await give(KEYS.all, "http://localhost:8787/");
    expect(response.headers.get("Set-Cookie")).toBe(`pressmark-key=${KEYS.all}; Path=/; HttpOnly; SameSite=Strict`);
    const headers = { ...html, Cookie: `pressmark-key=${KEYS.all}` };
    expect((await full.fetch(new Request("http://localhost:8787/", { headers }))).status).toBe(200);
  });

  test.each(["", "pm_wrong", "x".repeat(900)])(
    "is shown again after the wrong key %j, which sets nothing",
    async (key) => {
      const response = await give(key);
      expect([response.status, response.headers.get("Set-Cookie")]).toEqual([401, null]);
      expect(await response.text()).toContain('name="key"');
    },
  );

  test("takes no longer form than a key needs, none from another site, and leads to no other", async () => {
    expect((await give("x".repeat(2_000))).status).toBe(413);
    expect((await give(KEYS.all, undefined, { Origin: "https://evil.example" })).status).toBe(403);
    const led = await give(KEYS.all, `${ORIGIN}/articles//evil.example`);
    expect(led.headers.get("Location")).toBe(`${ORIGIN}/articles//evil.example`);
  });
});
