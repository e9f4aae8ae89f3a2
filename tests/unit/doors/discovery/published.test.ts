import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { SuggestionList } from "../../../../src/contract/suggestions.ts";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { PUBLISHED } from "../../../../src/doors/discovery/published-documents.ts";
import { createApp } from "../../../../src/doors/http/app.ts";
import { IndexUnavailableError } from "../../../../src/index/format/index-errors.ts";
import { ABILITIES } from "../../../../src/operations/operation.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { elementsOfHtml } from "../../../support/read-html.ts";

const { get, fetch, index } = await makeService();
const PATHS = PUBLISHED.map(({ path }) => path);
const LISTINGS = ["/sitemap.xml", "/.well-known/ai-catalog.json", "/server.json"];
const ARTICLE = "/articles/moscow-before-seoul";
const AS_PAGE = { Accept: "text/html" };

const noMcp = async () => new Response(null);

/** Elements of a page's head that lead to where the service is found, or say what it is to others. */
async function findLinks(page: Response) {
  const found = elementsOfHtml(await page.text()).filter(
    ({ tagName, properties }) =>
      (tagName === "link" && !/stylesheet|icon/.test(String(properties.rel))) ||
      (tagName === "meta" && /^(?:og|twitter|article):/.test(String(properties.property ?? properties.name))) ||
      (tagName === "script" && properties.type === "application/ld+json"),
  );
  return found.map(
    ({ tagName, properties }) => `${tagName} ${properties.rel ?? properties.property ?? properties.name ?? ""}`,
  );
}

test("Each document has the type that its readers go by", async () => {
  const types = await Promise.all(PATHS.map(async (path) => [path, (await get(path)).headers.get("Content-Type")]));
  expect(Object.fromEntries(types)).toEqual({
    "/llms.txt": "text/plain; charset=UTF-8",
    "/feed.xml": "application/atom+xml; charset=UTF-8",
    "/sitemap.xml": "application/xml; charset=UTF-8",
    "/opensearch.xml": "application/opensearchdescription+xml; charset=UTF-8",
    "/suggest/opensearch": "application/x-suggestions+json; charset=UTF-8",
    "/mcp/server-card": "application/mcp-server-card+json",
    "/.well-known/mcp/server-card.json": "application/mcp-server-card+json",
    "/.well-known/ai-catalog.json": "application/ai-catalog+json",
    "/server.json": "application/json",
    "/site.webmanifest": "application/manifest+json",
  });
});

