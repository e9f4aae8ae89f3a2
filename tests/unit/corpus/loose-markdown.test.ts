import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../../src/corpus/formats/markdown/markdown.ts";

const read = (text: string) => parseMarkdown(text).visible.lines();

describe("A link whose target another file gives", () => {
  test.each([
    ["shows its text", "See [HEN 27][] and [the yard][yard map].", "See HEN 27 and the yard."],
    ["shows code as code", "Raise [`hen.Error`][] or [`hen.warn`][hen.warn].", "Raise hen.Error or hen.warn."],
    ["begins a list item", "- [Hen house #29][] is new.", "Hen house #29 is new."],
    ["goes on in the next line", "See [the\nyard][map].", "See the yard."],
  ])("%s", (_, text, line) => {
    expect(read(text)).toEqual([line]);
  });

  test.each([
    "The hens[ii][jj] and hens(a)[bb][cc].",
    "As in [1][2] and [12][].",
    "By [Smith 2019][Jones 2020].",
    "Type mount [rw uid=1000] for it.",
    "By [A-Za-z][0-9] and [^ab][cd].",
    "[hens][fix] A tag, and another",
    "A picture ![of hens][yard].",
  ])("is not seen where brackets mean something else: %s", (text) => {
    expect(read(text)).toEqual([text]);
  });

  test("stays a link where the text gives the target", () => {
    const { blocks, visible } = parseMarkdown("See [the yard][Map].\n\n[map]: /yard");
    expect(visible.lines()).toEqual(["See the yard."]);
    expect(JSON.stringify(blocks)).toContain("linkReference");
  });
});

describe("Bold shows no asterisks", () => {
  test.each([
    [
      "in Chinese",
      "**注意：**请喂 **鸡**，**（两次）**。每天**“谷物”**一次",
      "注意：请喂 鸡，（两次）。每天“谷物”一次",
    ],
    ["in Japanese", "これは**鶏（にわとり）**です。", "これは鶏（にわとり）です。"],
    ["in Korean", "닭은 **모이(feed)**를 먹는다.", "닭은 모이(feed)를 먹는다."],
    ["in English without a space", "**Q:**What do hens eat? **A:**Grain.", "Q:What do hens eat? A:Grain."],
    ["around code", "前**`hen`**后", "前hen后"],
  ])("%s", (_, text, line) => {
    expect(read(text)).toEqual([line]);
  });

  test.each(["2 ** 3 和 4 ** 5", "**grain, **hens", "call(**grain)x and (**hens)"])(
    "where asterisks are meant, they stay: %s",
    (text) => {
      expect(read(text)).toEqual([text]);
    },
  );

  test("code keeps its asterisks", () => {
    expect(read("`**注意：**请` **注意：**请")).toEqual(["**注意：**请 注意：请"]);
  });
});

describe("An expression that begins like a shortcode", () => {
  test("is not shown", () => {
    expect(read("{{%segment outline}}\n\nFeed {{% x %}}the hens.")).toEqual(["Feed the hens."]);
  });
});

describe("A wiki link with a note behind it", () => {
  test("shows its text", () => {
    expect(read("See [[yard/hens|the hens]][^1].\n\n[^1]: All.")).toEqual(["See the hens.", "All."]);
  });
});

describe("A block between lines of `///`", () => {
  test.each([
    [
      "shows its title and its text",
      "/// note | In winter\n    open: true\n\nFeed *twice*.\n\n///\n\nDone.",
      "In winter|Feed twice.|Done.",
    ],
    ["shows its text alone where it has no title", "/// tip\n\nFeed twice.\n\n///", "Feed twice."],
    ["is read in a quotation", "> /// tip\n> Feed twice.\n> ///", "Feed twice."],
    ["is not seen in code, nor where nothing opens one", "`/// tip`\n\n///", "/// tip|///"],
  ])("%s", (_, text, lines) => {
    expect(read(text)).toEqual(lines.split("|"));
  });
});

describe("Lines that include a file are not shown:", () => {
  test.each(["{!../hens.md!}", "{* ../hens.py hl[1] *}"])("%s", (line) => {
    expect(read(`Feed.\n\n${line}\n\nTwice.`)).toEqual(["Feed.", "Twice."]);
  });
});

describe("Tags that carry JavaScript", () => {
  test("are not shown in Markdown", () => {
    expect(read('A <span style={{color: "red"}}>red</span> hen <a {b} c>.')).toEqual(["A red hen <a {b} c>."]);
  });

  test("hold Markdown in MDX", () => {
    expect(parseMarkdown('<div className="x">\nFeed **twice**:\n\n- grain\n</div>', true).visible.lines()).toEqual([
      "Feed twice:",
      "grain",
    ]);
  });
});

