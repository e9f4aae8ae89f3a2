import { env, exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { StatusDocument } from "../../src/contract/article-documents.ts";
import { Problem } from "../../src/contract/request-errors.ts";
import { SearchResponse } from "../../src/contract/search-response.ts";
import { post, rpc } from "../support/mcp-messages.ts";

const ORIGIN = "https://articles.example";

/** Sends a request to the Worker as the platform would, from an address of its own. */
function send(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch(new URL(path, ORIGIN).href, {
    headers: { "CF-Connecting-IP": "192.0.2.1", ...headers },
  });
}

describe("The Worker in workerd", () => {
  test("says what it holds", async () => {
    const response = await send("/status");
    expect(response.status).toBe(200);
    const { index, code } = StatusDocument.parse(await response.json());
    expect(index).toMatchObject({ articles: 5 });
    expect(code?.deployed).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test("finds the passage that answers a question, and links to it at the address that was asked", async () => {
    const response = await send("/search?q=who+repatriated+the+fishermen");
    const { hits } = SearchResponse.parse(await response.json());
    expect(hits[0]?.text).toContain("repatriated a group of fishermen");
    expect(hits[0]?.url).toMatch(new RegExp(`^${ORIGIN}/articles/kim-yo-jong-statement-explained#`));
  });

  test("shows its search page and an article", async () => {
    for (const path of ["/", "/?q=fishermen", "/articles/moscow-before-seoul"]) {
      const response = await send(path, { Accept: "text/html" });
      expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/html; charset=UTF-8"]);
      expect(await response.text()).toContain("Talks refused");
    }
  });

  test("answers an assistant", async () => {
    const call = rpc("tools/call", { name: "search", arguments: { query: "fishermen" } });
    const response = await exports.default.fetch(post(call, {}, `${ORIGIN}/mcp`));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ result: { structuredContent: { match_quality: "strong" } } });
  });

  test("keeps its index to itself", async () => {
    const asset = await env.ASSETS.fetch(`${ORIGIN}/index/index.bin`);
    expect(asset.status).toBe(200);
    await asset.body?.cancel();
    const response = await send("/index/index.bin");
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(Problem.parse(await response.json())).toMatchObject({ status: 404, title: "Not Found" });
  });

  test("has the style of its pages among the files that are served", async () => {
    const response = await env.ASSETS.fetch(`${ORIGIN}/pages/base.css`);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/css; charset=utf-8"]);
    expect(await response.text()).toContain("color-scheme");
  });

  test("spares a client what it has already", async () => {
    const first = await send("/search?q=talks");
    const etag = first.headers.get("ETag") ?? "";
    expect(etag).toMatch(/^W\/"[0-9a-f]+"$/);
    await first.body?.cancel();
    const second = await send("/search?q=talks", { "If-None-Match": etag });
    expect([second.status, await second.text(), second.headers.get("ETag")]).toEqual([304, "", etag]);
    const other = await send("/search?q=drills", { "If-None-Match": etag });
    expect(other.status).toBe(200);
    await other.body?.cancel();
  });

  test("has its index at hand after the first request", async () => {
    await (await send("/status")).body?.cancel();
    const response = await send("/status");
    expect(response.headers.get("Server-Timing")).toContain('index;desc="warm"');
    await response.body?.cancel();
  });
});
