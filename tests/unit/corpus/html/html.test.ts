import { describe, expect, test } from "vitest";
import type { SourceArticle } from "../../../../src/corpus/formats/format.ts";
import { html } from "../../../../src/corpus/formats/html/html.ts";
import { makeCorpus } from "../../../support/make-index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function readBytes(bytes: Uint8Array): SourceArticle {
  const items = [...html.read({ path: "news/talks.html", bytes }, null)];
  const article = items.find((item) => "visible" in item);
  if (!article) throw new Error(JSON.stringify(items));
  return article;
}

/** A warning and the article that it is of. */
function readAll(page: string) {
  const items = [...html.read({ path: "a.html", bytes: utf8(page) }, null)];
  return [items.find((item) => "warning" in item), items.find((item) => "visible" in item)] as const;
}

const read = (page: string) => readBytes(utf8(page));
const linesOf = (page: string) => read(page).visible.lines();

const FIRST = "The keeper of the lighthouse lit his lamp at dusk, as he had done every evening for thirty years.";
const SECOND = "On the night of the storm, the lamp went out; nobody on the island could say afterwards why it had.";

/** A page as sites make them: the article in the middle of everything else. */
const PAGE = `<!doctype html>
<html lang="en_GB">
<head>
<meta charset="utf-8">
<title>The lamp goes out | The Island Times</title>
<link rel="canonical" href="/2024/lamp">
<meta property="og:title" content="The lamp goes out">
<meta property="og:site_name" content="The Island Times">
<meta property="og:url" content="https://island.example/2024/lamp?utm_source=feed">
<meta name="description" content="How the island lost its light.">
<meta name="keywords" content="storm, lighthouse">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Island"},
{"@type":"NewsArticle","datePublished":"2024-03-05T23:10:00+01:00","author":[{"@type":"Person","name":"Ada Moor"}]}]}</script>
</head>
<body>
<header><h1>The Island Times</h1></header>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article>
<h2>The lamp goes out</h2>
<p class="byline">By Ada Moor</p>
<div class="share-bar">Share this <a href="#">Facebook</a></div>
<p>${FIRST}</p>
<h3>The storm</h3>
<p>${SECOND} See <a href="/tides">the tables of tides</a>.</p>
<figure><img src="https://island.example/lamp.jpg" alt="The lamp, unlit"><figcaption>The lamp in March</figcaption></figure>
<ul><li>Wind: force 11</li><li>Rain</li></ul>
<table><caption>Ships</caption><tr><th>Name</th><th>Fate</th></tr><tr><td>Gull</td><td>Lost</td></tr></table>
<pre><code class="language-js">let lamp = "a|b";
  lamp();</code></pre>
<blockquote class="twitter-tweet"><p>No light tonight!</p></blockquote>
<p>Related: <a href="/x">The keeper retires after thirty years of service</a></p>
</article>
<section id="comments"><p>What a story, I was there myself and it was terrible, believe me.</p></section>
<footer>© The Island Times</footer>
</body></html>`;

describe("Of a page", () => {
  test("the article is kept, with its headings, lists, tables, quotes, code, captions and pictures", () => {
    expect(linesOf(PAGE)).toEqual([
      "The lamp goes out",
      FIRST,
      "The storm",
      `${SECOND} See the tables of tides.`,
      "The lamp, unlit",
      "The lamp in March",
      "Wind: force 11",
      "Rain",
      "Ships",
      "Name | Fate",
      "Gull | Lost",
      'let lamp = "a|b";',
      "lamp();",
      "No light tonight!",
    ]);
  });

  test("what is set aside is told with the reason", () => {
    expect(read(PAGE).dropped).toEqual([
      { text: "The Island Times", reason: "page header" },
      { text: "Home News", reason: "navigation" },
      { text: "By Ada Moor", reason: "byline" },
      { text: "Share this Facebook", reason: "share bar" },
      { text: "What a story, I was there myself and it was terrible, believe me.", reason: "comments" },
      { text: "© The Island Times", reason: "page footer" },
      { text: "Related: The keeper retires after thirty years of service", reason: "related" },
    ]);
  });

  test("what it says of itself is read", () => {
    expect(read(PAGE).metadata).toEqual({
      title: "The lamp goes out",
      summary: "How the island lost its light.",
      source: "The Island Times",
      authors: ["Ada Moor"],
      published: "2024-03-05",
      tags: ["storm", "lighthouse"],
      lang: "en-GB",
      url: "https://island.example/2024/lamp",
      heldBack: null,
    });
  });
});

const textOf = (markup: string) =>
  read(`<base href="https://a.example/docs/"><article>${markup}</article>`).visible.written;

