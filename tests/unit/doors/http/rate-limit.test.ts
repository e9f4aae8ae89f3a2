import { describe, expect, test } from "vitest";
import { Access, type AccessOptions } from "../../../../src/doors/access/access.ts";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import type { Share } from "../../../../src/doors/access/rate-limits.ts";
import { createApp } from "../../../../src/doors/http/app.ts";
import { ABILITIES } from "../../../../src/operations/operation.ts";
import { makeService } from "../../../support/make-service.ts";
import { modern, post, rpc } from "../../../support/mcp-messages.ts";

const { index } = await makeService();

/** The service with a limit to searches, and how many it has counted. */
function makeLimited(quota = Number.POSITIVE_INFINITY) {
  let counted = 0;
  const admit = async (_: string, share: Share) => {
    if (share === "search") counted += 1;
    return share === "light" || counted <= quota;
  };
  const access = new Access({ admit });
  const platform = { loadIndex: async () => ({ index, cold: false }), codeVersion: "test", access };
  const app = createApp(platform, async () => new Response(null, { status: 404 }));
  return {
    ask: async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
    counted: () => counted,
  };
}

describe("The limit of searches counts", () => {
  test.each([
    "/search?q=korea",
    "/search?q=&q=korea",
    "/search?q=%20&q=korea&format=markdown",
    "/?q=korea",
    "/?q=&q=korea",
    "/openapi.json",
    "/docs",
    "/quotes?text=zero+interest",
    "/quotes?text=&text=zero+interest",
  ])("what is read, %s", async (path) => {
    const { ask, counted } = makeLimited();
    expect((await ask(path)).status).toBe(200);
    expect(counted()).toBe(1);
  });

  test.each([
    ["a search for nothing", "/search?q=+", 400],
    ["a search that is refused", "/search?q=korea&limit=99", 400],
    ["a quote of nothing", "/quotes?text=", 400],
    ["the first page", "/?q=+", 200],
    ["a completion", "/suggest?q=kor", 200],
    ["reading", "/articles/moscow-before-seoul", 200],
  ])("not %s", async (_, path, status) => {
    const { ask, counted } = makeLimited();
    expect((await ask(path)).status).toBe(status);
    expect(counted()).toBe(0);
  });

  test.each(["/search?q=korea", "/?q=korea", "/quotes?text=zero+interest"])(
    "not an answer that the client has already, of %s",
    async (path) => {
      const { ask, counted } = makeLimited(1);
      const etag = (await ask(path)).headers.get("ETag") ?? "";
      for (const header of [etag, `"other", ${etag}`, "*"]) {
        const response = await ask(path, { "If-None-Match": header });
        expect([response.status, await response.text(), response.headers.get("ETag")]).toEqual([304, "", etag]);
      }
      expect(counted()).toBe(1);
      expect((await ask(path, { "If-None-Match": '"other"' })).status).toBe(429);
    },
  );
});

describe("What is cheap", () => {
  const makeCounted = async (quotas: Record<Share, number>, rules: AccessOptions = {}) => {
    const counted: [string, Share][] = [];
    const admit = async (client: string, share: Share) => {
      counted.push([client, share]);
      return counted.filter(([one, other]) => one === client && other === share).length <= quotas[share];
    };
    return { counted, service: await makeService(index, { ...rules, admit }) };
  };
  const RESOURCE = rpc("resources/read", { uri: "article://moscow-before-seoul" });

  test.each([
    "/suggest?q=kor",
    "/articles",
    "/articles/moscow-before-seoul",
    "/articles/moscow-before-seoul?format=markdown",
    "/",
    "/status",
  ])("counts against a share of its own, %s", async (path) => {
    const { service } = await makeCounted({ search: 0, light: 1 });
    const first = await service.get(path);
    expect([first.status, first.headers.get("RateLimit-Policy")]).toEqual([200, '"light";q=1500;w=60']);
    const second = await service.get(path);
    const { headers } = second;
    expect([second.status, headers.get("Retry-After")]).toEqual([429, "60"]);
    expect([headers.get("RateLimit"), headers.get("RateLimit-Policy")]).toEqual([
      '"light";r=0;t=60',
      '"light";q=1500;w=60',
    ]);
    expect((await service.get(path, { "If-None-Match": first.headers.get("ETag") ?? "" })).status).toBe(304);
  });

  test("is so for assistants too: resources, their list and completions", async () => {
    for (const message of [
      RESOURCE,
      rpc("resources/list"),
      rpc("completion/complete", {
        ref: { type: "ref/resource", uri: "article://{id}" },
        argument: { name: "id", value: "m" },
      }),
    ]) {
      const { service } = await makeCounted({ search: 0, light: 1 });
      const send = () => service.fetch(post(message, {}, "https://search.example.org/mcp"));
      expect((await send()).status).toBe(200);
      const refused = await send();
      expect([refused.status, refused.headers.get("RateLimit")]).toEqual([429, '"light";r=0;t=60']);
      expect(await refused.json()).toMatchObject({ error: { message: "Too many requests; try again in 60 seconds" } });
    }
  });

  test("states its policy to assistants as to programs, and so does what is not; what is free states none", async () => {
    const { service } = await makeCounted({ search: 9, light: 9 });
    const call = rpc("tools/call", { name: "search", arguments: { query: "korea" } });
    const [light, search] = ['"light";q=1500;w=60', '"search";q=300;w=60'];
    for (const [message, policy] of [
      [RESOURCE, light],
      [call, search],
      [[RESOURCE, call, call], `${light}, ${search}`],
      [rpc("tools/list"), null],
    ] as const) {
      const { status, headers } = await service.fetch(post(message, {}, "https://search.example.org/mcp"));
      expect([status, headers.get("RateLimit-Policy")]).toEqual([200, policy]);
      expect(headers.get("Access-Control-Expose-Headers")).toContain("RateLimit-Policy");
    }
    const later = await service.fetch(modern("tools/call", { name: "search", arguments: { query: "korea" } }));
    expect([later.status, later.headers.get("RateLimit-Policy")]).toEqual([200, search]);
  });

  test("and what is not are counted each, in a batch", async () => {
    const { service, counted } = await makeCounted({ search: 9, light: 9 });
    const call = rpc("tools/call", { name: "search", arguments: { query: "korea" } });
    const batch = [RESOURCE, call, rpc("ping"), call, { jsonrpc: "2.0", method: "notifications/initialized" }];
    await service.fetch(post(batch, { "CF-Connecting-IP": "192.0.2.1" }, "https://search.example.org/mcp"));
    expect(counted.map(([, share]) => share)).toEqual(["light", "search", "search"]);
  });

  test("counts by key where there is one, whatever the address; wrong keys count by address", async () => {
    const keys = [{ name: "ada", hash: hashKey("pm_ada"), may: [...ABILITIES] }];
    const { service, counted } = await makeCounted({ search: 1, light: 1 }, { keys });
    const ask = async (key: string, address: string) => {
      const headers = { Authorization: `Bearer ${key}`, "CF-Connecting-IP": address };
      return (await service.get("/search?q=korea", headers)).status;
    };
    expect(await ask("pm_ada", "192.0.2.1")).toBe(200);
    expect(await ask("pm_ada", "192.0.2.2")).toBe(429);
    expect(await ask("pm_wrong", "2001:db8::1")).toBe(401);
    expect(await ask("pm_other", "2001:db8::2")).toBe(429);
    expect(counted.map(([client]) => client)).toEqual(["key:ada", "key:ada", "2001:db8:0:0::/64", "2001:db8:0:0::/64"]);
  });
});