describe("Tags in brackets are not shown", () => {
  test.each([
    ["of a gallery", 'Hens.\n\n[gallery ids="1,2" link=file]\n\nGrain.', "Hens.|Grain."],
    ["around a quotation", '[quote="Ada, post:1"]\n\nFeed.\n\n[/quote]', '[quote="Ada, post:1"]|Feed.|[/quote]'],
    ["around a picture", '[caption id="a" width="3"]![The hill](h.jpg) A hen[/caption]', "The hill A hen"],
    ["of a frame", '[iframe src="yard" height=200]\n\nHens.', "Hens."],
  ])("%s", (_, text, lines) => {
    expect(read(text)).toEqual(lines.split("|"));
  });

  test.each(['a[type="text"] and [type="x"]', "[see b=c](/x)", "[edit this] or [/edit]"])(
    "but brackets that are none stay: %s",
    (text) => {
      expect(read(text).join("")).toContain(text.slice(1, 5));
    },
  );
});

describe("What triple colons of one line hold", () => {
  test("is not shown, but for the words of a picture", () => {
    const text =
      ':::row:::\n:::column span="":::\nOne.\n:::column-end:::\n:::row-end:::\n\n:::image src="a.png" alt-text="The yard":::';
    expect(read(text)).toEqual(["One.", "The yard"]);
  });

  test("nor what a callout says of its look", () => {
    expect(read('> [!div class="checklist"]\n> Feed.')).toEqual(["Feed."]);
  });
});

describe("A target that only a tag writes", () => {
  test("leaves the text of its links", () => {
    expect(read("The [hen house][] and [yard][y].\n\n[hen house]: {{site.house}}\n[y]: {{site.url}}/yard")).toEqual([
      "The hen house and yard.",
    ]);
  });
});

describe("A link to a file with spaces in its name", () => {
  test("shows its text and leads there", () => {
    const { blocks, visible } = parseMarkdown("See [the yard](the yard.md) and [us](https://example.org/a b).");
    expect(visible.lines()).toEqual(["See the yard and us."]);
    expect(JSON.stringify(blocks)).toContain('"the%20yard.md"');
  });

  test("shows of a picture its words, but not its name", () => {
    expect(read("A ![hen.png](../my hens/hen.png)hen ![of hens](./the yard.png).")).toEqual(["A hen of hens."]);
  });

  test.each(["[hens](note here)", '[hens](/yard "The yard")', "[hens]( /yard )"])("is not seen in %s", (text) => {
    expect(read(text)).toEqual([text.includes("note") ? text : "hens"]);
  });
});

describe("A target right below a text", () => {
  test.each([
    ["below a list", 'See [the yard][y].\n- Hens\n[y]: https://example.org/ "Yard"\n[z]: /z', "See the yard.|Hens"],
    ["below a note", "Hens.[^1]\n\n[^1]: See [yard][].\n[yard]: https://example.org/", "Hens.|See yard."],
  ])("is not shown %s", (_, text, lines) => {
    expect(read(text)).toEqual(lines.split("|"));
  });
});

describe("What only includes a file of the owner's is not shown:", () => {
  test.each([
    ["of mdBook", "```rust\n{{#rustdoc_include ../hens.rs:2:4}}\n```"],
    ["of MkDocs", '```py\n--8<-- "hens.py"\n```'],
    ["of FastAPI", '```Python hl_lines="1"\n{!> ../hens.py!}\n```'],
  ])("code %s", (_, code) => {
    expect(read(`Feed.\n\n${code}\n\nTwice.`)).toEqual(["Feed.", "Twice."]);
  });

  test("code about including is shown", () => {
    expect(read("```\nWrite:\n{{#include hens.rs}}\n```")).toEqual(["Write:", "{{#include hens.rs}}"]);
  });

  test("of what stands for a documentation, the name is", () => {
    expect(read("::: hens.Nest\n    options:\n        members:\n            - egg\n\nFeed.")).toEqual([
      "hens.Nest",
      "Feed.",
    ]);
  });
});

test("Icons of Material for MkDocs and long attributes of Quarto are not shown", () => {
  const words = "A hen that stands in the yard. ".repeat(20);
  expect(read(`:material-home: Feed :octicons-arrow-right-24:{ .big } the hens.`)).toEqual(["Feed the hens."]);
  expect(read(`![The yard](yard.png){.border fig-alt="${words}"}`)).toEqual(["The yard"]);
});