test.each([
  [
    "emphasis",
    "<p>A <strong>big </strong>and <em>old</em><b>er</b> <s>red</s> lamp.</p>",
    "A **big** and *old*er ~~red~~ lamp.",
  ],
  [
    "links",
    '<p>See <a href="../b.html">the <em>other</em> page</a>!</p>',
    "See [the *other* page](https://a.example/b.html)!",
  ],
  ["links to files", '<p>Get <a href="(x)|y.pdf">it</a>.</p>', "Get [it](https://a.example/docs/%28x%29%7Cy.pdf)."],
  ["addresses", '<p>At <a href="https://a.example/c_d_">https://a.example/c_d_</a></p>', "At <https://a.example/c_d_>"],
  ["links to notes", '<p>Said<sup><a href="#n1">1</a></sup> so.</p>', "Said<sup>1</sup> so."],
  ["links that do something", '<p>Press <a href="javascript:go()">here</a>.</p>', "Press here."],
  ["powers and formulas", "<p>10<sup>6</sup> of H<sub>2</sub>O</p>", "10<sup>6</sup> of H<sub>2</sub>O"],
  ["permanent links", '<h2>Use <a class="headerlink" href="#use">¶</a></h2><p>Text.</p>', "## Use\n\nText."],
  ["code with its language", '<pre class="lang-py">a = 1</pre>', "```py\na = 1\n```"],
  [
    "code as Sphinx writes it",
    '<p>So:</p><div class="highlight-rust"><div><pre>let a;</pre></div></div>',
    "So:\n\n```rust\nlet a;\n```",
  ],
  ["keys", "<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.</p>", "Press `Ctrl`+`C`."],
  ["readings", "<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby></p>", "東京(とうきょう)"],
  ["quotations", "<p>She said <q>no</q>.</p>", 'She said "no".'],
  [
    "formulas",
    `<p>So <span style="display: none"><math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math></span><img aria-hidden="true" alt="x^2" src="f.svg"> and <math><mi>y</mi><annotation encoding="application/x-tex">y_1</annotation></math>.</p>`,
    "So `x^2` and `y_1`.",
  ],
  ["lists in lists", "<ol start=3><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "3. a\n   - b\n4. c"],
  ["terms", "<dl><dt>Tide</dt><dd>Water that rises.</dd></dl>", "- Tide\n\n  Water that rises."],
  ["details", "<details><summary>More</summary><p>Wind.</p></details>", "More\n\nWind."],
  [
    "pictures that load late",
    '<img src="data:," data-src="l.jpg" alt="A lamp">',
    "![A lamp](https://a.example/docs/l.jpg)",
  ],
])("The text of an article keeps its %s", (_, markup, text) => {
  expect(textOf(markup)).toBe(text);
});

test.each([
  [
    "by its name",
    '<meta property="og:site_name" content="Tide"><meta property="og:title" content="Lamp | Tide">',
    "Lamp",
  ],
  [
    "by its host",
    '<link rel="canonical" href="https://www.tide.example/a"><meta property="og:title" content="Lamp - TIDE">',
    "Lamp",
  ],
  ["not when it says more", '<meta property="og:title" content="Lamp - Out">', "Lamp - Out"],
])("The name of a site is taken off a title: %s", (_, head, title) => {
  expect(read(`${head}<p>${FIRST}</p>`).metadata.title).toBe(title);
});

describe("What other programs write is read as a person wrote it", () => {
  test("by Word: its title, items and tables, without the marks before items", () => {
    const mark = "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>";
    const page = `<title>Report</title><div class=WordSection1><p class=MsoTitle>The harbour<o:p></o:p></p>
      <p class=MsoNormal>${FIRST}<o:p>&nbsp;</o:p></p>
      <p class=MsoListParagraphCxSpFirst>${mark}Tankers</p>
      <p class=MsoListParagraphCxSpLast>${mark}Ferries</p>
      <table class=MsoTableGrid><tr><td><p class=MsoNormal>Month</p></td><td><p>Ships</p></td></tr>
      <tr><td><p>May</p></td><td><p>9</p></td></tr></table><p class=MsoFooter>Page 1</p></div>`;
    expect(read(page).visible.written).toBe(
      `# The harbour\n\n${FIRST}\n\n- Tankers\n- Ferries\n\n| Month | Ships |\n| --- | --- |\n| May | 9 |`,
    );
    expect(read(page).dropped).toEqual([{ text: "Page 1", reason: "page footer" }]);
  });

  test("by Google Docs: its title, and links without their detour, without what reviewers say", () => {
    const link = "https://www.google.com/url?q=https://a.example/b&amp;sa=D";
    const page = `<p class="c7 title"><span>The harbour</span></p><p><span>${FIRST} </span><a href="${link}">Source</a>
      <sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>
      <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it so?</span></p></div>`;
    expect(read(page).metadata.title).toBe("The harbour");
    expect(read(page).visible.written).toBe(`# The harbour\n\n${FIRST} [Source](https://a.example/b)`);
    expect(read(page).dropped).toEqual([{ text: "[a]Is it so?", reason: "comments" }]);
  });

  test("as AMP: with its pictures, without what its elements are called", () => {
    const page = `<article><p>${FIRST}</p><amp-img src="https://a.example/l.jpg" alt="A lamp"></amp-img>
      <amp-ad>Buy a lamp.</amp-ad><x-card>${SECOND}</x-card><x-card>The end came soon.</x-card></article>`;
    expect(read(page).visible.written).toBe(
      `${FIRST}\n\n![A lamp](https://a.example/l.jpg)\n\n${SECOND}\n\nThe end came soon.`,
    );
  });
});

describe("What Google Docs writes is read as a person wrote it", () => {
  const sheet = "ul.lst-kix_a-1{list-style-type:none}.c1{font-weight:700}.c2{font-style:italic}.c3{font-weight:400}";
  const list = (level: number, items: string, more = "") =>
    `<ul class="c7 lst-kix_a-${level} ${more}">${items.replace(/\w+/g, "<li><span class=c3>$&</span></li>")}</ul>`;

  test("emphasis by its style sheet, and by styles where it was pasted", () => {
    const page = `<style>${sheet}</style><p><span class="c3">A </span><span class="c1">very</span> <span class="c1 c2">old</span>
      <b style="font-weight:normal"><span style="font-weight:700">lamp</span> went out.</b></p><h2><span class=c1>Tide</span></h2>`;
    expect(read(page).visible.written).toBe("A **very *old* lamp** went out.\n\n## Tide");
  });

  test("lists in lists, which it writes one after another", () => {
    const lists =
      list(0, "Ships", "start") + list(1, "Tankers Ferries", "start") + list(2, "Small", "start") + list(0, "Boats");
    expect(read(`<style>${sheet}</style>${lists}<p>End.</p>${list(1, "Other", "start")}`).visible.written).toBe(
      "- Ships\n  - Tankers\n  - Ferries\n    - Small\n- Boats\n\nEnd.\n\n- Other",
    );
  });
});

test("Code is kept whole, although its parts have the classes of something else", () => {
  const code =
    '<pre><code><span class="comment">// lit at dusk</span>\n<a class="nav" href="l">lamp</a>();</code></pre>';
  expect(linesOf(`<main><p>${FIRST}</p>${code}<p>${SECOND}</p></main>`)).toEqual([
    FIRST,
    "// lit at dusk",
    "lamp();",
    SECOND,
  ]);
});

test("The heading of a function is kept, although all of it is links", () => {
  const method =
    '<section id="light"><a href="s">Source</a><h4 class="code-header">fn <a href="l">light</a>(<a href="t">Tide</a>)</h4></section>';
  expect(linesOf(`<main><p>${FIRST}</p>${method}<p>${SECOND}</p></main>`)).toEqual([
    FIRST,
    "Source",
    "fn light(Tide)",
    SECOND,
  ]);
});

test("The title is what the page is headed with, without buttons, and not what its navigation is", () => {
  const page = `<title>Lamp in harbour::light - Harbour</title><nav class="sidebar"><h2>In harbour::light</h2></nav>
    <main><h1>Struct <span>Lamp</span> <button>Copy item path</button></h1><p>${FIRST}</p></main>`;
  expect(read(page).metadata.title).toBe("Struct Lamp");
  const book = `<title>Lamps - The Book of Light</title><div class="menu-bar"><h1>The Book of Light</h1></div><main><h1>Lamps</h1><p>${FIRST}</p></main>`;
  expect(read(book).metadata.title).toBe("Lamps");
});

test("A heading that folds its section by a button is a heading; any other button in one is said to be left out", () => {
  const { visible, dropped } = read(`<main><h2><button>Tides</button></h2><p>${FIRST}</p>
    <h2>Storms <button>Copy link</button></h2><p>${SECOND}</p></main>`);
  expect(visible.lines()).toEqual(["Tides", FIRST, "Storms", SECOND]);
  expect(dropped).toEqual([{ text: "Copy link", reason: "form" }]);
});

describe("A block inside of what only marks a line stays a block:", () => {
  test.each([
    ["code in bold", "<b><pre>one\n  two</pre></b>", "one|two"],
    ["code in a raised paragraph", "One <sup>two<pre>three\nfour</pre></sup> five.", "One|two|three|four|five."],
    ["a list", "<sub><ul><li>one<li>two</ul></sub>", "one|two"],
    ["a rule", "<i>One.<hr>Two.</i>", "One.|Two."],
    ["or a part of its line: in a heading", "<h2>One<pre>two\nthree</pre></h2>", "One two three"],
    ["and in a cell of a table", "<table><tr><td>a<td>b<tr><td><b><pre>c\nd</pre></b><td>e</table>", "a|b|c|d|e"],
  ])("%s", (_, markup, lines) => {
    expect(linesOf(`<p>${FIRST}</p>${markup}`)).toEqual([FIRST, ...lines.split("|")]);
  });
});

test("What is hidden in code is said to be left out", () => {
  const { visible, dropped } = read(`<p>${FIRST}</p><pre>one<span hidden>two</span></pre><p>${SECOND}</p>`);
  expect(visible.lines()).toEqual([FIRST, "one", SECOND]);
  expect(dropped).toEqual([{ text: "two", reason: "hidden" }]);
});

test("A page that is all in a dialogue or a menu is its text", () => {
  for (const name of ["dialog", "menu"]) expect(linesOf(`<${name}><p>${FIRST}</p></${name}>`)).toEqual([FIRST]);
});

test("A quotation keeps who said it", () => {
  const quote = `<blockquote><p>No light tonight.</p><footer>Ada Moor, <cite>keeper</cite></footer></blockquote>`;
  expect(linesOf(`<main><p>${FIRST}</p>${quote}<p>${SECOND}</p></main><footer>Terms</footer>`)).toEqual([
    FIRST,
    "No light tonight.",
    "Ada Moor, keeper",
    SECOND,
  ]);
});

test("A picture that is there for browsers without scripts alone keeps its text", () => {
  const late = '<img class="lazy" data-src="/l.jpg"><noscript><img src="/l.jpg" alt="The lamp, unlit"></noscript>';
  const pixel = '<noscript><p>Enable JavaScript.</p><img src="//count.example/p.gif" alt=""></noscript>';
  expect(linesOf(`<article><p>${FIRST}</p>${late}<p>${SECOND}</p>${pixel}</article>`)).toEqual([
    FIRST,
    "The lamp, unlit",
    SECOND,
  ]);
});

describe("A page that is there to lead elsewhere keeps its links:", () => {
  const around = (main: string) =>
    `<nav><a href="/">Home</a> <a href="/news">News</a></nav>${main}<footer><a href="/terms">Terms</a></footer>`;
  const cards = ["Assets", "Layout", "Motion"].map(
    (name) =>
      `<a class="card" href="/${name}"><h3>${name}</h3><p>What widgets there are for it, and how they work.</p></a>`,
  );

  test.each([
    [
      "a catalogue of cards",
      `<main><h1>Widgets</h1><p>Pick one.</p><div class="grid">${cards.join("")}</div></main>`,
      8,
    ],
    [
      "a table of contents",
      `<div class="body"><h1>Manual</h1><ul><li><a href="1">Tides</a><ul><li><a href="2">Ebb</a></li></ul></li></ul></div>`,
      3,
    ],
    ["lists with headings", `<h1>Recipes</h1><h2>Soups</h2><ul><li><a href="a">Leek soup</a></li></ul>`, 3],
  ])("%s", (_, main, count) => {
    const lines = linesOf(around(main));
    expect(lines).toHaveLength(count);
    expect(lines).not.toContain("Home News");
    expect(lines).not.toContain("Terms");
  });

  test("but not one that has an article among them", () => {
    const links = Array.from(
      { length: 60 },
      (_, at) => `<li><a href="/${at}">Another story of the sea, ${at}</a></li>`,
    );
    const article = `<div><p>${FIRST}</p><p>${SECOND}</p>`.repeat(4);
    expect(linesOf(`${article}</div><div><h3>Stories</h3><ul>${links.join("")}</ul></div>`).join(" ")).not.toContain(
      "Another story",
    );
  });
});

test.each([
  ["in the title of its document", "<title>Git - git-rebase Documentation</title>", "git-rebase Documentation"],
  ["as all that Open Graph says", '<title>git-rebase</title><meta property="og:title" content="Git">', "git-rebase"],
  [
    "in its first heading",
    "<title>Git - Rebase</title><h1><a href=/>Git</a></h1><h1>Two ways of rebasing</h1>",
    "Two ways of rebasing",
  ],
  ["alone, as nothing else is there", "<title>Git</title>", "Git"],
])("The name of a site that links to its first page show is no title: %s", (_, head, title) => {
  const home = '<header><a href="/"><img src="/logo.png" alt="Git"></a></header>';
  expect(read(`${head}${home}<div><p>${FIRST}</p><p>${SECOND}</p></div>`).metadata.title).toBe(title);
});

test("What is sent as e-mail is read without what programs write around a letter", () => {
  const page = `<table><tr><td><p><a href="/v">View in your browser</a></p><p>${FIRST}</p><p>${SECOND}</p>
    <p>You are receiving this e-mail because you asked for it. <a href="/u">Unsubscribe</a></p>
    <p><a href="/u">Unsubscribe</a> | <a href="/p">Update your preferences</a></p></td></tr></table>`;
  expect(linesOf(page)).toEqual([FIRST, SECOND]);
});

describe("A page that scripts draw", () => {
  const scripts = '<div id="root">Loading…</div><script src="app.js"></script>';
  const json = (body: string) => JSON.stringify({ "@type": "Article", headline: "Lamp", articleBody: body });

  test.each([
    ["lines", `${FIRST}\n\n${SECOND}`],
    ["HTML", `<p>${FIRST}</p><p>${SECOND}</p>`],
  ])("has the text of its JSON-LD, in %s", (_, body) => {
    const article = read(`<script type="application/ld+json">${json(body)}</script>${scripts}`);
    expect(article.visible.lines()).toEqual([FIRST, SECOND]);
    expect(article.dropped).toEqual([{ text: "Loading…", reason: "notice" }]);
  });

  test("has the text that it keeps for browsers without scripts", () => {
    const plain = `<nav>Home</nav><p>${FIRST}</p><p>${SECOND}</p><p>${FIRST}</p><p>${SECOND}</p>`;
    expect(linesOf(`${scripts}<noscript>${plain}</noscript>`)).toEqual([FIRST, SECOND, FIRST, SECOND]);
  });

  test("is left out with the reason when it has none", () => {
    const [skipped] = html.read({ path: "a.html", bytes: utf8(scripts) }, null);
    expect(skipped).toEqual({ origin: { file: "a.html", line: null }, reason: "has no text until its scripts run" });
  });

  test("is read as it is shown when it shows a text", () => {
    const script = '<script src="count.js"></script>';
    for (const line of [
      "Short.",
      "Why JavaScript has closures.",
      "Loading a ship takes a day. Please wait for the tide.",
    ])
      expect(linesOf(`<p>${line}</p>${script}`)).toEqual([line]);
  });
});

test.each([
  ["inside of a word", "<p>un<em>believ</em>able</p>", "un*believ*able"],
  ["next to other emphasis", "<p><b>one</b><b>two</b> <b>a</b><i>b</i></p>", "**onetwo a**b"],
  ["where marks could not be read", "<p>a<b>(b)</b>c</p>", "a(b)c"],
  ["within another", "<p><b>one <i>two</i></b> three</p>", "**one *two*** three"],
  ["over a line's end", "<p><b>one<br>two</b></p>", "**one\\\ntwo**"],
])("Emphasis is written so that Markdown reads it: %s", (_, markup, text) => {
  expect(textOf(markup)).toBe(text);
});

test.each([
  ["in microdata", '<span itemprop="datePublished" content="2020-02-03">Monday</span>', "2020-02-03"],
  ["in a time element", '<time datetime="2020-02-03T10:00:00Z">Monday</time>', "2020-02-03"],
  ["as people write it", '<span class="post-date">3rd February 2020</span>', "2020-02-03"],
  ["as Americans write it", '<span class="date">Feb. 3, 2020</span>', "2020-02-03"],
  ["not at all", "<time>Feb 3</time>", undefined],
  ["as a day and a month that could be either", '<span class="date">03/02/2020</span>', undefined],
  ["as a day that no calendar has", '<time datetime="2020-02-31">Monday</time>', undefined],
  ["as systems write an unknown one", '<time datetime="0001-01-01T00:00:00Z"></time>', undefined],
])("The day of an article is read when it is given %s", (_, markup, day) => {
  expect(read(`<article>${markup}<p>${FIRST}</p></article>`).metadata.published ?? undefined).toBe(day);
});

test.each([
  ["noindex", true],
  ["NoIndex, follow", true],
  ["none", true],
  ["index, follow, max-image-preview:none", false],
])("A page whose robots are told %s is held back: %s", (rules, isHeldBack) => {
  const { heldBack } = read(`<meta name="robots" content="${rules}"><p>${FIRST}</p>`).metadata;
  expect(typeof heldBack === "string").toBe(isHeldBack);
});

test.each([
  ["UTF-8, whatever it declares", utf8("<meta charset='windows-1251'><p>Müller, Łódź</p>"), "Müller, Łódź"],
  ["UTF-8 with a byte order mark", utf8("\ufeff<p>Müller</p>"), "Müller"],
  ["UTF-16", new Uint8Array(Buffer.from("\ufeff<p>Müller</p>", "utf16le")), "Müller"],
  ["windows-1252, undeclared", new Uint8Array([...utf8("<p>caf"), 0xe9, 0x20, 0x93, 0x97]), "café “—"],
  ["what it declares", new Uint8Array([...utf8("<meta charset=windows-1251><p>"), 0xcf, 0xf0, 0xe8]), "При"],
  ["windows-1252 that is declared as UTF-8", new Uint8Array([...utf8("<meta charset=utf-8><p>"), 0xfc, 0x21]), "ü!"],
  ["windows-1252 where what it declares is unknown", new Uint8Array([...utf8("<meta charset=x-own><p>"), 0xfc]), "ü"],
])("A page is read as %s", (_, bytes, line) => {
  expect(readBytes(bytes).visible.lines()).toEqual([line]);
});

describe("Names that lie", () => {
  const paragraphs = Array.from({ length: 8 }, (_, at) => `On day ${at + 1}, ${FIRST}`);

  test("do not take the article away where they part it in many", () => {
    const parts = paragraphs.map((text) => `<div class="sidebar-grid"><p>${text}</p></div>`).join("");
    const page = `<nav><a href="/a">News of the coast</a></nav><main><article>${parts}</article></main>`;
    expect(linesOf(page)).toEqual(paragraphs);
  });

  test("show nothing that is hidden", () => {
    const parts = paragraphs.map((text) => `<div class="sidebar-grid" hidden><p>${text}</p></div>`).join("");
    expect(linesOf(`<article><p>${SECOND}</p>${parts}</article>`)).toEqual([SECOND]);
  });
});

test("What asks whether a site may store something is no article, where scripts draw that", () => {
  const words = "When you visit this harbour, we may store or retrieve information in your browser, in cookies. ";
  const page = `<script src="app.js"></script><div id="app"></div><div id="onetrust-consent-sdk"><p>${words.repeat(9)}</p></div>`;
  expect([...html.read({ path: "a.html", bytes: utf8(page) }, null)]).toEqual([
    { origin: { file: "a.html", line: null }, reason: "has no text until its scripts run" },
  ]);
});

test.each([
  { given: '"Ada Moor and Kim Ho"', authors: ["Ada Moor", "Kim Ho"] },
  { given: '"Ada Moor, Kim Ho und Lea Ray, Kiel"', authors: ["Ada Moor", "Kim Ho", "Lea Ray"] },
  { given: '"Rosa Vega y Solano"', authors: ["Rosa Vega y Solano"] },
  { given: '"Ada Moor (with Kim Ho and Lea Ray)"', authors: ["Ada Moor (with Kim Ho and Lea Ray)"] },
  { given: '["Ada Moor", "ada-moor"]', authors: ["Ada Moor"] },
  { given: '"The Island Times"', byline: "By Ada Moor", authors: ["Ada Moor"] },
  { given: '"The Island Times"', authors: ["The Island Times"] },
  { given: '"ada@island.example"', authors: [] },
])("Authors that a page of The Island Times gives as $given, byline $byline", ({ given, byline = "", authors }) => {
  const data = `{"@type":"NewsArticle","author":${given},"publisher":{"name":"The Island Times"}}`;
  const page = `<script type="application/ld+json">${data}</script><p class="author">${byline}</p><p>${FIRST}</p>`;
  expect(read(page).metadata.authors ?? []).toEqual(authors);
});

test.each(["｜", "_", "--", "ㅣ"])("The name of a site leaves a title that %s parts from it", (mark) => {
  const names = `<meta property="og:site_name" content="島の新聞"><meta property="og:title" content="灯台の話${mark}島の新聞">`;
  expect(read(`${names}<p>${FIRST}</p>`).metadata.title).toBe("灯台の話");
});

test("A sign inside of a title parts nothing where no site is named behind it", () => {
  expect(read(`<title>snake_case--and kebab</title><p>${FIRST}</p>`).metadata.title).toBe("snake_case--and kebab");
});

/** Bytes written as base64 for what JavaScript cannot encode. */
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, "base64"));

