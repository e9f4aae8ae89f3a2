import { expect, test } from "vitest";
import { faultsOf, warningsOf } from "../../../support/faults-of.ts";
import { type Files, makeCorpus } from "../../../support/make-index.ts";

const read = (files: Files) => {
  const { articles, skipped } = makeCorpus(files);
  const found = [...articles].map(({ record, visible, dropped }) => ({ ...record, lines: visible.lines(), dropped }));
  return { found, reasons: skipped.map(({ reason }) => reason) };
};

const page = "<p>Hens eat grain, and drink a little water with it each day.</p>\n";

test.each([
  ["YAML", "---\nlayout: page\ntitle: Feeding hens\ndate: 2024-05-01\ntags: [hens]\n---\n"],
  ["TOML", '+++\ntitle = "Feeding hens"\ndate = 2024-05-01\ntags = ["hens"]\n+++\n'],
  ["JSON", '{\n"title": "Feeding hens", "date": "2024-05-01", "tags": ["hens"]\n}\n'],
  ["YAML behind a byte order mark", "\uFEFF---\ntitle: Feeding hens\ndate: 2024-05-01\ntags: [hens]\n---\n"],
])("front matter of a page is read in %s, and is no text of it", (_, head) => {
  const { found } = read({ "hens.html": head + page });
  expect(found).toMatchObject([{ title: "Feeding hens", published: "2024-05-01", tags: ["hens"] }]);
  expect(found[0]?.lines).toEqual([page.slice(3, -5)]);
});

test("front matter of a page holds it back", () => {
  const files = {
    "a.html": `---\npublished: false\n---\n${page}`,
    "b.htm": `+++\ndraft = true\n+++\n${page}`,
    "c.html": page,
  };
  expect(read(files).reasons).toEqual(["is held back by published: false", "is a draft"]);
});

test("front matter of a page that nothing ends is a fault, and a bad value of it a warning", () => {
  expect(faultsOf({ "a.html": `---\ndraft: true\n${page}` })).toEqual([
    "a.html:1: opens front matter with --- and does not close it, wanted a line ---",
  ]);
  expect(warningsOf({ "a.html": `---\ndate: soon\n---\n${page}` })).toEqual([
    'a.html:2: date was "soon", wanted a day as YYYY-MM-DD',
  ]);
});

test("what a page says of itself counts where its front matter says nothing", () => {
  const html = `<html lang="de"><head><title>Hühner</title><meta name="author" content="Ada"></head><body>${page}</body></html>`;
  expect(read({ "a.html": `---\nauthor: Bea\n---\n${html}` }).found).toMatchObject([
    { title: "Hühner", authors: ["Bea"], lang: "de" },
  ]);
});

test("tags of the site's generator are left out of pages with front matter, but not of their code", () => {
  const body = [
    '{% include head.html %}<p>Hens {{ site.name }}eat {{< icon "grain" >}}grain, and drink water with it.</p>',
    "{% highlight js %}\nif (a < b) feed();\n{% endhighlight %}",
    "<pre>{{ shown }}</pre>",
    "<p>{{<figure src=hen.png>}}They sleep on a perch.</p>",
  ];
  const { found } = read({ "a.html": `---\ntitle: T\n---\n${body.join("\n")}` });
  expect(found[0]?.lines).toEqual([
    "Hens eat grain, and drink water with it.",
    "if (a < b) feed();",
    "{{ shown }}",
    "They sleep on a perch.",
  ]);
  expect(found[0]?.dropped.map(({ reason }) => reason)).toEqual([
    "template tag",
    "template expression",
    "shortcode",
    "template tag",
    "shortcode",
  ]);
});

test.each([
  ["extends another", '{% extends "base.html" %}'],
  ["defines a part", '{{ define "main" }}'],
  ["is given its parts", '<%- include("head") %>'],
  ["is given its language", '<!doctype html>\n<html lang="{{ config.language }}">'],
  ["is given its style", '<!doctype html><html><head><link href="{{ url }}"></head>'],
])("a template that %s is no article", (_, head) => {
  const { found, reasons } = read({ "a.html": head + page, "b.html": page });
  expect(found.map(({ id }) => id)).toEqual(["b"]);
  expect(reasons).toEqual(["is a template of pages"]);
});

test.each([
  ["repeats an element", '<ul>\n  <li v-for="hen in hens" :key="hen.id">Hen {{ hen.name }}</li>\n</ul>'],
  ["shows one when it is needed", '<p class="a" *ngIf="hens.length">No hens.</p>'],
  ["says nothing by itself", '<h1 class="a">{{ hens.length }}</h1>\n<p>{{ hens[0] }}</p>'],
])("a component that %s is no article", (_, component) => {
  const { found, reasons } = read({ "a.html": component, "b.html": `<!doctype html><body>${component}${page}` });
  expect(found.map(({ id }) => id)).toEqual(["b"]);
  expect(reasons).toEqual(["is a template of pages"]);
});

test("pages without front matter keep what is in braces", () => {
  const { found } = read({ "a.html": "<p>Vue shows {{ message }} and {% raw %} as they stand here.</p>" });
  expect(found[0]?.lines).toEqual(["Vue shows {{ message }} and {% raw %} as they stand here."]);
});

test("the frames of pages are no articles, and notes in folders of their names are", () => {
  const files = {
    "_includes/head.html": page,
    "_layouts/post.html": `<h1>{{ page.title }}</h1>${page}`,
    "docs/_templates/page.html": page,
    "_includes/note.md": "Hens eat grain.",
    "layouts/hens.html": page,
  };
  const { found, reasons } = read(files);
  expect(found.map(({ id }) => id)).toEqual(["_includes-note", "layouts-hens"]);
  expect(reasons).toEqual(["is in the folder _includes", "is in the folder _layouts", "is in the folder _templates"]);
});
