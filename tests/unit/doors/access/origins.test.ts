import { describe, expect, test } from "vitest";
import { Problem } from "../../../../src/contract/request-errors.ts";
import type { AccessOptions } from "../../../../src/doors/access/access.ts";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { PUBLISHED } from "../../../../src/doors/discovery/published-documents.ts";
import { DOCUMENTS, ROUTES } from "../../../../src/doors/http/routes.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";

const { index, fetch } = await makeService();

const LOCAL = "http://localhost:8787";
const PATHS = [...ROUTES, ...DOCUMENTS, ...PUBLISHED].map(({ path }) => path.replace(":id", "moscow-before-seoul"));
const EVERYWHERE = [...PATHS, "/nothing", "/articles/", "/?q=korea"];

/** Who may read what a service says to a page of an origin: its status, and the header that tells the browser. */
async function readBy(
  origin: string | null,
  { url = `${ORIGIN}/articles`, rules }: { url?: string; rules?: AccessOptions },
) {
  const service = await makeService(index, rules);
  const headers = { Authorization: "Bearer pm_all", ...(origin !== null && { Origin: origin }) };
  const response = await service.fetch(new Request(url, { headers }));
  return [response.status, response.headers.get("Access-Control-Allow-Origin")];
}

describe("A service on the reader's own machine", () => {
  test.each(EVERYWHERE)("does not answer a page of elsewhere at %s", async (path) => {
    for (const origin of ["https://evil.example", "http://localhost.evil.example", "null"])
      for (const method of ["GET", "HEAD", "OPTIONS", "POST"]) {
        const response = await fetch(new Request(LOCAL + path, { method, headers: { Origin: origin } }));
        expect([response.status, response.headers.get("Access-Control-Allow-Origin")]).toEqual([403, null]);
      }
  });

  test.each(EVERYWHERE)("refuses a name that was made to lead to it, at %s", async (path) => {
    const requests = [
      new Request(LOCAL + path, { headers: { Host: "evil.example" } }),
      new Request(`http://evil.example:8787${path}`, { headers: { "CF-Connecting-IP": "127.0.0.1" } }),
    ];
    for (const request of requests) {
      const response = await fetch(request);
      expect(response.status).toBe(403);
      expect(Problem.parse(await response.json()).detail).toMatch(
        /^Name "evil\.example(:8787)?" is not a loopback name/,
      );
    }
  });

  test("refuses it though the page says that its address is another, where it is known to be local", async () => {
    const local = await makeService(index, { isLocal: true });
    const headers = { "CF-Connecting-IP": "203.0.113.9" };
    for (const path of ["/articles", "/mcp"]) {
      const response = await local.fetch(new Request(`http://evil.example:8787${path}`, { headers }));
      expect(response.status).toBe(403);
    }
    expect((await local.fetch(new Request(`${LOCAL}/articles`, { headers }))).status).toBe(200);
  });

  test.each([null, LOCAL, "http://127.0.0.1:5173", "http://[::1]:1"])(
    "answers a page of this machine, %s",
    async (origin) => {
      expect(await readBy(origin, { url: `${LOCAL}/articles` })).toEqual([200, origin]);
    },
  );

  test("answers through a tunnel that is listed", async () => {
    const service = await makeService(index, { isLocal: true, allowedOrigins: ["https://my.tunnel"] });
    expect((await service.fetch(new Request("https://my.tunnel/articles"))).status).toBe(200);
    expect((await service.fetch(new Request("https://other.tunnel/articles"))).status).toBe(403);
  });
});

describe("A deployed service", () => {
  test("can be read by every page while nothing narrows it", async () => {
    for (const origin of [null, "https://any.example", "null", "chrome-extension://abc"])
      expect(await readBy(origin, {})).toEqual([200, "*"]);
  });

  test.each([
    ["that lists some", { allowedOrigins: ["https://chat.example"] }],
    [
      "with keys that lists some",
      {
        allowedOrigins: ["https://chat.example"],
        keys: [{ name: "all", hash: hashKey("pm_all"), may: ["read" as const] }],
      },
    ],
  ])("%s can be read by these and by its own pages", async (_, rules) => {
    expect(await readBy(null, { rules })).toEqual([200, null]);
    for (const origin of ["https://chat.example", ORIGIN])
      expect(await readBy(origin, { rules })).toEqual([200, origin]);
    for (const origin of ["https://any.example", "http://chat.example", "null"])
      expect(await readBy(origin, { rules })).toEqual([403, null]);
  });

  test("tells caches that its answers differ by origin where they do", async () => {
    const narrow = await makeService(index, { allowedOrigins: ["https://chat.example"] });
    for (const path of ["/articles", "/nothing"])
      expect((await narrow.get(path)).headers.get("Vary")).toContain("Origin");
  });

  test("lets a listed page send its key", async () => {
    const narrow = await makeService(index, { allowedOrigins: ["https://chat.example"], keys: [] });
    const headers = { Origin: "https://chat.example", "Access-Control-Request-Headers": "authorization" };
    for (const path of ["/search", "/mcp"]) {
      const response = await narrow.fetch(new Request(ORIGIN + path, { method: "OPTIONS", headers }));
      expect(response.status).toBe(204);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe("https://chat.example");
      expect(response.headers.get("Access-Control-Allow-Headers")?.toLowerCase()).toContain("authorization");
    }
  });
});

describe("A page of another site", () => {
  /** The sites that a browser lets show an answer in a frame. */
  async function framersOf(rules: AccessOptions, path = "/"): Promise<string | undefined> {
    const response = await (await makeService(index, rules)).get(path, { Accept: "text/html" });
    const directives = response.headers.get("Content-Security-Policy")?.split(/;\s*/) ?? [];
    return directives.find((directive) => directive.startsWith("frame-ancestors "));
  }
  const frameOrigins = ["https://example.org", "http://localhost:4000"];

  test("shows the service in a frame if it is listed, whatever is shown", async () => {
    for (const path of [
      "/",
      "/?q=korea",
      "/articles/moscow-before-seoul",
      "/articles/unknown",
      "/docs",
      "/search?q=korea",
    ]) {
      expect(await framersOf({}, path)).toBe("frame-ancestors 'none'");
      expect(await framersOf({ frameOrigins }, path)).toBe(`frame-ancestors ${frameOrigins.join(" ")}`);
    }
  });

  test("shows no private corpus, listed or not", async () => {
    expect(await framersOf({ frameOrigins, keys: [] })).toBe("frame-ancestors 'none'");
  });

  test.each([
    "example.org",
    "https://example.org/path",
    "*",
    "https://*.example.org",
    "'self'",
    "https://a.example;b",
    "ftp://a.example",
  ])("keeps the service from starting where it is listed as %s", async (entry) => {
    for (const rules of [{ frameOrigins: [entry] }, { allowedOrigins: [entry] }])
      await expect(makeService(index, rules)).rejects.toThrow(`origin "${entry}" is not an http or https origin`);
  });
});

test("No answer of any kind lets a browser guess its type", async () => {
  for (const [method, path] of [...EVERYWHERE, "/mcp"].flatMap((path) =>
    ["GET", "POST", "OPTIONS"].map((one) => [one, path]),
  )) {
    const response = await fetch(new Request(`${ORIGIN}${path}`, { method: method ?? "" }));
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  }
});