describe("A page that does not say how it is encoded", () => {
  const readWithWarning = (bytes: Uint8Array) => {
    const items = [...html.read({ path: "a.html", bytes }, null)];
    const warnings = items.flatMap((item) => ("warning" in item ? [item.warning] : []));
    return [warnings, items.flatMap((item) => ("visible" in item ? item.visible.lines() : []))];
  };

  test.each([
    [
      "windows-1251",
      "y+7k7vft6Oog5uTg6yDt4CDv8Ojx8uDt6CDk7iDi5ffl8OAsIOAg7+Dw7uzgIOLxuCDt5SDh++vuLg==",
      "Лодочник ждал на пристани до вечера, а парома всё не было.",
    ],
    [
      "shift_jis",
      "kUSTqoLNl1uV+4LcgsWOVou0gsWR0oLBgsSCooK9gqqBQZNugrWRRILNl4iCyIKpgsGCvYFC",
      "船頭は夕方まで桟橋で待っていたが、渡し船は来なかった。",
    ],
  ])("is read by a guess, which is said: %s", (encoding, base64, line) => {
    const bytes = new Uint8Array([...utf8(`<p>${" ".repeat(20_000)}`), ...fromBase64(base64)]);
    expect(readWithWarning(bytes)).toEqual([
      [`is not UTF-8, read as ${encoding}, which is a guess; wanted UTF-8`],
      [line],
    ]);
  });

  test("or that is cut in a letter loses that letter alone", () => {
    const bytes = utf8("<meta charset=utf-8><p>Żółw śpi pod łóżkiem ż").slice(0, -1);
    expect(readWithWarning(bytes)).toEqual([
      ["is not UTF-8, read with the damaged characters as \ufffd; wanted UTF-8"],
      ["Żółw śpi pod łóżkiem \ufffd"],
    ]);
  });
});

