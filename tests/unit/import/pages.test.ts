import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPage } from "../../../scripts/import/format-page.ts";
import { readPage } from "../../../scripts/import/read-page.ts";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import { answer, serveRoutes } from "../../support/web-server.ts";
import { importPages, makeCorpus, outcomesOf } from "./import-pages.ts";

const SENTENCES = "The hens lay more eggs when the days grow longer, and fewer in winter. ".repeat(3);

const HENS = `<!doctype html><html lang="en"><head><title>Feeding hens | The Farm</title>
<meta property="og:title" content="Feeding hens: what they need">
<meta property="og:site_name" content="The Farm">
<meta name="author" content="Ada Birch"><meta name="description" content="Grain and greens.">
<meta property="article:published_time" content="2024-05-01T08:00:00Z"><meta property="article:tag" content="hens">
</head><body><nav><a href="/">Home</a> <a href="/about">About</a></nav>
<article><h1>Feeding hens: what they need</h1><p>${SENTENCES}</p>
<h2>Grain</h2><p>They like <b>wheat</b> &amp; <a href="/oats">oats</a>. ${SENTENCES}</p>
<ul><li>one</li><li>two</li></ul><table><tr><th>Feed</th><th>Cost</th></tr><tr><td>Wheat</td><td>2</td></tr></table>
<pre><code class="language-js">const feed = { hens: 3 };
{{ not a template }}</code></pre></article>
<footer>Share this post</footer></body></html>`;

const pageOf = (text: string) =>
  `<html lang="en"><title>A page</title><article><h1>A page</h1><p>${text}</p></article>`;

/** What a reader can tell of an article. */
const describeArticle = ({
  record: { title, url, published, authors, source, tags },
  visible,
  passages,
}: PreparedArticle) => ({
  head: { title, url, published, authors, source, tags },
  passages: passages.map(({ section, span }) => ({ section, lines: visible.within(span).lines() })),
});

function readOne(path: string, text: string) {
  const [article] = readCorpus([{ path, bytes: new TextEncoder().encode(text) }]).articles;
  return article ? describeArticle(article) : null;
}