describe.each(PATHS)("%s", (path) => {
  test("can be asked again whether anything has changed, and for its head alone", async () => {
    const whole = await get(path);
    const etag = whole.headers.get("ETag") ?? "";
    expect([whole.status, etag]).toEqual([200, expect.stringMatching(/^W\/"/)]);
    for (const had of [etag, "*"]) expect((await get(path, { "If-None-Match": had })).status).toBe(304);
    expect((await get(path, { "If-None-Match": 'W/"other"' })).status).toBe(200);
    const head = await fetch(new Request(ORIGIN + path, { method: "HEAD" }));
    expect([head.status, await head.text(), head.headers.get("ETag")]).toEqual([200, "", etag]);
  });

  test("is read by pages of any origin, and takes no other method", async () => {
    const answer = await get(path, { Origin: "https://reader.example" });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(answer.headers.get("Access-Control-Expose-Headers")).toContain("ETag");
    const posted = await fetch(new Request(ORIGIN + path, { method: "POST" }));
    expect([posted.status, posted.headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    const asked = await fetch(
      new Request(ORIGIN + path, { method: "OPTIONS", headers: { Origin: "https://a.example" } }),
    );
    expect(asked.status).toBe(204);
  });

  test("is a 503 while the index cannot be read, and not a document about nothing", async () => {
    using _ = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = createApp(
      { loadIndex: () => Promise.reject(new IndexUnavailableError("gone")), codeVersion: "test" },
      noMcp,
    );
    const answer = await broken.request(path);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
  });

  test("counts as a light request, unless the client has it", async () => {
    const full = await makeService(index, { admit: async (_, share) => share !== "light" });
    expect((await full.get(path)).status).toBe(429);
    const etag = (await get(path)).headers.get("ETag") ?? "";
    expect((await full.get(path, { "If-None-Match": etag })).status).toBe(304);
  });
});

describe("A private corpus", () => {
  const keys = [{ name: "all", hash: hashKey("pm_all"), may: [...ABILITIES] }];
  const key = { Authorization: "Bearer pm_all" };

  test.each(PATHS)("has no %s, whoever asks", async (path) => {
    const closed = await makeService(index, { keys });
    expect((await closed.get(path)).status).toBe(401);
    const answer = await closed.get(path, key);
    expect(answer.status).toBe(404);
    expect(Problem.parse(await answer.json()).detail).toContain(path);
  });

  test("says nothing in its pages of where it is found", async () => {
    const closed = await makeService(index, { keys });
    for (const path of ["/", "/?q=korea", ARTICLE, "/connect", "/docs"])
      expect(await findLinks(await closed.get(path, { ...key, ...AS_PAGE }))).toEqual([]);
  });
});

describe("A service that search engines are asked to leave alone", () => {
  const hidden = createApp(
    { loadIndex: async () => ({ index, cold: false }), codeVersion: "test", isHidden: true },
    noMcp,
  );

  test.each(PATHS)("is not listed anywhere, and can be used: %s", async (path) => {
    const answer = await hidden.request(path);
    expect(answer.status).toBe(LISTINGS.includes(path) ? 404 : 200);
    expect(answer.headers.get("X-Robots-Tag")).toBe("noindex, nofollow");
    expect(await answer.text()).not.toContain("sitemap.xml)");
  });
});

describe("robots.txt", () => {
  test("names the sitemap and lets the server card be read, of a service that may be listed", async () => {
    const robots = await (await get("/robots.txt")).text();
    expect(robots).toContain(`\nSitemap: ${ORIGIN}/sitemap.xml\n`);
    expect(robots).toContain("\nAllow: /mcp/server-card\n");
  });
});

describe("llms.txt", () => {
  test("leads to the search, the MCP server and the articles, all of which are there", async () => {
    const text = await (await get("/llms.txt")).text();
    expect(text).toMatch(/^# .+\n\n> .+\n\n/);
    expect(text.match(/^## .*/gm)).toEqual(["## Search", "## Articles", "## Optional"]);
    const links = Array.from(text.matchAll(/^- \[((?:\\.|[^\]\\])+)\]\((\S+)\)/gm), ([, , link = ""]) => link);
    expect(links.length).toBeGreaterThan(index.counts.articles + 4);
    for (const link of links.filter((one) => !one.endsWith("/mcp")))
      expect([link, (await get(link)).status]).toEqual([link, 200]);
    const article = await get(links.find((one) => one.includes("/articles/")) ?? "");
    expect(article.headers.get("Content-Type")).toMatch(/^text\/markdown/);
  });
});

describe("A browser's search field", () => {
  const Suggestions = z.tuple([z.string(), z.array(z.string())]);
  const ask = async (typed: string) =>
    Suggestions.parse(await (await get(`/suggest/opensearch?${new URLSearchParams({ q: typed })}`)).json());

  test("gets what /suggest gives, in the form that browsers read", async () => {
    const { suggestions } = SuggestionList.parse(await (await get("/suggest?q=kim+y")).json());
    expect(await ask("kim y")).toEqual(["kim y", suggestions.map(({ text }) => text)]);
  });

  test("gets an empty list for nothing, and an answer to whatever is typed", async () => {
    expect(await ask("")).toEqual(["", []]);
    expect(Suggestions.parse(await (await get("/suggest/opensearch")).json())).toEqual(["", []]);
    expect((await ask("kim ".repeat(1_000)))[0]).toBe("kim ".repeat(1_000));
  });

  test("leads to the page of hits", async () => {
    const description = await (await get("/opensearch.xml")).text();
    const template = /type="text\/html" template="([^"]+)"/.exec(description)?.[1]?.replaceAll("&#38;", "&") ?? "";
    const page = await get(template.replace("{searchTerms}", "fishermen"), AS_PAGE);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("fishermen")]);
  });
});

describe("The feed", () => {
  test("has the newest articles first, without those that have no day", async () => {
    const service = await makeService(
      await makeIndex({
        "a.md": "---\ndate: 2024-01-02\n---\n\n# Old\n\nWords.\n",
        "b.md": "# Undated\n\nWords.\n",
        "c.md": "---\ndate: 2025-01-02\nurl: https://c.example/new\n---\n\n# New\n\nWords.\n",
      }),
    );
    const feed = await (await service.get("/feed.xml")).text();
    expect(
      Array.from(feed.matchAll(/<entry[\s\S]*?<title>(.*?)<[\s\S]*?<link href="(.*?)"/g), ([, ...found]) => found),
    ).toEqual([
      ["New", "https://c.example/new"],
      ["Old", `${ORIGIN}/articles/a`],
    ]);
    expect(feed).toContain("<updated>2025-01-02T00:00:00Z</updated>\n<author>");
  });

  test("keeps the id of an article when that gets an address of its own", async () => {
    const idWith = async (front: string) => {
      const made = await makeService(
        await makeIndex({ "a.md": `---\ndate: 2025-01-02\n${front}---\n\n# A\n\nWords.\n` }),
      );
      return /<entry[\s\S]*?<id>(.*?)</.exec(await (await made.get("/feed.xml")).text())?.[1];
    };
    expect(await idWith("url: https://a.example/\n")).toBe(await idWith(""));
  });
});

test("Browsers that ask for the icon at its old place are led to it", async () => {
  const answer = await get("/favicon.ico");
  expect([answer.status, answer.headers.get("Location")]).toEqual([301, "/pages/icon-192.png"]);
});
