import { describe, expect, test } from "vitest";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const skippedOf = (files: Files) =>
  makeCorpus({ "hens.md": "Hens eat grain.", ...files }).skipped.map(
    ({ origin, reason }) => `${origin.file} ${reason}`,
  );

const only = (files: Files) => {
  const [article] = makeCorpus(files).articles;
  return { ...article?.record, aliases: article?.aliases, lines: article?.visible.lines() };
};

describe("What is written for programs is no article:", () => {
  test.each([
    [
      "rules for crawlers",
      "robots.txt",
      "# All\nUser-agent: *\nDisallow: /yard\n\nSitemap: https://example.org/s.xml\n",
    ],
    [
      "rules of a template",
      "layouts/robots.txt",
      "User-agent: *\n{{ range .Pages }}\nDisallow: {{ .Path }}\n{{ end }}",
    ],
    [
      "packages",
      "requirements-docs.txt",
      "# docs\n-r other.txt\nhens[grain]==1.2 ; python_version > '3'\nnest>=3\nyard\n",
    ],
    ["packages with their sums", "req.txt", "hens==1.2 \\\n    --hash=sha256:ab\n    # via nest\n"],
    ["rules of a build", "CMakeLists.txt", "cmake_minimum_required(VERSION 3.5)\nproject(hens)\n"],
  ])("%s", (_, file, text) => {
    expect(skippedOf({ [file]: text })).toEqual([`${file} is for programs`]);
  });

  test.each([
    ["a text about them", "User-agent: * stands in a file that crawlers read.\n\nHens do not."],
    ["a list of words", "hens\nnest\nyard"],
    [
      "a text with rules of a build in it",
      "Begin with this:\n\ncmake_minimum_required(VERSION 3.5)\n\nThen name the hens.",
    ],
    ["a text with a version", "Hens==1.2 is the one to take, and nest is the other."],
  ])("but %s is one", (_, text) => {
    expect(skippedOf({ "a.txt": text })).toEqual([]);
  });
});

describe("What articles are made from is no article:", () => {
  test.each([
    ["of Hexo", "scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n\nWrite here."],
    [
      "of Hugo",
      "archetypes/default.md",
      '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\n---\n\nHere.',
    ],
    ["of a vault", "templates/post.md", '---\ntitle: "<% tp.file.title %>"\n---\n\nHere.'],
  ])("%s", (_, file, text) => {
    const { skipped, warnings } = makeCorpus({ "hens.md": "Hens eat grain.", [file]: text });
    expect(skipped.map(({ reason }) => reason)).toEqual(["is a template of articles"]);
    expect(warnings).toEqual([]);
  });

  test.each([
    ["of Jinja", "<div>{% trans %}Search{% endtrans %}</div>"],
    ["of Go", "<ul>{{- range .Pages }}<li>{{ .Title }}</li>{{ end }}</ul>"],
    [
      "with a whole page around it",
      "<!DOCTYPE html><html><head><title>{{ site_name }}</title></head><body>Hens eat.</body></html>",
    ],
    [
      "with a block for the title",
      "<html><head><title>{% block title %}Hens{% endblock %}</title></head><body>Hens eat.</body></html>",
    ],
  ])("nor is what pages are made from, %s", (_, page) => {
    expect(skippedOf({ "a.html": page })).toEqual(["a.html is a template of pages"]);
  });

  test("a page about templates is one", () => {
    const page =
      "<html><head><title>{{ and {% of Jinja</title></head><body><p>Hens write <code>{% if %}</code>.</p></body></html>";
    expect(skippedOf({ "a.html": page })).toEqual([]);
    expect(skippedOf({ "a.html": "<p>Hens write <code>{% if %}</code>.</p>" })).toEqual([]);
  });
});

describe("Markdown by another name is read:", () => {
  test.each(["qmd", "Rmd", "mdown", "mkd", "mkdn", "mdwn", "mdoc"])("%s", (extension) => {
    expect(only({ [`hens.${extension}`]: "---\ntitle: Hens\n---\nHens eat *grain*." })).toMatchObject({
      title: "Hens",
      lines: ["Hens eat grain."],
    });
  });
});

