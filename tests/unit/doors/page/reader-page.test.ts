import type { Element } from "hast";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../../src/contract/limits.ts";
import { SearchResponse } from "../../../../src/contract/search-response.ts";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN, type TestService } from "../../../support/make-service.ts";
import { drawnTextOf, elementsOfHtml } from "../../../support/read-html.ts";

const PAGE = { accept: "text/html" };
/** A chapter of some 25,000 characters, no two passages of which say the same. */
function makeChapter(number: number): string {
  const paragraphs = Array.from({ length: 20 }, (_, at) => {
    const sentence = `The canal commission of number${number * 20 + at} met again and talked of tolls and of water. `;
    return sentence.repeat(16);
  });
  return `## Chapter ${number}\n\n${paragraphs.join("\n\n")}`;
}

const RICH = `---
title: Everything that an article may hold
authors: [Ada Lovelace, Charles Babbage]
published: 2024-03-05
source: The Analytical Review
tags: [canals, "a & b"]
url: https://review.example/rich
---
# Everything that an article may hold

A note[^1] on tolls, and a picture: ![a > b](https://pictures.example/p.png "<table>").

## Content

| Year | Toll |
| --- | --- |
| 1871 | <table><tr><td>inner</td></tr></table> |

## Code

    tolls && locks

## Notes

The end.

[^1]: A note on [locks](https://a.example).
`;

const HOSTILE = `---
title: '"><script>alert(1)</script>'
authors: ['" onclick="alert(2)']
tags: ["</ul><script>alert(3)</script>"]
---
## One <img src=x onerror=alert(4)>

<script>alert(5)</script> <a href="javascript:alert(6)" onclick="alert(7)">canal</a>

## Two <svg onload=alert(8)>

<table onclick="alert(9)"><tr><td title="<pre>">x</td></tr></table>

## Three

The end.
`;

const HEADED = `---
title: Headings
---
# First

A picture without a text: <img src="https://pictures.example/p.png" title=" alt=">

## Below <b>it</b>

The end.

# Second

###### Deepest

The very end.
`;

const files = {
  "headed.md": HEADED,
  "rich.md": RICH,
  "hostile.md": HOSTILE,
  "arabic.md": "---\ntitle: CNN عن القنوات\nlang: ar\n---\nقنوات وأقفال ورسوم.",
  "book.md": `---\ntitle: A book of canals\n---\n${Array.from({ length: 24 }, (_, at) => makeChapter(at)).join("\n\n")}`,
  ...Object.fromEntries(
    Array.from({ length: 16 }, (_, at) => [
      `tolls-${at}.md`,
      `---\ntitle: Tolls ${at}\ntags: [${at % 2 === 0 ? "even" : "odd"}]\npublished: 18${70 + at}-01-01\n---\n` +
        `Toll number ${at} was raised at the lock of ${"abcdefghijklmnop".charAt(at).repeat(4)}. ${"The locks stayed open. ".repeat(at)}`,
    ]),
  ),
};

const service = await makeService(await makeIndex(files));

