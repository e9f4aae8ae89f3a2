import { Readable } from "node:stream";
import { parseSitemap, parseSitemapIndex } from "sitemap";
import { describe, expect, test } from "vitest";
import { PART_ARTICLES } from "../../../../src/doors/discovery/sitemap.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { faultsOfJson, faultsOfXml } from "../../../support/validate-documents.ts";

const sample = await makeService();
/** Articles of every kind: without a day, with an address of their own, in several languages. */
const hens = await makeService(
  await makeIndex({
    "corpus.yaml": `title: Hens & <Cocks>, a corpus whose title is longer than any browser would ever show\ndescription: |\n  How to keep hens.\n\n  ${"And cocks. ".repeat(150)}\n`,
    "feeding.md":
      "---\ntags: [hens, 'grain & \"seed\"']\nauthor: [Ada, Grace]\ndate: 2025-03-04\n---\n\n# Feeding\n\nHens eat grain.\n",
    "housing.md": "# Housing\n\nHens sleep on perches.\n",
    "vom-füttern.md":
      "---\nlang: de\ndate: 2025-05-06\nsummary: Was Hühner fressen & trinken\nurl: https://hens.example/vom-füttern#top\n---\n\n# Vom Füttern\n\nHühner fressen Korn.\n",
  }),
);
const bare = await makeService(await makeIndex({ "a.md": "# One\n\nWords.\n" }));
const SERVICES = [
  ["the sample", sample],
  ["a corpus of many kinds", hens],
  ["one article without anything", bare],
] as const;

describe.each(SERVICES)("Of %s", (_, { get }) => {
  const read = async (path: string) => (await get(path)).text();

  test("the sitemap is valid, by the schema of sitemaps.org", async () => {
    expect(await faultsOfXml(await read("/sitemap.xml"), "sitemap")).toEqual([]);
  });

  test("the feed is valid Atom", async () => {
    expect(await faultsOfXml(await read("/feed.xml"), "atom")).toEqual([]);
  });

  test("the description of the search is valid OpenSearch", async () => {
    expect(await faultsOfXml(await read("/opensearch.xml"), "opensearch")).toEqual([]);
  });

  test("server.json is what the MCP Registry takes", async () => {
    expect(faultsOfJson(await (await get("/server.json")).json(), "server.schema.json")).toEqual([]);
  });

  test("the server card is one, at both of its addresses", async () => {
    const card = await (await get("/mcp/server-card")).json();
    expect(faultsOfJson(card, "server-card.schema.json")).toEqual([]);
    expect(await (await get("/.well-known/mcp/server-card.json")).json()).toEqual(card);
  });
});

test("The checks find what is wrong, so that they are about something", async () => {
  expect(await faultsOfXml("<urlset/>", "sitemap")).not.toEqual([]);
  const feed = await (await hens.get("/feed.xml")).text();
  expect(await faultsOfXml(feed.replace("T00:00:00Z", ""), "atom")).not.toEqual([]);
  const search = await (await hens.get("/opensearch.xml")).text();
  expect(await faultsOfXml(search.replace("<ShortName>", "<ShortName>far too long, really"), "opensearch")).not.toEqual(
    [],
  );
  expect(faultsOfJson({ name: "hens" }, "server-card.schema.json")).not.toEqual([]);
  expect(faultsOfJson({ name: "hens" }, "server.schema.json")).not.toEqual([]);
});

describe("A sitemap", () => {
  const parse = async (path: string, service: { get(path: string): Promise<Response> }) =>
    parseSitemap(Readable.from([await (await service.get(path)).text()]));

  test("names its own pages and those articles that stand here alone, with their days", async () => {
    const pages = await parse("/sitemap.xml", hens);
    expect(pages.map(({ url, lastmod }) => [url, lastmod])).toEqual([
      [`${ORIGIN}/`, undefined],
      [`${ORIGIN}/articles`, undefined],
      [`${ORIGIN}/corpus`, undefined],
      [`${ORIGIN}/articles/feeding`, "2025-03-04"],
      [`${ORIGIN}/articles/housing`, undefined],
    ]);
  });

  test("of many articles has parts, which name every one of them once, and nothing beyond them", async () => {
    const count = 2 * PART_ARTICLES + 3;
    const lines = Array.from({ length: count }, (_, at) =>
      JSON.stringify({ _id: `a${at}`, title: `T${at}`, text: "Word." }),
    );
    const many = await makeService(await makeIndex({ "all.jsonl": lines.join("\n") }));
    const index = await (await many.get("/sitemap.xml")).text();
    const parts = await parseSitemapIndex(Readable.from([index]));
    expect(parts.map(({ url }) => url)).toEqual([1, 2, 3].map((part) => `${ORIGIN}/sitemap.xml?part=${part}`));
    const pages = await Promise.all(parts.map(({ url }) => parse(url, many)));
    const named = pages.flat().filter(({ url }) => url.startsWith(`${ORIGIN}/articles/`));
    expect(named).toHaveLength(count);
    expect(new Set(named.map(({ url }) => url)).size).toBe(count);
    for (const part of ["0", "4", "-1", "1.5", "x", ""])
      expect((await many.get(`/sitemap.xml?part=${part}`)).status).toBe(404);
  });

  test("is not empty where all articles have an address of their own, and leads to pages that are there", async () => {
    const index = await makeIndex({ "a.md": "---\nurl: https://a.example/\n---\n\n# One\n\nWords.\n" });
    const service = await makeService(index);
    const pages = await parse("/sitemap.xml", service);
    expect(pages.map(({ url }) => url)).toEqual(["/", "/articles", "/corpus"].map((path) => ORIGIN + path));
    for (const { url } of pages) expect((await service.get(url, { Accept: "text/html" })).status).toBe(200);
  });
});

test("The name of a server is its host in reverse, in the namespace that its owner can prove", async () => {
  const nameAt = async (site: string) => {
    const service = await makeService(
      await makeIndex({ "corpus.yaml": `site: ${site}\n`, "a.md": "# One\n\nWords.\n" }),
    );
    const card: { name: string } = await (await service.get("/mcp/server-card")).json();
    expect(faultsOfJson(card, "server-card.schema.json")).toEqual([]);
    return card.name;
  };
  expect(await nameAt("https://search.example.org")).toBe("org.example.search/pressmark");
  expect(await nameAt("http://localhost:8787")).toBe("localhost/pressmark");
  expect(await nameAt("http://127.0.0.1:8787")).toBe("1.0.0.127/pressmark");
  expect(await nameAt("http://[::1]:8787")).toBe("1/pressmark");
  expect(await nameAt("https://bücher.example")).toBe("example.xn--bcher-kva/pressmark");
});
