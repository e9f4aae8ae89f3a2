import type { Element } from "hast";
import type { Article, WebSite, WithContext } from "schema-dts";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { elementsOfHtml } from "../../../support/read-html.ts";

const { get } = await makeService(
  await makeIndex({
    "corpus.yaml": "title: Hens\ndescription: How to keep hens\nlanguage: en\n",
    "feeding.md":
      "---\ntags: [grain]\nauthor: [Ada, Grace]\nsource: The Hen\ndate: 2025-03-04\nsummary: What hens eat\n---\n\n# Feeding\n\nHens eat grain.\n",
    "housing.md": "---\nurl: https://hens.example/housing#top\n---\n\n# Housing\n\nHens sleep on perches.\n",
  }),
);

async function headOf(path: string): Promise<Element[]> {
  const page = await get(path, { Accept: "text/html" });
  return elementsOfHtml(await page.text()).filter(({ tagName }) => /^(?:link|meta|script)$/.test(tagName));
}

const textOf = ({ children }: Element) => children.map((child) => (child.type === "text" ? child.value : "")).join("");

/** The data of schema.org in a page. */
async function dataOf(path: string): Promise<unknown[]> {
  const scripts = (await headOf(path)).filter(({ properties }) => properties.type === "application/ld+json");
  return scripts.map((script) => JSON.parse(textOf(script)));
}

/** Where a page's links of a relation lead. */
async function linksOf(path: string, rel: string): Promise<unknown[]> {
  return (await headOf(path))
    .filter(({ tagName, properties }) => tagName === "link" && String(properties.rel) === rel)
    .map(({ properties }) => properties.href);
}

/** What a page's `meta` says, by its property or name. */
async function metaOf(path: string): Promise<Record<string, unknown>> {
  const named = (await headOf(path)).filter(({ tagName }) => tagName === "meta");
  return Object.fromEntries(named.map(({ properties: of }) => [String(of.property ?? of.name), of.content]));
}

describe("The page of an article", () => {
  test("is the one of record where the article has no other, whatever was sought in it", async () => {
    for (const path of ["/articles/feeding", "/articles/feeding?q=grain"])
      expect(await linksOf(path, "canonical")).toEqual([`${ORIGIN}/articles/feeding`]);
  });

  test("is a copy where the article has an address of its own", async () => {
    expect(await linksOf("/articles/housing", "canonical")).toEqual(["https://hens.example/housing"]);
    expect(await metaOf("/articles/housing")).toMatchObject({ "og:url": "https://hens.example/housing" });
  });

  test("leads to its Markdown, the feed and the search", async () => {
    const alternates = await linksOf("/articles/feeding", "alternate");
    expect(alternates).toEqual(["/feed.xml", `${ORIGIN}/articles/feeding?format=markdown`]);
    expect(await linksOf("/articles/feeding", "search")).toEqual(["/opensearch.xml"]);
    for (const href of alternates) expect((await get(String(href))).status).toBe(200);
  });

  test("says what it is to those who show a link to it", async () => {
    expect(await metaOf("/articles/feeding")).toMatchObject({
      "og:type": "article",
      "og:title": "Feeding",
      "og:description": "What hens eat",
      "og:site_name": "Hens",
      "article:published_time": "2025-03-04",
      "twitter:card": "summary",
    });
    expect(await metaOf("/articles/housing")).not.toHaveProperty("og:description");
  });

  test("says all that is known of the article in the words of schema.org", async () => {
    const page = `${ORIGIN}/articles/feeding`;
    // The compiler checks by schema-dts that these are the words.
    const expected: WithContext<Article> = {
      "@context": "https://schema.org",
      "@type": "Article",
      headline: "Feeding",
      description: "What hens eat",
      url: page,
      mainEntityOfPage: page,
      datePublished: "2025-03-04",
      author: [
        { "@type": "Person", name: "Ada" },
        { "@type": "Person", name: "Grace" },
      ],
      publisher: { "@type": "Organization", name: "The Hen" },
      keywords: ["grain"],
      inLanguage: "en",
      isPartOf: { "@type": "WebSite", name: "Hens", url: `${ORIGIN}/` },
      encoding: { "@type": "MediaObject", encodingFormat: "text/markdown", contentUrl: `${page}?format=markdown` },
    };
    expect(await dataOf("/articles/feeding")).toEqual([expected]);
  });

  test("says on what it is based where the article has an address of its own, and nothing that is not known", async () => {
    const [data] = z.tuple([z.record(z.string(), z.unknown())]).parse(await dataOf("/articles/housing"));
    expect(data).toMatchObject({ isBasedOn: "https://hens.example/housing#top", url: `${ORIGIN}/articles/housing` });
    for (const unknown of ["author", "datePublished", "publisher", "keywords", "description"])
      expect(data).not.toHaveProperty(unknown);
  });
});

test("The first page says how the site is searched, at an address that answers", async () => {
  const urlTemplate = `${ORIGIN}/?q={search_term_string}`;
  // What search engines read beside the words of schema.org.
  const input = { "query-input": "required name=search_term_string" };
  const expected: WithContext<WebSite> = {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name: "Hens",
    description: "How to keep hens",
    url: `${ORIGIN}/`,
    inLanguage: "en",
    potentialAction: { "@type": "SearchAction", target: { "@type": "EntryPoint", urlTemplate }, ...input },
  };
  expect(await dataOf("/")).toEqual([expected]);
  expect((await get(urlTemplate.replace("{search_term_string}", "grain"), { Accept: "text/html" })).status).toBe(200);
  expect(await linksOf("/", "canonical")).toEqual([`${ORIGIN}/`]);
});

test("Search engines are to list no page of hits, and every other", async () => {
  expect(await metaOf("/?q=grain")).toMatchObject({ robots: "noindex" });
  for (const path of ["/", "/articles/feeding", "/articles/housing", "/connect"])
    expect(await metaOf(path)).not.toHaveProperty("robots");
});

test("A page that is not there leads nowhere", async () => {
  for (const rel of ["canonical", "alternate", "search"]) expect(await linksOf("/articles/none", rel)).toEqual([]);
});