describe("A page that is imported", () => {
  test("becomes a file of Markdown that is named after its address and says what is known", async () => {
    const { origin } = await serveRoutes({ "/2024/feeding-hens.html": HENS });
    const { pages, files } = await importPages([`${origin}/2024/feeding-hens.html?utm_source=mail#grain`]);
    const file = `${origin.slice(7).replace(":", "-")}/2024-feeding-hens.md`;
    const address = `${origin}/2024/feeding-hens.html`;
    expect(pages).toEqual([{ address, file, outcome: "wrote", note: null }]);
    expect(Object.keys(files)).toEqual([file]);
    expect(files[file]?.split("\n").slice(0, 18)).toEqual([
      "---",
      expect.stringMatching(/^# Imported from \S+ \(\w{10}\)\. Importing it again replaces this file unless/),
      '"title": "Feeding hens: what they need"'.replaceAll(/"(title)"/g, "$1"),
      `url: ${address}`,
      "source: The Farm",
      "authors:",
      "  - Ada Birch",
      "published: 2024-05-01",
      "lang: en",
      "tags:",
      "  - hens",
      "description: Grain and greens.",
      "---",
      "",
      "# Feeding hens: what they need",
      "",
      SENTENCES.trim(),
      "",
    ]);
    expect(files[file]).not.toContain("Share this post");
  });

  test("reads back to the article that its page is", async () => {
    const { origin } = await serveRoutes({ "/hens": HENS });
    const { files } = await importPages([`${origin}/hens`]);
    const [[file = "", text = ""] = []] = Object.entries(files);
    const page = readOne("hens.html", HENS.replace("<head>", `<head><link rel="canonical" href="${origin}/hens">`));
    expect(page?.passages.length).toBeGreaterThan(1);
    expect(readOne(file, text)).toEqual(page);
  });

  test("again changes nothing, is updated when the page was, and stays as it is when its file was changed by hand", async () => {
    const routes = { "/hens": HENS };
    const { origin } = await serveRoutes(routes);
    const corpus = makeCorpus();
    const importHens = () => importPages([`${origin}/hens`], { corpus });
    await importHens();
    expect(outcomesOf(await importHens())).toEqual({ "/hens": "unchanged" });
    routes["/hens"] = HENS.replace("wheat", "barley");
    const updated = await importHens();
    expect(outcomesOf(updated)).toEqual({ "/hens": "updated" });
    const [[file = "", text = ""] = []] = Object.entries(updated.files);
    writeFileSync(join(corpus, file), text.replaceAll("\n", "\r\n"));
    expect(outcomesOf(await importHens())).toEqual({ "/hens": "unchanged" });
    const mine = text.replace("- hens", "- poultry");
    writeFileSync(join(corpus, file), mine);
    const kept = await importHens();
    expect(outcomesOf(kept)).toEqual({
      "/hens": `is in ${file}, which was changed since it was imported and stays as it is`,
    });
    expect(kept.files).toEqual({ [file]: mine });
  });

  test("never takes the place of another article", async () => {
    const { origin } = await serveRoutes({
      "/hens": HENS,
      "/hens/": pageOf(SENTENCES),
      "/Hens": pageOf("Other hens."),
    });
    const corpus = makeCorpus();
    const folder = origin.slice(7).replace(":", "-");
    mkdirSync(join(corpus, folder));
    writeFileSync(join(corpus, folder, "hens.md"), "Mine.\n");
    const addresses = ["hens", "hens/", "Hens"].map((path) => `${origin}/${path}`);
    const { files } = await importPages(addresses, { corpus });
    expect(files[`${folder}/hens.md`]).toBe("Mine.\n");
    expect(Object.keys(files)).toHaveLength(4);
    expect((await importPages(addresses, { corpus })).pages).toMatchObject(
      addresses.map(() => ({ outcome: "unchanged" })),
    );
  });

  test("that cannot be written ends the import, since no other could be", async () => {
    const { origin, asked } = await serveRoutes({ "/a": HENS, "/b": HENS });
    const corpus = join(makeCorpus(), "corpus");
    writeFileSync(corpus, "A file.\n");
    await expect(importPages([`${origin}/a`, `${origin}/b`], { corpus })).rejects.toThrow("cannot be written: ");
    expect(asked).not.toContain("/b");
  });

  test("is cited by the address that it gives itself, but not by that of the whole site", async () => {
    const link = (href: string) => `<link rel="canonical" href="${href}">`;
    const { origin } = await serveRoutes({
      "/a?print=1": link("https://farm.example/a") + HENS,
      "/b": link("https://farm.example/") + HENS,
    });
    const { files } = await importPages([`${origin}/a?print=1`, `${origin}/b`]);
    const urls = Object.values(files).map((text) => /^url: (.*)$/m.exec(text)?.[1]);
    expect(urls.sort()).toEqual([`${origin}/b`, "https://farm.example/a"]);
  });

  test.each([
    ["its own rule", pageOf(SENTENCES).replace("<title>", '<meta name="robots" content="noindex"><title>'), {}],
    ["its headers", pageOf(SENTENCES), { "x-robots-tag": "googlebot: nofollow, noindex" }],
    ["a rule that allows nothing", pageOf(SENTENCES), { "x-robots-tag": "none" }],
  ])("is skipped when it asks not to be listed, by %s", async (_, page, headers) => {
    const { origin } = await serveRoutes({ "/a": answer(page, headers) });
    const imported = await importPages([`${origin}/a`]);
    expect(outcomesOf(imported)).toEqual({ "/a": "asks robots not to list it" });
    expect(imported.files).toEqual({});
  });

  test("is read in the charset of its headers where it declares none", async () => {
    const bytes = Uint8Array.from([...pageOf("D\u00ed \u00f3 the hens.")].map((letter) => letter.charCodeAt(0)));
    const cyrillic = Uint8Array.from(
      [...pageOf("")].map((letter) => letter.charCodeAt(0)).concat(0xca, 0xf3, 0xf0, 0xfb),
    );
    const { origin } = await serveRoutes({
      "/west": answer(bytes, { "content-type": "text/html; charset=ISO-8859-1" }),
      "/east": answer(cyrillic, { "content-type": "text/html; charset=windows-1251" }),
    });
    const { files } = await importPages([`${origin}/west`, `${origin}/east`]);
    const texts = Object.values(files).join();
    expect(texts).toContain("Dí ó the hens.");
    expect(texts).toContain("Куры");
  });

  test("that holds no text, or is no page, is skipped with the reason", async () => {
    const { origin } = await serveRoutes({
      "/empty": "<title>Empty</title>",
      "/photo": answer("\0\u0001", { "content-type": "image/png" }),
    });
    expect(outcomesOf(await importPages([`${origin}/empty`, `${origin}/photo`]))).toEqual({
      "/empty": "has no text",
      "/photo": "is image/png, wanted a page",
    });
  });
});

/** Text with everything in it that a dialect of Markdown takes for its own. */
const wildText = fc
  .array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(..."abcé1 "), minLength: 1, maxLength: 6 }),
      fc.constantFrom(..."\\ ` * _ [ ] ( ) & | # + - = ~ ! : . ^ \" ' { } @ $ % ?".split(" ")),
      fc.constantFrom(
        "{{< x >}}",
        "{{ x }}",
        "{% x %}",
        "{#id}",
        "{: .a}",
        "{x}",
        "%%x%%",
        "==x==",
        ":::note",
        "::x[y]",
      ),
      fc.constantFrom("[[x|y]]", "![[x]]", "[!NOTE]", "[toc]", "--8<-- x", " ^abc1", "!!! note", "??? note", '=== "x"'),
      fc.constantFrom(
        'import x from "y"',
        "export const x = 1;",
        "export default x",
        "---",
        "+++",
        "title: x",
        "$$",
        "```",
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const element = fc
  .tuple(fc.constantFrom("p", "h2", "li", "td", "blockquote", "pre", "code", "br"), wildText)
  .map(([name, text]) => {
    const inner = escapeHtml(text);
    if (name === "li") return `<ul><li>${inner}</li><li>x</li></ul>`;
    if (name === "td") return `<table><tr><th>a</th><th>b</th></tr><tr><td>${inner}</td><td>y</td></tr></table>`;
    if (name === "pre") return `<pre><code>${inner}</code></pre>`;
    if (name === "code") return `<p>x <code>${inner}</code> y</p>`;
    return name === "br" ? `<p>x<br>${inner}</p>` : `<${name}>${inner}</${name}>`;
  });

test("Any page that is written as Markdown reads back to the same title, day, address and passages", () => {
  const url = new URL("https://farm.example/a");
  fc.assert(
    fc.property(wildText, fc.array(element, { minLength: 1, maxLength: 4 }), (title, elements) => {
      const page = `<html lang="en"><head><title>x</title><meta property="og:title" content="${escapeHtml(title)}">
        <meta name="date" content="2024-05-01"><link rel="canonical" href="${url.href}"></head>
        <body><article><p>${SENTENCES}</p>${elements.join("\n")}</article></body></html>`;
      const bytes = new TextEncoder().encode(page);
      const read = readPage("a.md", { url, type: "text/html", robots: "", bytes }, {});
      expect(readOne("a.md", `---\n${formatPage(read)}`)).toEqual(readOne("a.html", page));
    }),
    { numRuns: 200 },
  );
});