test.each(["<meta charset=iso-2022-jp>", ""])("Japanese as letters are sent is read as such: %j", (meta) => {
  const bytes = new Uint8Array([...utf8(`${meta}<p>`), ...fromBase64("GyRCRXRCZiRORWcbKEI=")]);
  expect(readBytes(bytes).visible.lines()).toEqual(["灯台の島"]);
});

test.each([
  ["without html and body", `<title>T</title><h1>Head</h1><p>${FIRST}`, ["Head", FIRST]],
  ["as a fragment of text", "Nothing but text", ["Nothing but text"]],
  [
    "as XHTML",
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${FIRST}</p></body></html>`,
    [FIRST],
  ],
  ["with its lines broken by br", `<div>${FIRST}<br><br>${SECOND}<br>End.</div>`, [FIRST, SECOND, "End."]],
  [
    "with a table for its layout",
    `<table><tr><td><ul><li>A</li></ul><p>${FIRST}</p></td><td></td></tr></table>`,
    ["A", FIRST],
  ],
  [
    "with paragraphs in the cells of its data",
    "<table><tr><td><p>A</p><p>B</p></td><td>C<br>D</td></tr></table>",
    ["A B | C D"],
  ],
  ["with null bytes in it", "<p>Th\0e la\0mp</p>", ["The lamp"]],
  ["that says its title nowhere else", `<article><h2>Lamp</h2><p>${FIRST}</p></article>`, ["Lamp", FIRST]],
])("A page is read %s", (_, page, lines) => {
  expect(linesOf(page)).toEqual(lines);
});

test("The article is read whole where its parts stand beside each other", () => {
  const part = (text: string) => `<div class="post-content"><p>${text}</p></div>`;
  expect(linesOf(`<div>${part(FIRST)}<aside>Advertisement</aside>${part(SECOND)}</div>`)).toEqual([FIRST, SECOND]);
});

test("The article is read whole where it lies in sections without a name", () => {
  const section = (text: string) => `<div><div><div><p>${text}</p></div></div></div>`;
  expect(linesOf(`<div>${section(FIRST)}${section(SECOND)}</div>`)).toEqual([FIRST, SECOND]);
});

test("The article is read whole where one of its sections is far longer than each other", () => {
  const section = (text: string) => `<div class="sect"><h2>Tide</h2><div><p>${text}</p></div></div>`;
  const long = `${FIRST} ${SECOND}`.repeat(4);
  const page = `<div>${section(FIRST)}${section(long)}${section(SECOND)}${section(FIRST)}</div><p>Foot.</p>`;
  expect(linesOf(page).filter((line) => line !== "Tide")).toEqual([FIRST, long, SECOND, FIRST]);
});

test("A heading is kept although its id has the name of something else, and although it links to itself", () => {
  const heading = '<h2 id="comments"><a href="#comments">How comments are sent</a></h2>';
  const section = `<div id="how-to-share-and-follow"><p>${SECOND}</p></div>`;
  expect(linesOf(`<article><p>${FIRST}</p>${heading}${section}</article>`)).toEqual([
    FIRST,
    "How comments are sent",
    SECOND,
  ]);
});

test("The first lines of an article are kept where they lie in its header", () => {
  const header = `<header><h1>Lamp</h1><p>${FIRST}</p><div class="byline">By Ada</div></header>`;
  expect(linesOf(`<article>${header}<p>${SECOND}</p></article>`)).toEqual(["Lamp", FIRST, SECOND]);
});

test("Markup that makes no sense is passed over", () => {
  const line = FIRST.repeat(8);
  const page = `<div style="display"><p style=";:;" class="">${line}</p><a:b x:y="1" @b"='"'>Odd.</a:b><p>${line}</p></div>`;
  expect(linesOf(page)).toEqual([line, "Odd.", line]);
});

test("Text is kept although its class is that of something else", () => {
  expect(linesOf(`<div class="widget sidebar"><p>${FIRST}</p><p>${SECOND}</p></div>`)).toEqual([FIRST, SECOND]);
});

test("A page of links alone is an article of links", () => {
  expect(linesOf('<ul><li><a href="a">Tides</a></li><li><a href="b">Winds</a></li></ul>')).toEqual(["Tides", "Winds"]);
});

describe("What nobody would write by hand", () => {
  test.each(["div", "b", "ul><li", "table><tr><td", "blockquote", "svg", "x-card"])(
    "is read side by side, with a warning: 100,000 of <%s>",
    (tag) => {
      const [warning, article] = readAll(`<${tag}>`.repeat(100_000) + FIRST);
      expect(warning).toMatchObject({
        warning: expect.stringMatching(/^has .*elements.*; (?:its blocks are read side by side|read as plain text)$/),
      });
      expect(tag === "svg" || article?.visible.lines().includes(FIRST)).toBe(true);
    },
  );

  test("is read in its order: a list that is never closed, with a paragraph for each item", () => {
    const items = Array.from({ length: 3_000 }, (_, at) => `The lamp was lit on day ${at}, and went out.`);
    const [, article] = readAll(items.map((item) => `<ul><li><p>${item.replace("lit", "<b>lit</b>")}</p>`).join(""));
    expect(article?.visible.lines()).toEqual(items);
  });

  test("is read as deep as browsers go", () => {
    const deep = (tag: string, depth: number) => `<${tag}>`.repeat(depth) + FIRST;
    for (const tag of ["div", "blockquote", "ul><li"])
      expect(linesOf(deep(tag, tag === "ul><li" ? 250 : 500))).toEqual([FIRST]);
  });

  test("is read in its cells: a table that spans a billion", () => {
    const cell = `<td colspan="1000" rowspan="60000">${FIRST}</td><td>B</td>`;
    expect(linesOf(`<table>${`<tr>${cell}</tr>`.repeat(2)}</table>`)).toEqual([FIRST, "B", FIRST, "B"]);
  });

  test("is read as plain text, with a warning and what it says of itself: a page of over 8 MB", () => {
    const rows = "<tr><td>Gull</td><td>Lost</td></tr>".repeat(240_000);
    const page = `<title>Ships | Tide</title><meta name="author" content="Ada Moor"><style>p { color: red }</style>
      <p>${FIRST}</p><ul><li>Wind</li><li>Rain</li></ul><table>${rows}</table><pre>a  b\nc</pre>`;
    const [warning, article] = readAll(page);
    expect(warning).toMatchObject({
      warning: expect.stringMatching(/^is \d+ characters of HTML, .*; read as plain text$/),
    });
    expect(article?.metadata).toMatchObject({ title: "Ships", authors: ["Ada Moor"] });
    expect(article?.visible.lines().slice(0, 4)).toEqual([FIRST, "Wind", "Rain", "Gull | Lost"]);
    expect(article?.visible.text).not.toContain("color");
  });

  test("is not published when it asks not to be found, however long it is", () => {
    const [, article] = readAll(`<meta name="robots" content="noindex"><!--${" ".repeat(8_000_000)}--><p>${FIRST}</p>`);
    expect(article?.metadata.heldBack).not.toBeNull();
  });

  test("is read as any other: a page with megabytes of pictures in it", () => {
    const picture = `<img alt="The lamp" src="data:image/png;base64,${"QUJD".repeat(4_000_000)}">`;
    expect(linesOf(`<article><p>${FIRST}</p>${picture}</article>`)).toEqual([FIRST, "The lamp"]);
  });

  test("is read as plain text: a few tags that make a parser open millions", () => {
    const fonts = Array.from({ length: 2_000 }, (_, at) => `<p><font size="${at}">${FIRST}`);
    const [warning, article] = readAll(fonts.join(""));
    expect(warning).toMatchObject({ warning: "has over 300000 elements of HTML; read as plain text" });
    expect(article?.visible.lines().slice(0, 2)).toEqual([FIRST, FIRST]);
  });

  test.each([
    [
      "JSON-LD in one another",
      `<script type="application/ld+json">${"[".repeat(50_000)}${"]".repeat(50_000)}</script>`,
    ],
    ["an attribute without an end", `<p>${FIRST}</p><a title="${"x".repeat(200_000)}`],
    ["100,000 attributes", `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(" ")}>`],
  ])("does not stop the text around it from being read: %s", (_, markup) => {
    expect(linesOf(`<p>${FIRST}</p>${markup}`)[0]).toBe(FIRST);
  });

  test("is left out, and said so: a picture that is called .html", () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, at) => (at * at * 7 + at) % 256);
    expect([...html.read({ path: "a.html", bytes }, null)]).toEqual([
      { origin: { file: "a.html", line: null }, reason: "is not text" },
    ]);
  });
});

