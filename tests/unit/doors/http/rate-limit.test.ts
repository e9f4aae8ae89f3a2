import { describe, expect, test } from "vitest";
import { Access } from "../../../../src/doors/access/access.ts";
import type { Share } from "../../../../src/doors/access/rate-limits.ts";
import { createApp } from "../../../../src/doors/http/app.ts";
import { makeService } from "../../../support/make-service.ts";

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