async function open(path: string, { get }: Pick<TestService, "get"> = service): Promise<string> {
  const answer = await get(path, PAGE);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

const attributeOf = ({ properties }: Element, name: string) => String(properties[name] ?? "");
const classOf = (element: Element) => [element.properties.className ?? []].flat().join(" ");

function linksOf(page: string, wanted: (link: Element) => boolean): string[] {
  return elementsOfHtml(page)
    .filter((element) => element.tagName === "a" && wanted(element))
    .map((link) => attributeOf(link, "href"));
}

const linksTo = (page: string, rel: string) =>
  linksOf(page, (link) => [link.properties.rel ?? []].flat().includes(rel));
const idsOf = (page: string) =>
  elementsOfHtml(page).flatMap(({ properties: { id } }) => (id === undefined ? [] : [String(id)]));

/** The links of the outlines of a page. */
function outlineOf(page: string): string[] {
  const outlines = elementsOfHtml(page).filter(
    (element) => element.tagName === "nav" && classOf(element) === "outline",
  );
  const gather = (element: Element): string[] =>
    element.children.flatMap((child) => {
      if (child.type !== "element") return [];
      return child.tagName === "a" ? [attributeOf(child, "href")] : gather(child);
    });
  return outlines.flatMap(gather);
}

describe("A reader who came from a search", () => {
  test.each([
    "q=locks+toll",
    "q=locks+toll&sort=oldest&tag=odd&tag=canals",
    "q=locks&sort=diverse&max_per_article=1",
    "q=locks&sort=newest&before=1880",
    "q=canal+commission&in=book&max_per_article=10",
  ])("goes from hit to hit in the order of the search %s, and back", async (query) => {
    const answer = await service.get(`/search?${query}&limit=50`);
    const { hits } = SearchResponse.parse(await answer.json());
    expect(hits.length).toBeGreaterThan(3);
    const [first] = hits;
    let path: string | undefined = `/articles/${first?.article.id}?${query}&rank=1`;
    const visited: string[] = [];
    const backwards: (string | undefined)[] = [];
    while (path !== undefined) {
      const page: string = await open(path);
      visited.push(path);
      expect(page).toContain(`Hit ${visited.length} of ${hits.length} for “`);
      backwards.push(linksTo(page, "prev").find((link) => link.includes("rank=")));
      path = linksTo(page, "next").find((link) => link.includes("rank="));
    }
    const idOf = (link: string) => {
      const { pathname, hash } = new URL(link, ORIGIN);
      return `${decodeURIComponent(pathname.split("/")[2] ?? "")}~${hash.slice(1).split(":~:")[0]}`;
    };
    expect(visited.slice(1).map(idOf)).toEqual(hits.slice(1).map(({ id }) => id));
    expect(backwards[0]).toBeUndefined();
    expect(backwards.slice(1).map((link) => idOf(link ?? ""))).toEqual(hits.slice(0, -1).map(({ id }) => id));
    for (const link of visited.slice(1)) {
      const page = await open(link);
      expect(idsOf(page)).toContain(idOf(link).split("~")[1]);
    }
  });

  test("comes back to the page of results that the hit is on", async () => {
    const { hits } = SearchResponse.parse(await (await service.get("/search?q=locks+toll&limit=12")).json());
    const [hit] = hits.slice(-1);
    const page = await open(`/articles/${hit?.article.id}?q=locks+toll&rank=12`);
    const [back = ""] = linksOf(page, (link) => classOf(link) === "back");
    expect(back).toMatch(/^\/\?q=locks\+toll&cursor=/);
    expect(await open(back)).toContain(hit?.title);
  });

  test("is led back alone where the link is of another index, and the hit is of another article", async () => {
    const page = await open("/articles/rich?q=locks+toll&tag=odd&rank=1");
    expect(linksOf(page, (link) => classOf(link) === "back")).toEqual(["/?q=locks+toll&tag=odd"]);
    expect(page).not.toContain("Hit 1 of");
  });

  test("finds in the search field what was sought", async () => {
    expect(await open("/articles/rich?q=locks+%22toll%22")).toContain('name="q" value="locks &quot;toll&quot;"');
  });

  test("is counted as one who searches", async () => {
    const shareOf = async (path: string) => (await service.get(path, PAGE)).headers.get("RateLimit-Policy");
    expect(await shareOf("/articles/rich?q=locks&rank=1")).toMatch(/^"search"/);
    expect(await shareOf("/articles/rich?q=")).toMatch(/^"light"/);
  });

  test("leaves by a bad rank with a sentence", async () => {
    expect((await service.get("/articles/rich?q=locks&rank=0", PAGE)).status).toBe(400);
    expect(await open("/articles/rich?q=locks&rank=10000")).not.toContain("Hit 10,000");
  });
});

describe("The outline of an article", () => {
  test("leads to each of its sections, but not to one that only says the title", async () => {
    const page = await open("/articles/rich");
    expect(outlineOf(page)).toEqual(["#content", "#code", "#notes"]);
    for (const link of outlineOf(page)) expect(idsOf(page)).toContain(link.slice(1));
  });

  test("leads through all parts of a long one, and so do the links at the end of each", async () => {
    const first = await open("/articles/book");
    expect(outlineOf(first)).toHaveLength(24);
    for (const link of outlineOf(first)) {
      const page = await open(new URL(link, `${ORIGIN}/articles/book`).toString());
      expect(idsOf(page)).toContain(link.split("#")[1]);
    }
    const [on = ""] = linksTo(first, "next");
    const second = await open(on);
    const [back = ""] = linksTo(second, "prev");
    expect(new URL(back).searchParams.get("start")).toBe("0");
    expect(linksTo(first, "prev")).toEqual([]);
    const start = Number(new URL(on).searchParams.get("start"));
    expect(start).toBeGreaterThanOrEqual(LIMITS.articleLength);
  });

  test("is left out where there are fewer than three sections", async () => {
    expect(outlineOf(await open("/articles/tolls-1"))).toEqual([]);
  });
});

describe("The page of an article", () => {
  test.each(Object.keys(files).map((path) => path.replace(".md", "")))("has no id twice: %s", async (id) => {
    const ids = idsOf(await open(`/articles/${id}?q=locks`));
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("leads by source, author and tag to the other articles that have them", async () => {
    const links = linksOf(await open("/articles/rich"), (link) => attributeOf(link, "href").startsWith("/articles?"));
    expect(links.map((link) => decodeURIComponent(link))).toEqual([
      "/articles?source=The+Analytical+Review",
      "/articles?author=Ada+Lovelace",
      "/articles?author=Charles+Babbage",
      "/articles?tag=canals",
      "/articles?tag=a+&+b",
    ]);
    for (const link of links) expect(await (await service.get(link)).text()).toContain("rich");
  });

  test("lets tables and code be scrolled by keyboard, each with its name, and marks no attribute", async () => {
    const page = await open("/articles/rich?q=table+locks+b");
    const groups = elementsOfHtml(page).filter(({ properties }) => properties.role === "group");
    const inText = groups.filter((group) => /^(?:Table|Code sample)/.test(attributeOf(group, "ariaLabel")));
    expect(inText.map((group) => attributeOf(group, "ariaLabel"))).toEqual(["Table 1", "Table 2", "Code sample 1"]);
    for (const group of groups) expect(group.properties.tabIndex).toBe(0);
    const [picture] = elementsOfHtml(page).filter(({ tagName }) => tagName === "img");
    expect(picture?.properties).toMatchObject({ alt: "a > b", title: "<table>", loading: "lazy" });
  });

  test("has one heading of the first level, its title, and those of the text below it with no level left out", async () => {
    const headingsOf = async (path: string) =>
      elementsOfHtml((await open(path)).split("</article>")[0] ?? "")
        .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
        .map(({ tagName, properties: { id = "title" } }) => `${tagName} ${id}`);
    expect(await headingsOf("/articles/headed")).toEqual([
      "h1 title",
      "h2 first",
      "h3 below-it",
      "h2 second",
      "h3 deepest",
    ]);
    expect(await headingsOf("/articles/rich")).toContain("h2 content");
  });

  test("says of a picture without a text that it is decoration, and keeps the text of others", async () => {
    const textsOf = async (path: string) =>
      elementsOfHtml(await open(path))
        .filter(({ tagName }) => tagName === "img")
        .map(({ properties: { alt } }) => alt);
    expect(await textsOf("/articles/headed")).toEqual([""]);
    expect(await textsOf("/articles/rich")).toEqual(["a > b"]);
  });

  test("has notes that lead there and back", async () => {
    const page = await open("/articles/rich");
    const links = linksOf(page, (link) => attributeOf(link, "href").startsWith("#user-content-fn"));
    expect(links).toHaveLength(2);
    for (const link of links) expect(idsOf(page)).toContain(link.slice(1));
  });

  test("is written from right to left where its language is, whatever letters it begins with", async () => {
    const texts = elementsOfHtml(await open("/articles/arabic")).filter((element) => classOf(element) === "text");
    expect(texts.map(({ properties: { lang, dir } }) => [lang, dir])).toEqual([["ar", "rtl"]]);
  });

  test("names at most five articles that are like it, and never itself", async () => {
    for (const id of ["tolls-3", "tolls-8"]) {
      const page = await open(`/articles/${id}`);
      const [, below = ""] = page.split('<section class="similar"');
      const links = linksOf(below, () => true).filter((link) => link.startsWith("/articles/"));
      expect(links.length).toBeGreaterThan(0);
      expect(links.length).toBeLessThanOrEqual(5);
      expect(links).not.toContain(`/articles/${id}`);
      for (const link of links) await open(link);
    }
  });

  test("does nothing that a hostile article wants, nor a hostile query", async () => {
    const page = await open(`/articles/hostile?${new URLSearchParams({ q: '"><script>alert(0)</script> canal' })}`);
    const elements = elementsOfHtml(page);
    const scripts = elements.filter(({ tagName }) => tagName === "script");
    // What programs read of a page is data in an element of that name, which no browser runs.
    const run = scripts.filter(({ properties }) => properties.type !== "application/ld+json");
    expect(run.map((script) => attributeOf(script, "src"))).toEqual(["/pages/article.js"]);
    for (const { properties } of elements) {
      expect(Object.keys(properties).filter((name) => /^on/i.test(name))).toEqual([]);
      expect(String(properties.href ?? "")).not.toMatch(/^javascript:/i);
    }
    expect(drawnTextOf(page)).toContain('"><script>alert(1)</script>');
  });
});

describe("A citation", () => {
  test.each([
    ["bibtex", "application/x-bibtex", "@misc{rich,"],
    ["ris", "application/x-research-info-systems", "TY  - ELEC\r\n"],
    ["csl", "application/vnd.citationstyles.csl+json", "[\n"],
  ])("is a file as %s, by its name and by its media type", async (format, type, beginning) => {
    for (const answer of [
      await service.get(`/articles/rich?format=${format}`, PAGE),
      await service.get("/articles/rich", { accept: type }),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("Content-Type")).toMatch(type);
      const text = await answer.text();
      expect(text.startsWith(beginning)).toBe(true);
      expect(text).toContain("https://review.example/rich");
    }
  });

  test("stands on the page in five forms, and its link is that of the passage that the search led to", async () => {
    const page = await open("/articles/tolls-3");
    const cited = page.slice(page.indexOf('<details class="cite"'));
    for (const name of ["Link", "Markdown", "BibTeX", "RIS", "CSL-JSON"]) expect(cited).toContain(`<h3>${name}</h3>`);
    expect(cited).toContain(`<code>${ORIGIN}/articles/tolls-3</code>`);
    const { hits } = SearchResponse.parse(await (await service.get("/search?q=toll+number+3+dddd")).json());
    const [hit] = hits;
    const led = await open(`/articles/${hit?.article.id}?q=toll+number+3+dddd&rank=1`);
    expect(drawnTextOf(led)).toContain(hit?.url);
  });
});

test("Who may read but not search is shown the article, and no hits of a search", async () => {
  const guarded = await makeService(service.index, {
    keys: [
      { name: "reader", hash: hashKey("reader"), may: ["read"] },
      { name: "all", hash: hashKey("all"), may: ["read", "search"] },
    ],
  });
  const openAs = async (key: string) =>
    (
      await guarded.get("/articles/tolls-3?q=lock&in=tolls-3&rank=1", { ...PAGE, authorization: `Bearer ${key}` })
    ).text();
  expect(await openAs("all")).toContain("Hit 1 of 1");
  expect(await openAs("reader")).not.toMatch(/Hit 1 of|class="back"/);
  expect(await openAs("reader")).toContain("<mark>lock</mark>");
});
