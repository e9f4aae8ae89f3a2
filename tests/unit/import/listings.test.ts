import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { answer, type Route, serveRoutes } from "../../support/web-server.ts";
import { importPages, makeCorpus, outcomesOf } from "./import-pages.ts";

const pageOf = (title: string, head = "") =>
  `<html lang="en"><head>${head}<title>${title}</title></head><article><h1>${title}</h1><p>All that ${title} says.</p></article>`;

const xml = (body: string) => answer(`<?xml version="1.0"?>\n${body}`, { "content-type": "application/xml" });

const RSS = `<rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>The Farm</title><link>/</link>
  <item><title>Hens</title><link>/hens</link><pubDate>Wed, 01 May 2024 08:00:00 GMT</pubDate><dc:creator>Ada Birch</dc:creator>
    <category>birds</category><description>Short.</description></item>
  <item><title>Gone &amp; lost</title><link>/gone?utm_source=rss</link><description>Short.</description>
    <content:encoded><![CDATA[<p>The feed has <b>all</b> of it.</p><p>And more.</p>]]></content:encoded></item>
  <item><title>Empty</title><guid>/not-an-address</guid></item>
  <item><title>Hidden</title><link>/hidden</link><content:encoded>Not to be found.</content:encoded></item>
  <item><title>Closed</title><link>/closed</link><content:encoded>Not for robots.</content:encoded></item>
  <item><title>Hens again</title><link>/hens#comments</link></item>
</channel></rss>`;

const FARM: Record<string, Route> = {
  "/robots.txt": "User-agent: *\nDisallow: /closed\n",
  "/rss": xml(RSS),
  "/hens": pageOf("Hens"),
  "/hidden": pageOf("Hidden", '<meta name="robots" content="noindex">'),
  "/closed": pageOf("Closed"),
};