describe("Where a page's data does not say when it was published, its text does", () => {
  const published = (page: string, path = "a.html") => makeCorpus({ [path]: page }).articles[0];
  test.each([
    ["a day in its byline", `<p class="byline">By Ada Moor, 28 July 2017</p><p>${FIRST}</p>`, "2017-07-28"],
    ["a day without its year, by that of its address", `<p>16 Jan</p><p>${FIRST}</p>`, "2024-01-16"],
    ["the day with which it begins", `<p>On July 28 they saw it. ${FIRST}</p>`, "2024-07-28"],
    ["a day in Japanese", `<p>2017年7月28日</p><p>${FIRST}</p>`, "2017-07-28"],
    ["none, where it has none", `<p>${FIRST}</p>`, null],
  ])("%s", (_, body, day) => {
    const article = published(
      `<link rel="canonical" href="https://island.example/2024/lamp"><article>${body}<p>${SECOND}</p></article>`,
    );
    expect(article?.record.published).toBe(day);
    expect(article?.guessed.includes("published")).toBe(day !== null);
  });

  test("but never by a year that nothing names", () => {
    expect(published(`<article><p>16 Jan</p><p>${FIRST}</p><p>${SECOND}</p></article>`)?.record.published).toBeNull();
  });

  test("after what its address says", () => {
    const page = `<link rel="canonical" href="https://island.example/2024/01/16/lamp"><article><p>${FIRST}</p><p>${SECOND}</p></article>`;
    expect(published(page)?.record.published).toBe("2024-01-16");
  });
});
