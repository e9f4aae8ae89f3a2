import { parseXml, XmlElement } from "@rgrove/parse-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArticleList } from "../../../../src/contract/article-documents.ts";
import { escapeXml } from "../../../../src/doors/discovery/escape-xml.ts";
import { writeJsonLd } from "../../../../src/doors/page/head/json-ld.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { elementsOfHtml } from "../../../support/read-html.ts";

/** What has ended an element, an attribute, a comment or a document before. */
const PIECES = [
  "</script><script>alert(1)</script>",
  "<!--",
  "-->",
  "]]>",
  "<![CDATA[",
  '"/><evil a="',
  "&lt;",
  "&#0;",
  "&nope;",
  "\u0000",
  "\u0008",
  "\u001b[2J",
  "\ud800",
  "\udc00",
  "\uffff",
  "\u2028",
  "\u2029",
  "\r\n",
  "\t",
  "<?xml?>",
  "](javascript:alert(1))",
  "\n# ",
  "👩‍👩‍👧",
  "هن",
  "母鶏",
  " ",
  "a",
];

const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join("")),
);

/** A text without what XML 1.0 cannot hold, character by character as section 2.2 lists them. */
function withoutForbidden(text: string): string {
  const isAllowed = (code: number) =>
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000;
  return Array.from(text)
    .filter((character) => isAllowed(character.codePointAt(0) ?? 0))
    .join("");
}

const scriptsOf = (page: string) => elementsOfHtml(page).filter(({ tagName }) => tagName === "script");

const textOf = ({ children }: { children: readonly { type: string }[] }) =>
  children.map((child) => ("value" in child ? String(child.value) : "")).join("");

/** Texts of all elements of a name, in document order. */
function textsOf(xml: string, name: string): string[] {
  const collect = (element: XmlElement): string[] => [
    ...(element.name === name ? [element.text] : []),
    ...element.children.filter((child) => child instanceof XmlElement).flatMap(collect),
  ];
  const { root } = parseXml(xml);
  return root === null ? [] : collect(root);
}

describe("Whatever a text holds", () => {
  test("XML gives it back, in an element and in an attribute, without what XML cannot hold", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { root } = parseXml(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`);
        expect([root?.attributes.b, root?.text]).toEqual([withoutForbidden(text), withoutForbidden(text)]);
      }),
    );
  });

  test("the data in a page is one element, which gives it back", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (headline) => {
        const page = `<!doctype html><head>${await writeJsonLd({ headline })}</head><body>after`;
        const [script, ...others] = scriptsOf(page);
        expect(others).toEqual([]);
        expect(script && JSON.parse(textOf(script))).toEqual({ headline });
      }),
    );
  });
});

const hostileEntry = fc.record({ title: hostileText, author: hostileText, summary: hostileText, tag: hostileText });

/** What is said about an article. */
interface HostileEntry {
  title: string;
  author: string;
  summary: string;
  tag: string;
}

/** A service over an article about which all is hostile, titles of the corpus included. */
async function serveHostile({ title, author, summary, tag }: HostileEntry) {
  const front = { title, author: [author], summary, tags: [tag], date: "2025-01-02" };
  const yaml = (value: object) =>
    Object.entries(value)
      .map(([key, one]) => `${key}: ${JSON.stringify(one)}\n`)
      .join("");
  const index = await makeIndex({
    "corpus.yaml": yaml({ title: `T${title}`, description: `D${summary}` }),
    "a.md": `---\n${yaml(front)}---\n\nHens eat grain.\n`,
  });
  const service = await makeService(index);
  const read = async (path: string) => (await service.get(path, { Accept: "text/html" })).text();
  const { articles } = ArticleList.parse(JSON.parse(await read("/articles?format=json")));
  return { read, index, article: ArticleList.shape.articles.parse(articles)[0] };
}

test("Documents about hostile articles are well-formed, and say what the API says", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hostileEntry, async (entry) => {
      const { read, index, article } = await serveHostile(entry);
      const feed = await read("/feed.xml");
      expect(textsOf(feed, "title").at(-1)).toBe(withoutForbidden(article?.title ?? ""));
      expect(textsOf(feed, "name").slice(1)).toEqual(article?.authors.map(withoutForbidden));
      expect(textsOf(feed, "summary")).toEqual(
        article?.summary === null ? [] : [withoutForbidden(article?.summary ?? "")],
      );
      for (const path of ["/sitemap.xml", "/opensearch.xml"]) parseXml(await read(path));
      const data = scriptsOf(await read("/articles/a")).filter(
        ({ properties }) => properties.type === "application/ld+json",
      );
      expect(data.map((one) => JSON.parse(textOf(one)))).toMatchObject([{ headline: article?.title }]);
      const [site] = scriptsOf(await read("/")).filter(({ properties }) => properties.type === "application/ld+json");
      expect(site && JSON.parse(textOf(site)).url).toBe(`${ORIGIN}/`);
      // What is typed into a title can neither be a heading of its own nor lead anywhere.
      const llms = await read("/llms.txt");
      expect(llms.match(/^#+ .*/gm)?.slice(1)).toEqual(["## Search", "## Articles", "## Optional"]);
      expect(llms.match(/^- .*/gm)).toHaveLength(index.counts.articles + 7);
      for (const path of ["/mcp/server-card", "/server.json", "/.well-known/ai-catalog.json", "/site.webmanifest"])
        expect(JSON.parse(await read(path))).toBeTypeOf("object");
    }),
    { numRuns: 25 },
  );
});
