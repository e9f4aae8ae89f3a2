import { describe, expect, test } from "vitest";
import { formatFault } from "../../../src/corpus/fault.ts";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import { linesOfHtml } from "../../support/read-html.ts";

/** Reads one file beside a plain one, which must always come through. */
function readBeside(path: string, content: string | Uint8Array) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const plain = { path: "z.md", bytes: new TextEncoder().encode("Plain text.") };
  const corpus = readCorpus([{ path, bytes }, plain]);
  const articles = [...corpus.articles];
  expect(articles.map(({ text }) => text)).toContain("Plain text.");
  return { ...corpus, article: articles.find(({ text }) => text !== "Plain text.") };
}

/** Enough to overflow a stack, or to take minutes, where nothing bounds it. */
const N = 8_000;

describe("What would take a parser very long or too deep is read as text, with a warning, and can be found:", () => {
  test.each([
    ["quotations in one another", `${">".repeat(N)} Lee`, "8000 quotations or lists"],
    ["lists in one another", `${"- ".repeat(N)}Lee`, "8000 quotations or lists"],
    ["pictures in one another", `${"![".repeat(N)}Lee${"](x)".repeat(N)}`, "8000 brackets inside"],
    ["brackets", `${"[a] ".repeat(N)}Lee`, "8000 closing brackets"],
    ["marks of emphasis in one another", `${"*".repeat(N)}Lee${"*".repeat(N)}`, "16000 marks of emphasis"],
    ["many pairs of marks", `${"*a* ".repeat(N)}Lee`, "16000 marks of emphasis"],
    ["deletions", `${"~~a ".repeat(N)}Lee`, "16000 marks of deletion"],
    ["comments that nothing ends", `${"a <!-- ".repeat(N)}Lee`, "8000 beginnings of comments"],
    ["lines below a quotation", `> a\n${"b\n".repeat(N)}Lee`, "8001 lines of a quotation"],
    ["footnotes", Array.from({ length: N }, (_, at) => `[^${at}]: Lee`).join("\n"), "8000 footnotes"],
    ["link targets", `${Array.from({ length: N }, (_, at) => `[${at}]: /x`).join("\n")}\n\nLee`, "8000 definitions"],
    ["lines of one paragraph", "Lee\n".repeat(N), "8000 lines in a paragraph"],
    ["a list of very many items", "- Lee\n".repeat(31_000), "31000 paragraphs, headings, list items"],
    ["very many characters", `${"Lee went on. ".repeat(320_000)}`, "4160000 characters of Markdown"],
  ])("%s", (_, text, given) => {
    const { article, warnings } = readBeside("a.md", text);
    expect(article?.visible.text).toContain("Lee");
    const warning = expect.stringMatching(new RegExp(`${given}.*, wanted at most .*text`));
    expect(warnings).toContainEqual({ file: "a.md", line: null, warning });
  });
});

describe("What is long but plain is read as it is meant, without a warning:", () => {
  test.each([
    ["a table with emphasis in each row", `| A |\n|---|\n${"| *Lee* [x](/y) |\n".repeat(2_000)}`],
    ["a list with emphasis in each item", "- *Lee* [x](/y)\n".repeat(2_000)],
    ["code with brackets and stars", `\`\`\`\n${"a[1] * b_[2]; Lee\n".repeat(2_000)}\`\`\``],
    ["many headings", "## Lee\n\ntext\n\n".repeat(2_000)],
    ["names with underscores", "set_user_Lee ".repeat(2_000)],
  ])("%s", (_, text) => {
    const { article, warnings } = readBeside("a.md", text);
    expect(warnings).toEqual([]);
    expect(article?.visible.text).toContain("Lee");
    expect(article?.visible.text).not.toContain("](");
  });
});

describe("A value that cannot be read costs neither its article nor the others:", () => {
  test.each([
    [
      "aliases of YAML that stand for very much",
      "a.md",
      `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(9)}]\nc: &c [${"*b,".repeat(9)}]\ntags: [${"*c,".repeat(9)}]\n---\nLee`,
    ],
    ["lists of YAML in one another", "a.md", `---\ntags: ${"[".repeat(N)}${"]".repeat(N)}\n---\nLee`],
    ["lists of TOML in one another", "a.md", `+++\ntags = ${"[".repeat(N)}${"]".repeat(N)}\n+++\nLee`],
    ["lists of JSON in one another", "a.jsonl", `{"_id":"a","text":"Lee","tags":${"[".repeat(N)}${"]".repeat(N)}}`],
  ])("%s", (_, path, text) => {
    const { article, warnings } = readBeside(path, text);
    expect(article?.text).toBe("Lee");
    expect(warnings).toContainEqual(
      expect.objectContaining({ file: path, warning: expect.stringMatching(/left out|wanted/) }),
    );
  });
});

test.each([
  ["null bytes", new Uint8Array(1_000)],
  ["a picture", Uint8Array.from({ length: 5_000 }, (_, at) => (at * at * 7 + at) % 256)],
])("A file named .md that holds %s is left out, and said so", (_, bytes) => {
  expect(readBeside("a.md", bytes).skipped).toEqual([{ origin: { file: "a.md", line: null }, reason: "is not text" }]);
});

test("A name with line ends and escape sequences is told on one line, without them", () => {
  const { warnings } = readBeside("a\n\u001b[31mred.md", "---\nlang: no such\n---\nLee");
  const lines = warnings.map(({ file, line, warning }) => formatFault({ file, line, message: warning }));
  expect(lines).toHaveLength(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(lines[0]).not.toMatch(/[\0-\x1f]/);
});

describe("Very many values cost a warning, not the article:", () => {
  const list = Array.from({ length: 150_000 }, (_, at) => `t${at}`);
  test.each([
    ["tags in a text, in JSON Lines", "a.jsonl", JSON.stringify({ _id: "a", text: "Lee", tags: list.join(",") })],
    ["tags in a list, in JSON Lines", "a.jsonl", JSON.stringify({ _id: "a", text: "Lee", tags: list })],
    ["tags in a text, in front matter", "a.md", `---\ntags: "${list.join(",")}"\n---\nLee`],
    ["parts of a key of TOML", "a.md", `+++\n${list.map(() => "a").join(".")} = 1\n+++\nLee`],
  ])("%s", (_, path, text) => {
    const { article, warnings } = readBeside(path, text);
    expect(article?.text).toBe("Lee");
    expect(warnings).toHaveLength(1);
    for (const { file, line, warning } of warnings)
      expect(formatFault({ file, line, message: warning }).length).toBeLessThan(1_100);
  });
});

describe("A page is no more than a few times as long as its text:", () => {
  test.each([
    ["one long target of many links", `[x]: /${"a".repeat(50_000)}\n\n${"[x] ".repeat(500)}`],
    ["a wide table of short rows", `${"| a ".repeat(900)}|\n${"|---".repeat(900)}|\n${"| b |\n".repeat(900)}`],
  ])("%s", (_, text) => {
    expect(readBeside("a.md", text).article?.html.length).toBeLessThan(20 * text.length);
  });

  test("A link whose target is not too long stays one", () => {
    expect(readBeside("a.md", "[x]: /y\n\nSee [x] and [x].").article?.html.match(/<a href="\/y">/g)).toHaveLength(2);
  });
});

test("Elements of HTML in one another leave the text that stands beside them", () => {
  const { article } = readBeside("a.md", `${"<div>".repeat(N)}\n\nText of *Lee*.\n\n${"<b>".repeat(N)} bold`);
  expect(linesOfHtml(article?.html ?? "")).toContain("Text of Lee.");
  expect(article?.visible.text).toContain("bold");
});
