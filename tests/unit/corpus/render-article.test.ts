import fc from "fast-check";
import { toHtml } from "hast-util-to-html";
import { describe, expect, test } from "vitest";
import { parsePassageId } from "../../../src/contract/article-id.ts";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { wildMarkdown } from "../../support/arbitrary-markdown.ts";
import { makeCorpus } from "../../support/make-index.ts";
import { elementsOfHtml, linesOfHtml } from "../../support/read-html.ts";

const render = (text: string) => makeCorpus({ "a.md": text, "b.md": "Text." }).articles[0]?.html ?? "";

const DANGEROUS = /^(?:script|style|iframe|object|embed|form|base|meta|link|svg|math|template|noscript)$/;

/** What a browser would run of HTML, or be led away by. */
function dangersOf(html: string): string[] {
  return elementsOfHtml(html).flatMap(({ tagName, properties }) => [
    ...(DANGEROUS.test(tagName) ? [tagName] : []),
    ...Object.keys(properties).filter((name) => /^on|^style$|^srcdoc$/i.test(name)),
    ...Object.values(properties)
      .map(String)
      .filter((value) => /^[\s\0]*(?:javascript|vbscript|data):/i.test(value)),
  ]);
}

describe("Nothing in an article runs on the reader page", () => {
  const attacks = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "text <b onmouseover='alert(1)'>bold</b>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    '<math><mi//xlink:href="javascript:alert(1)">',
    "<iframe src=javascript:alert(1)></iframe>",
    '<a href="javascript:alert(1)">go</a>',
    '<a href="java\nscript:alert(1)">go</a>',
    "[go](javascript:alert(1))",
    "[go](JaVaScRiPt:alert(1))",
    "[go](&#106;avascript:alert(1))",
    "![x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    "[go][1]\n\n[1]: javascript:alert(1)",
    "<form action=//evil.example><input></form>",
    "<style>*{display:none}</style>",
    '<p style="position:fixed">over all</p>',
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "# <img src=x onerror=alert(1)>",
    "```html\n<script>alert(1)</script>\n```",
  ];

  test.each(attacks)("%s", (attack) => {
    expect(dangersOf(render(`Text.\n\n${attack}`))).toEqual([]);
  });

  test("nor when attacks are cut and mixed", () => {
    const piece = fc.constantFrom(...attacks.flatMap((attack) => attack.split(/(?<=[>\s"(])/)));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(dangersOf(render(`Text.\n\n${pieces.join("")}`))).toEqual([]);
      }),
    );
  });

  test("Code is shown as it is written", () => {
    expect(linesOfHtml(render("`<script>alert(1)</script>`"))).toEqual(["<script>alert(1)</script>"]);
  });
});

const LONG = Array.from({ length: 60 }, (_, at) => `Sentence ${at} has ten *words* &amp; they are these.`);

/** Anchors of the passages that have no element, or more than one, on the reader page. */
function lostAnchors({ html, passages }: PreparedArticle): string[] {
  const ids = elementsOfHtml(html).map(({ properties }) => properties.id);
  const anchors = passages.map(({ id }) => parsePassageId(id).anchor);
  return anchors.filter((anchor) => ids.filter((id) => id === anchor).length !== 1);
}

describe("Every passage can be linked to on the reader page:", () => {
  test.each([
    ["one that begins a section", "# Title\n\nOne.\n\n## Next\n\nTwo."],
    ["one that begins within a paragraph", LONG.join(" ")],
    ["one that begins within a table", ["| A |", "|---|", ...LONG.map((line) => `| ${line} |`)].join("\n")],
    ["one that begins within a list", LONG.map((line) => `- ${line}`).join("\n")],
    ["one that begins within a list in a list", `- all\n${LONG.map((line) => `  - ${line}`).join("\n")}`],
    ["one that begins within a quotation", `> ${LONG.join(" ")}`],
    ["one that begins within code", `\`\`\`\n${LONG.join("\n")}\n\`\`\``],
    ["a heading with nothing under it", "# Title\n\nOne.\n\n## Nothing\n\n## Next\n\nTwo."],
    ["one that begins with HTML", "# Title\n\n<div>One.</div>"],
    ["one that begins with a picture", "![A map](map.png)\n\nOne."],
    ["one that is a footnote", "One.[^1]\n\n## Next\n\n[^1]: Two."],
  ])("%s", (_, text) => {
    expect(makeCorpus({ "a.md": text }).articles.flatMap(lostAnchors)).toEqual([]);
  });
});

test("No Markdown, however broken, stops a build", () => {
  fc.assert(
    fc.property(wildMarkdown, (markdown) => {
      expect(dangersOf(render(`Text.\n\n${markdown}`))).toEqual([]);
    }),
  );
});

test("A section can be linked to by its name", () => {
  expect(render("Text.\n\n## Seoul stays cool\n\nText.")).toContain('<h2 id="seoul-stays-cool">');
});

test("A heading that is the title is not shown a second time", () => {
  expect(render("# Talks refused\n\nText.")).not.toContain("Talks refused");
});

test("Lines that are wrapped by hand do not run together on the page", () => {
  const { articles } = makeCorpus({ "a.txt": "Lines that are wrapped\nby hand, and not\nat their ends." });
  expect(linesOfHtml(articles[0]?.html ?? "")).toEqual(["Lines that are wrapped by hand, and not at their ends."]);
});

test("Every section is an anchor of the page, that of a heading too which only says the title", () => {
  const { articles } = makeCorpus({ "a.md": "---\ntitle: Talks\n---\n# Talks\n\nFirst.\n\n## Later\n\nSecond." });
  const [article] = articles;
  const ids = elementsOfHtml(article?.html ?? "").map(({ properties }) => properties.id);
  expect(article?.sections.map(({ id }) => id)).toEqual(["talks", "later"]);
  expect(ids).toEqual(expect.arrayContaining(["talks", "later"]));
});

describe("A browser can mark a passage whole, as one element:", () => {
  const wrappers = (markdown: string) => {
    const [article] = makeCorpus({ "a.md": markdown }).articles;
    const elements = elementsOfHtml(article?.html ?? "");
    return (article?.passages ?? []).map(({ id }) =>
      elements.find(({ properties }) => properties.id === parsePassageId(id).anchor),
    );
  };

  test("one of several blocks", () => {
    const [first, second] = wrappers("# Title\n\nOne.\n\n- two\n- three\n\n## Next\n\nFour.\n\nFive.");
    expect(first && linesOfHtml(toHtml(first))).toEqual(["One.", "two", "three"]);
    expect(second && linesOfHtml(toHtml(second))).toEqual(["Four.", "Five."]);
  });

  test("one that is a heading, spaces behind it or not", () => {
    for (const markdown of ["# Title\n\nText.\n\n## Next", "# Title\n\nText.\n\n## Next  "])
      expect(wrappers(markdown).map((element) => element && linesOfHtml(toHtml(element)))).toEqual([
        ["Text."],
        ["Next"],
      ]);
  });

  test("one of some sentences of a paragraph", () => {
    const sentence = "These are ten words that **say** it _over_ and over. ";
    const [first, second] = wrappers(sentence.repeat(40));
    for (const element of [first, second])
      expect(element && toHtml(element)).toMatch(/^<span.*These.*over\.<\/span>$/s);
  });
});

describe("A link of an article leads on from its page", () => {
  const FILES = { "guide/b.md": "Text.", "c++.md": "Text.", "ü b.md": "Text." };

  /** Where the first link leads in an article at `docs/a.md`. */
  function follow(link: string, head = ""): unknown {
    const { articles } = makeCorpus({ ...FILES, "docs/a.md": `${head}Text with ${link}\n` });
    const html = articles.find(({ record }) => record.id === "docs-a")?.html ?? "";
    return elementsOfHtml(html).find(({ tagName }) => tagName === "a")?.properties.href;
  }

  test.each([
    ["[x](../guide/b.md)", "/articles/guide-b"],
    ["[x](/guide/b.md#part-two)", "/articles/guide-b#part-two"],
    ["[x](../c++.md)", "/articles/c-plus-plus"],
    ["[x](<../ü b.md>)", "/articles/%C3%BC-b"],
    ["[x](/guide/b/)", "/articles/guide-b"],
    ["[x](../guide/b)", "/articles/guide-b"],
    ['<a href="../guide/b.md">x</a>', "/articles/guide-b"],
    ["[x]\n\n[x]: ../guide/b.md", "/articles/guide-b"],
    ["[x](#here)", "#here"],
    ["[x](../data.csv)", "../data.csv"],
    ["[x](https://a.example/b.md)", "https://a.example/b.md"],
    ["[x](//a.example/b.md)", "//a.example/b.md"],
    ["[x](mailto:a@a.example)", "mailto:a@a.example"],
  ])("%s to %s", (link, target) => {
    expect(follow(link)).toBe(target);
  });

  test("by its own address, but for other files of the corpus", () => {
    const head = "---\nurl: https://a.example/docs/a\n---\n\n";
    expect(follow("[x](../guide/b.md)", head)).toBe("/articles/guide-b");
    expect(follow("[x](../shop/)", head)).toBe("https://a.example/shop/");
    expect(follow("[x](data.csv)", head)).toBe("https://a.example/docs/data.csv");
  });
});