describe("A feed", () => {
  test("gives its pages; what it has itself only where a page cannot be had, and nothing of what is held back", async () => {
    const { origin, asked } = await serveRoutes(FARM);
    const imported = await importPages([`${origin}/rss`]);
    expect(outcomesOf(imported)).toEqual({
      "/hens": "wrote",
      "/gone": "wrote, from the feed, since the page answers 404",
      "/rss": "lists a page without an address",
      "/hidden": "asks robots not to list it",
      "/closed": "is not for robots: robots.txt",
    });
    expect(asked).toEqual(["/robots.txt", "/rss", "/hens", "/gone", "/hidden"]);
    const [gone = "", hens = ""] = Object.values(imported.files).toSorted();
    const texts = [gone, hens].join();
    expect(texts).toContain("The feed has **all** of it.\n\nAnd more.\n");
    expect(texts).toContain("title: Gone & lost\n");
    expect(texts).toContain("All that Hens says.");
    expect(texts).toContain(
      `source: The Farm\nauthors:\n  - Ada Birch\npublished: 2024-05-01\nlang: en\ntags:\n  - birds\n`,
    );
    expect(texts).not.toMatch(/Short\.|Not to be found|Not for robots/);
  });

  test.each([
    [
      "Atom",
      xml(`<feed xmlns="http://www.w3.org/2005/Atom"><title>The Farm</title><link rel="self" href="/feed"/>
        <entry><title type="html">Hens</title><link rel="edit" href="/edit"/><link href="/hens"/><id>urn:1</id>
        <published>2024-05-01T08:00:00Z</published><author><name>Ada Birch</name></author><category term="birds"/>
        <content type="xhtml"><div xmlns="x"><p>Said in the feed.</p></div></content></entry></feed>`),
    ],
    [
      "RDF",
      xml(`<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>The Farm</title></channel>
        <item rdf:about="/hens"><title>Hens</title><link>/hens</link><dc:date>2024-05-01</dc:date>
        <dc:creator>Ada Birch</dc:creator><dc:subject>birds</dc:subject>
        <description>&lt;p&gt;Said in the feed.&lt;/p&gt;</description></item></rdf:RDF>`),
    ],
    [
      "JSON",
      answer(
        JSON.stringify({
          version: "https://jsonfeed.org/version/1.1",
          title: "The Farm",
          authors: [{ name: "Ada Birch" }],
          items: [
            {
              id: 1,
              url: "/hens",
              title: "Hens",
              content_text: "Said in the feed.",
              date_published: "2024-05-01T08:00:00Z",
              tags: ["birds"],
            },
          ],
        }),
        { "content-type": "application/feed+json" },
      ),
    ],
  ])("may be %s", async (_, feed) => {
    const { origin } = await serveRoutes({ "/feed": feed });
    const [file = ""] = Object.values((await importPages([`${origin}/feed`])).files);
    expect(file).toContain(
      `title: Hens\nurl: ${origin}/hens\nsource: The Farm\nauthors:\n  - Ada Birch\npublished: 2024-05-01\n`,
    );
    expect(file).toContain("tags:\n  - birds\n");
    expect(file).toContain("\n\nSaid in the feed.\n");
  });

  test("never takes the place of a page that was read before", async () => {
    const routes: Record<string, Route> = { ...FARM, "/gone": pageOf("Gone") };
    const { origin } = await serveRoutes(routes);
    const corpus = makeCorpus();
    const { files } = await importPages([`${origin}/rss`], { corpus });
    routes["/gone"] = answer("", {}, 500);
    const again = await importPages([`${origin}/rss`], { corpus });
    expect(outcomesOf(again)).toMatchObject({ "/gone": "answers 500; its file stays as it is" });
    expect(again.files).toEqual(files);
  });

  test("is found from a page when it is asked for", async () => {
    const links = `<link rel="icon" href="/i.png"><link rel="alternate" type="application/rss+xml" href="rss">`;
    const { origin } = await serveRoutes({ ...FARM, "/": pageOf("The Farm", links), "/about": pageOf("About") });
    expect(outcomesOf(await importPages([`${origin}/`]))).toEqual({ "/": "wrote" });
    expect(outcomesOf(await importPages([`${origin}/`], { isFeed: true }))).toMatchObject({ "/hens": "wrote" });
    expect(outcomesOf(await importPages([`${origin}/about`], { isFeed: true }))).toEqual({ "/about": "names no feed" });
    const { origin: broken } = await serveRoutes({ "/": pageOf("The Farm", links), "/rss": pageOf("No feed") });
    expect(outcomesOf(await importPages([`${broken}/`], { isFeed: true }))).toEqual({
      "/rss": "is no feed and no sitemap",
    });
  });

  test("that is broken gives what can be read of it, and entities that it defines nothing", async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "${"b".repeat(1000)}">]>`;
    const { origin } = await serveRoutes({
      ...FARM,
      "/cut": xml("<rss><channel><title>Fish & chips</title><item><link>/hens</link></item><item><link>/go"),
      "/deep": xml(`<rss>${"<a>".repeat(100_000)}`),
      "/bomb": xml(`${bomb}<rss><channel><item><title>&a;</title><link>/hens</link></item></channel></rss>`),
    });
    const imported = await importPages([`${origin}/cut`, `${origin}/deep`, `${origin}/bomb`]);
    expect(outcomesOf(imported)).toMatchObject({
      "/hens": "wrote",
      "/deep": "has elements over 512 deep in one another",
    });
    expect(Object.values(imported.files).join()).not.toContain("bbbb");
  });
});

const sitemap = (...paths: string[]) =>
  `<urlset xmlns="s">${paths.map((path) => `<url><loc>${path}</loc><lastmod>2024-05-01</lastmod></url>`).join("")}</urlset>`;

describe("A sitemap", () => {
  const pages = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`/${name}`, pageOf(name)]));

  test("gives its pages, packed or not, and those of the sitemaps that its index lists", async () => {
    const { origin } = await serveRoutes({
      ...pages,
      "/index.xml": xml(
        "<sitemapindex><sitemap><loc>/one.xml</loc></sitemap><sitemap><loc>/two.xml.gz</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>",
      ),
      "/one.xml": xml(sitemap("/a", "/b", "/a")),
      "/two.xml.gz": answer(gzipSync(sitemap("/c", "/missing")), { "content-type": "application/gzip" }),
    });
    expect(outcomesOf(await importPages([`${origin}/index.xml`]))).toEqual({
      "/a": "wrote",
      "/b": "wrote",
      "/c": "wrote",
      "/missing": "answers 404",
    });
  });

  test("is read up to the limit, and what is left is counted", async () => {
    const { origin, asked } = await serveRoutes({ ...pages, "/sitemap.xml": xml(sitemap("/a", "/b", "/c", "/d")) });
    const imported = await importPages([`${origin}/sitemap.xml`], { limit: 2 });
    expect(outcomesOf(imported)).toEqual({ "/a": "wrote", "/b": "wrote" });
    expect(imported.left).toBe(2);
    expect(asked).not.toContain("/c");
  });

  test("that is packed to burst is not unpacked", async () => {
    const { origin } = await serveRoutes({ "/bomb.gz": answer(gzipSync(" ".repeat(5_000_000))) });
    const [page] = (await importPages([`${origin}/bomb.gz`])).pages;
    expect(page).toMatchObject({ reason: expect.stringContaining("larger than 1000000 bytes") });
  });

  test("that lists nothing is said to", async () => {
    const { origin } = await serveRoutes({ "/sitemap.xml": xml(sitemap()) });
    expect(outcomesOf(await importPages([`${origin}/sitemap.xml`]))).toEqual({
      "/sitemap.xml": "is a sitemap that lists nothing",
    });
  });
});