describe("A page of Logseq", () => {
  test("has what its first properties say, and shows the others", () => {
    const text = "title:: The hens\nalias:: Fowl, [[Chickens]]\ntype:: Bird\ndate:: 2024-03-01\n\n- Hens eat.";
    expect(only({ "pages/a.md": text })).toMatchObject({
      title: "The hens",
      aliases: ["Fowl", "Chickens"],
      published: "2024-03-01",
      lines: ["type: Bird", "Hens eat."],
    });
  });

  test("is held back where a property says so", () => {
    expect(skippedOf({ "a.md": "private:: true\n\n- Hens." })).toEqual(["a.md is held back by private: true"]);
  });

  test("does not show what Logseq keeps for itself", () => {
    const id = "692d8283-7f1d-44cf-81b0-bb25c469a64e";
    const text = `- Hens eat ((${id})).\n  id:: ${id}\n  collapsed:: true\n- #+BEGIN_QUERY\n  {:query (task todo)}\n  #+END_QUERY\n- Twice.`;
    expect(only({ "a.md": text }).lines).toEqual(["Hens eat .", "Twice."]);
  });

  test("of a day has it in its name", () => {
    expect(only({ "journals/2024_03_01.md": "- Hens." }).published).toBe("2024-03-01");
  });
});

describe("Metadata", () => {
  test("may give a moment as a number", () => {
    expect(only({ "a.md": "---\ndate: 1608503999\n---\nHens." }).published).toBe("2020-12-20");
    expect(only({ "a.md": "---\ndate: 1608503999123\n---\nHens." }).published).toBe("2020-12-20");
  });

  test("may give a source as an object", () => {
    expect(
      only({ "a.md": "---\nsource:\n  title: The Daily Hen\n  url: https://example.org/\n---\nHens." }).source,
    ).toBe("The Daily Hen");
  });

  test("wants the site of relative addresses once", () => {
    const text = (name: string) => `---\npermalink: /${name}/\n---\nHens eat ${name}.`;
    const { warnings } = makeCorpus({ "a.md": text("grain"), "b.md": text("maize"), "c.md": text("worms") });
    expect(warnings.map(({ file }) => file)).toEqual(["a.md"]);
  });
});

describe("Front matter that only its end is marked of, as Hexo has it,", () => {
  test("is read", () => {
    const text = "title: Hello hens\ndate: 2013-07-13 20:46:25\ntags:\n- yard\n- nest\n---\nHens eat.";
    expect(only({ "a.md": text })).toMatchObject({
      title: "Hello hens",
      published: "2013-07-13",
      tags: ["yard", "nest"],
      lines: ["Hens eat."],
    });
  });

  test.each([
    "title: Hens\ndraft: true\n---\nHens.",
    "published: false\n---\n\nHens.",
    "draft: true\n\n---\n\n# Hens\n\nEat.",
  ])("holds its article back: %j", (text) => {
    expect(skippedOf({ "a.md": text })).toHaveLength(1);
  });

  test("is not shown where nothing reads it", () => {
    expect(only({ "a.md": "importance: 5\n\n---\n\n# Hens\n\nEat." }).lines).toEqual(["Hens", "Eat."]);
  });

  test.each([
    "Summary: what hens eat\n---\nGrain.",
    "Note: hens\n\n---\n\nGrain.",
    "First: a\nSecond: b\n\n---\n\nGrain.",
  ])("is not seen in a text: %j", (text) => {
    expect(only({ "a.md": text }).lines?.[0]).toContain(text.slice(0, 4));
  });
});

test("A second mark of order at the head of a file does not publish a draft", () => {
  expect(skippedOf({ "a.md": "\uFEFF\uFEFF---\ndraft: true\n---\nHens." })).toEqual(["a.md is a draft"]);
});
