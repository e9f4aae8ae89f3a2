import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../../src/corpus/formats/markdown/markdown.ts";

const read = (text: string) => parseMarkdown(text).visible.lines();

describe("Of the Markdown of Sphinx and Jupyter Book a reader sees", () => {
  test.each([
    ["the text of a box", "```{note}\n:class: wide\nFeed the *hens*.\n```\n\nTwice.", "Feed the hens.|Twice."],
    ["the title of a box", "```{admonition} In winter\nFeed twice.\n```", "In winter|Feed twice."],
    ["a box of colons without its options", ":::{tip}\n:class: wide\nFeed twice.\n:::", "Feed twice."],
    ["what options between rules do not hide", "```{dropdown} More\n---\nicon: hen\n---\nGrain.\n```", "More|Grain."],
    [
      "code in a box",
      "````{note}\nAsk:\n```python\nhens = 1  # {note}\n```\nThen feed.\n````\n\nDone.",
      "Ask:|hens = 1 # {note}|Then feed.|Done.",
    ],
    ["a box in a list", "- One\n\n  ```{tip}\n  Two.\n  ```\n- Three", "One|Two.|Three"],
    ["a picture's caption", "```{figure} hens.png\n:alt: hens\n\nThe yard.\n```", "The yard."],
    ["no list of pages", "```{toctree}\n:maxdepth: 2\nfeeding\nnesting\n```\n\nHens.", "Hens."],
    ["no labels, comments and breaks", "(feeding-hens)=\n# Hens\n\n% mend this\n\n+++\n\nGrain.", "Hens|Grain."],
    [
      "the words of roles",
      "See {ref}`the yard <yard>`, {term}`grain` and press {kbd}`F5` {fa}`home`.",
      "See the yard, grain and press F5 .",
    ],
  ])("%s", (_, text, lines) => {
    expect(read(text)).toEqual(lines.split("|"));
  });

  test("code as code, without the options of its directive", () => {
    const { blocks, visible } = parseMarkdown("```{code-block} python\n:linenos:\nhens = 1\n```");
    expect(blocks.children).toMatchObject([{ type: "code", lang: "python" }]);
    expect(visible.lines()).toEqual(["hens = 1"]);
  });

  test("cells of R and Python as they are", () => {
    expect(read("```{r}\nhens <- 1\n```\n\n```{python}\n:x: 1\n```")).toContain("hens <- 1");
  });

  test("all of a text that only looks like it", () => {
    expect(read("A set {a}, x^{n}`b`.\n\n(label)=x\n\n% of hens")).toEqual([
      "A set {a}, x^{n}b.",
      "(label)=x",
      "% of hens",
    ]);
  });
});
