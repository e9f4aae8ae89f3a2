import { describe, expect, test } from "vitest";
import { formatFault } from "../../../src/corpus/fault.ts";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import { faultsOf } from "../../support/faults-of.ts";
import { makeIndex } from "../../support/make-index.ts";
import { linesOfHtml } from "../../support/read-html.ts";
import { search } from "../../support/search.ts";

/** Reads one file beside a plain one, which must always come through. */
function readBeside(path: string, content: string | Uint8Array) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const plain = { path: "z.md", bytes: new TextEncoder().encode("Plain text.") };
  const corpus = readCorpus([{ path, bytes }, plain]);
  const articles = [...corpus.articles];
  expect(articles.map(({ text }) => text)).toContain("Plain text.");
  return { ...corpus, article: articles.find(({ text }) => text !== "Plain text.") };
}

/** Lines of YAML, as many as take minutes where each costs a walk through all. */
const list = (line: (at: number) => string) => Array.from({ length: 20_000 }, (_, at) => line(at)).join("\n");

/** Enough to overflow a stack, or to take minutes, where nothing bounds it. */
const N = 8_000;

describe("What would take a parser very long or too deep is read as text, with a warning, and can be found:", () => {
  test.each([
    ["quotations in one another", `${">".repeat(N)} Lee`, "8000 quotations or lists"],
    ["lists in one another", `${"- ".repeat(N)}Lee`, "8000 quotations or lists"],
    ["lists in quotations in one another", `${"> - ".repeat(N / 2)}Lee`, "8000 quotations or lists"],
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
    [
      "quotations apart",
      `${"> a quotation of Lee\n\nand a text\n\n".repeat(N / 2)}Lee`,
      "pairs of quotations and lists",
    ],
    ["calls of one footnote", `[^a]: Lee\n\n${"[^a] said a text\n\n".repeat(N / 2)}Lee`, "4000 calls of footnotes"],
    [
      "quotations in one another, apart",
      `${`${"> ".repeat(40)}Lee\n\n`.repeat(1_000)}`,
      "pairs of quotations and lists",
    ],
    ["lists apart", `${"- an item of Lee\n\nand a text\n\n".repeat(N / 2)}Lee`, "pairs of quotations and lists"],
    [
      "lists of two kinds in turn",
      `${"- an item of Lee\n\n1. and another\n\n".repeat(N / 4)}Lee`,
      "pairs of quotations and lists",
    ],
    [
      "emphasis in each of many paragraphs",
      `${`${"*a ".repeat(300)}${"a* ".repeat(300)}\n\n`.repeat(100)}Lee`,
      "pairs of marks",
    ],
    [
      "backticks of growing length",
      `${Array.from({ length: 400 }, (_, at) => "`".repeat(at + 1)).join(" a ")} Lee`,
      "400 lengths of backticks",
    ],
    [
      "a table of short cells",
      `${"| a ".repeat(1_000)}|\n${"|---".repeat(1_000)}|\n${`${"| b ".repeat(1_000)}|\n`.repeat(20)}Lee`,
      "blocks and table cells",
    ],
    ["a list of short items with lines below them", `${"- a\nb\n".repeat(N + 1)}Lee`, "blocks and table cells"],
    ["a million blank lines", `a${"\n".repeat(1_000_000)}Lee`, "paragraphs, headings, list items"],
    ["very many characters", `${"Lee went on. ".repeat(320_000)}`, "4160000 characters of Markdown"],
  ])("%s", (_, text, given) => {
    const { article, warnings } = readBeside("a.md", text);
    expect(article?.visible.text).toContain("Lee");
    const warning = expect.stringMatching(new RegExp(`${given}.*, wanted at most .*text`));
    expect(warnings).toContainEqual({ file: "a.md", line: null, kind: "markup", warning });
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
    ["very many references of YAML", "a.md", `---\na: &a v\n${list((at) => `k${at}: *a`)}\n---\nLee`],
    [
      "references of YAML in a chain",
      "a.md",
      `---\na: &k0 {x: 1}\n${list((at) => `k${at}: &k${at + 1} {y: *k${at}}`)}\n---\nLee`,
    ],
    ["a value of YAML that holds itself", "a.md", "---\ntags: &a [x, *a]\n---\nLee"],
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
  const tags = Array.from({ length: 150_000 }, (_, at) => `t${at}`);
  test.each([
    ["tags in a text, in JSON Lines", "a.jsonl", JSON.stringify({ _id: "a", text: "Lee", tags: tags.join(",") })],
    ["tags in a list, in JSON Lines", "a.jsonl", JSON.stringify({ _id: "a", text: "Lee", tags })],
    ["tags in a text, in front matter", "a.md", `---\ntags: "${tags.join(",")}"\n---\nLee`],
    ["parts of a key of TOML", "a.md", `+++\n${tags.map(() => "a").join(".")} = 1\n+++\nLee`],
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
    const { article } = readBeside("a.md", "[x]: https://a.example\n\nSee [x] and [x].");
    expect(article?.html.match(/<a href="https:\/\/a\.example">/g)).toHaveLength(2);
  });
});

test("Elements of HTML in one another leave the text that stands beside them", () => {
  const { article } = readBeside("a.md", `${"<div>".repeat(N)}\n\nText of *Lee*.\n\n${"<b>".repeat(N)} bold`);
  expect(linesOfHtml(article?.html ?? "")).toContain("Text of Lee.");
  expect(article?.visible.text).toContain("bold");
});

describe("Settings that would take very long, or have no end, are a fault of their file:", () => {
  test.each([
    [
      "references to lists of references",
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(9)}]\nsynonyms: [${"*b,".repeat(99)}]`,
    ],
    ["very many references", `a: &a v\n${list((at) => `k${at}: *a`)}`],
    ["very many keys", list((at) => `k${at}: v`)],
    ["a list that holds itself", "synonyms: &a [x, *a]"],
    ["lists in one another", `synonyms: ${"[".repeat(N)}${"]".repeat(N)}`],
  ])("%s", (_, yaml) => {
    const faults = faultsOf({ "corpus.yaml": yaml, "a.md": "Lee" });
    expect(faults).toContainEqual(expect.stringMatching(/^corpus\.yaml:\d+: /));
    for (const fault of faults) expect(fault).toMatch(/^corpus\.yaml:\d+: .{1,1001}$/);
  });
});

test("Of very many faults the first hundred are told, and how many more there are", () => {
  const read = () => [
    ...readCorpus([{ path: "a.jsonl", bytes: new TextEncoder().encode("{\n".repeat(5_000)) }]).articles,
  ];
  expect(read).toThrow(/^(?:a\.jsonl:\d+: is not JSON: .*\n){100} {2}and 4,900 more$/);
});

describe("An id is never longer than what every door takes, and the same each time:", () => {
  test.each([
    ["of a deep path", `${"folder-of-articles/".repeat(40)}a.md`, "Lee"],
    ["of a path that is percent-encoded in addresses", `${"記事の入れ物/".repeat(20)}記事.md`, "Lee"],
    ["inside a file", "a.jsonl", JSON.stringify({ _id: "a".repeat(100_000), text: "Lee" })],
  ])("%s", (_, path, text) => {
    const id = readBeside(path, text).article?.record.id ?? "";
    expect(encodeURIComponent(id).length).toBeLessThan(480);
    expect(id).toMatch(/-[0-9a-f]{6}$/);
    expect(readBeside(path, text).article?.record.id).toBe(id);
  });

  test("Two long names that begin alike have two ids", () => {
    const ids = ["a", "b"].map((end) => readBeside(`${"x".repeat(600)}${end}.md`, "Lee").article?.record.id);
    expect(new Set(ids).size).toBe(2);
  });
});

test.each([
  ["A file of one article", "a.txt", null],
  ["A line of a file of many", "a.jsonl", 1],
])("%s that is longer than any is left out, with a warning, and costs no other", (_, path, line) => {
  const { article, warnings } = readBeside(path, new Uint8Array(64_000_001).fill(0x61));
  expect(article).toBeUndefined();
  const warning = "is 64000001 bytes, wanted at most 64000000 for an article; left out";
  expect(warnings).toEqual([{ file: path, line, kind: "size", warning }]);
});

test.each([
  ["points", `1${".1".repeat(100_000)}`],
  ["groups of three", `1${".111".repeat(100_000)}1`],
  ["groups of three behind commas", `1${",111".repeat(100_000)}1`],
])("A number of very many %s is one word among others", async (_, number) => {
  const { hits } = await search(await makeIndex({ "a.md": `Lee counted ${number} and went on.` }), "Lee counted");
  expect(hits).toHaveLength(1);
});

test("Articles of one id by the thousand have ids of their own", () => {
  const lines = Array.from({ length: 20_000 }, (_, at) => JSON.stringify({ _id: "a", text: `Lee ${at}` }));
  const { articles } = readCorpus([{ path: "a.jsonl", bytes: new TextEncoder().encode(lines.join("\n")) }]);
  expect(new Set(Array.from(articles, ({ record }) => record.id)).size).toBe(20_000);
});
