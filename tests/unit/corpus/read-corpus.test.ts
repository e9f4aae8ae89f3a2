import { describe, expect, test } from "vitest";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import { faultsOf, warningsOf } from "../../support/faults-of.ts";
import { makeCorpus, makeIndex, streamCorpus } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const recordsOf = (files: Parameters<typeof makeCorpus>[0]) => makeCorpus(files).articles.map(({ record }) => record);

describe("An owner is told what could not be read, where, and what is wanted, and the article is built", () => {
  test.each([
    [
      "front matter that is not YAML",
      { "a.md": '---\ntitle: "Talks\n---\nText.' },
      ['a.md:2: is not YAML: Missing closing "quote; title is read as the text "Talks"'],
    ],
    [
      "a value that begins with an asterisk, which is a reference in YAML",
      { "a.md": "---\nsource: S\ntitle: *Breaking\n---\nText." },
      ["wanted quotation marks around a text that begins with *"],
    ],
    [
      "a key that stands twice",
      { "a.md": "---\ntitle: A\ntitle: B\n---\nText." },
      ["a.md:3: title stands twice, the last is taken; wanted it once"],
    ],
    [
      "a day that is not in the calendar",
      { "a.md": "---\ntitle: A\npublished: 2025-02-30\n---\nText." },
      ['a.md:3: published was "2025-02-30", wanted a day as YYYY-MM-DD'],
    ],
    [
      "a day that means another one in another country",
      { "a.md": "---\npublished: 1/5/2020\n---\nText." },
      ['a.md:2: published was "1/5/2020", wanted a day as YYYY-MM-DD'],
    ],
    [
      "tags that are no texts",
      { "a.md": "---\n\ntags:\n  - talks\n  - {a: b}\n---\nText." },
      ['a.md:3: tags was {"a":"b"}, wanted a text, or a list of texts'],
    ],
    [
      "an address that is not of the web",
      { "a.md": "---\nurl: javascript:alert(1)\n---\nText." },
      ['a.md:2: url was "javascript:alert(1)", wanted an http or https address'],
    ],
    [
      "an address that nothing completes",
      { "a.md": "---\npermalink: /talks/\n---\nText." },
      ['a.md:2: permalink was "/talks/", wanted an http or https address, or base in corpus.yaml to complete it'],
    ],
    [
      "a language that has no tag",
      { "a.md": "---\nlang: English\n---\nText." },
      ['a.md:2: lang was "English", wanted a language tag (BCP 47), such as "en"'],
    ],
    [
      "a file that is not UTF-8",
      { "a.md": Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72) },
      ["a.md: is not UTF-8, read as windows-1252, which is a guess; wanted UTF-8"],
    ],
    [
      "two articles with one id, of which the later has another",
      { "a.jsonl": '{"_id":"x","text":"One."}\n{"_id":"x","text":"Two."}' },
      ['a.jsonl:2: has the id "x" that a.jsonl:1 has, and gets x-'],
    ],
    [
      "a bad day in a line of JSON",
      { "c.jsonl": '{"_id":"1","text":"T","published":"2025"}' },
      ['c.jsonl:1: published was "2025", wanted a day as YYYY-MM-DD'],
    ],
  ])("%s", (_, files, warnings) => {
    expect(warningsOf(files)).toEqual(warnings.map((warning) => expect.stringContaining(warning)));
  });

  test("but where warnings are wanted to be faults, it is not", () => {
    const files = [{ path: "a.md", bytes: new TextEncoder().encode("---\npublished: soon\n---\nText.") }];
    expect(() => [...readCorpus(files, { isStrict: true }).articles]).toThrow(/^a\.md:2: published was "soon"/);
  });
});

describe("An owner is told what is wrong, where, and what is wanted", () => {
  test.each([
    [
      "front matter that is never closed",
      { "a.md": "---\ntitle: A\n\nText." },
      ["a.md:1: opens front matter with --- and does not close it, wanted a line ---"],
    ],
    [
      "front matter that only a rule far below closes",
      { "a.md": "---\ntitle: A\n\nText.\n\n---\nMore." },
      ["a.md:1: opens front matter with --- and does not close it, wanted a line ---"],
    ],
    [
      "front matter of another kind that is never closed",
      { "a.md": "+++\ndraft = true\n\nText.", "b.md": '{\n  "draft": true,\n\nText.' },
      [
        "a.md:1: opens front matter with +++",
        "b.md:1: opens front matter with { and does not close it, wanted a line }",
      ],
    ],
    [
      "no article at all",
      {},
      [
        ".: holds no article, wanted a file with text that is .md, .markdown, .mdx, .html, .htm, .xhtml, .txt, .jsonl or .mbox",
      ],
    ],
    [
      "a site that is no address",
      { "a.md": "Text.", "corpus.yaml": "name: N\nsite: nonsense\n" },
      ['corpus.yaml:2: site was "nonsense", wanted the address of this service without a path'],
    ],
    [
      "a synonym without another",
      { "a.md": "Text.", "corpus.yaml": "synonyms:\n  - [DPRK]\n" },
      [
        'corpus.yaml:1: synonyms.0 was ["DPRK"], wanted a list of lists of words that mean the same, such as [["DPRK","North Korea"]]',
      ],
    ],
    [
      "settings that are no mapping",
      { "a.md": "Text.", "corpus.yaml": "hello" },
      ['corpus.yaml:1: "hello" was given, wanted an object with name, title, description, site, language, synonyms'],
    ],
  ])("%s", (_, files, faults) => {
    expect(faultsOf(files)).toEqual(faults.map((fault) => expect.stringContaining(fault)));
  });

  test.each([
    ["nmae: N", '"nmae" is no setting, did you mean name?'],
    ["colour: red", '"colour" is no setting, wanted one of name, title, description, site, language, synonyms'],
  ])("of a key that is no setting, such as %s, without a fault", (yaml, warning) => {
    const { articles, warnings } = makeCorpus({ "a.md": "Text.", "corpus.yaml": `title: T\n${yaml}\n` });
    expect(articles).toHaveLength(1);
    expect(warnings).toEqual([
      { file: "corpus.yaml", line: 2, kind: "settings", warning: expect.stringContaining(warning) },
    ]);
  });

  test("and everything at once, so that one more build is enough", () => {
    expect(
      faultsOf({
        "a.md": "Text.",
        "c.md": "---\ntitle: never closed\n",
        "corpus.yaml": "site: red\n",
        "d.jsonl": '{"_id":"b","text":"Text."}\n\n{"_id":"e"}\nnot JSON\n',
      }).map((fault) => fault.split(" ", 2).join(" ")),
    ).toEqual(["corpus.yaml:1: site", "c.md:1: opens", "d.jsonl:3: text", "d.jsonl:4: is"]);
  });
});

describe("An owner is told what was left out, and why", () => {
  const { articles, skipped } = makeCorpus({
    "a.md": "Text.",
    "b.md": "---\ndraft: true\n---\nText.",
    "c.md": "---\ntitle: Nothing yet\n---\n\n---\n",
    "d.jpg": Uint8Array.of(0xff, 0xd8),
    "e.jsonl": '{"_id":"f","text":"Text."}\n{"_id":"g","text":"","title":""}\n',
  });

  test("drafts, articles without text, files of other kinds", () => {
    expect(skipped).toMatchObject([
      { origin: { file: "b.md", line: null }, reason: "is a draft" },
      { origin: { file: "c.md", line: null }, reason: "has no text" },
      {
        origin: { file: "d.jpg", line: null },
        reason: "is not .md, .markdown, .mdx, .html, .htm, .xhtml, .txt, .jsonl or .mbox",
      },
      { origin: { file: "e.jsonl", line: 2 }, reason: "has no text" },
    ]);
  });

  test("and the rest is built", () => {
    expect(articles.map(({ record }) => record.id)).toEqual(["a", "f"]);
  });

  test("A corpus of drafts only is no corpus", () => {
    expect(faultsOf({ "b.md": "---\ndraft: true\n---\nText." })).toHaveLength(1);
  });
});

describe("Files are read as editors write them", () => {
  test("with the line ends of Windows", () => {
    const [article] = makeCorpus({ "a.md": "---\r\ntitle: T\r\n---\r\nOne.\r\n\r\nTwo.\r\n" }).articles;
    expect(article?.record.title).toBe("T");
    expect(article?.text).toBe("One.\n\nTwo.\n");
  });

  test("with a byte order mark", () => {
    const [article] = makeCorpus({ "a.md": "\uFEFF---\ntitle: T\n---\nOne." }).articles;
    expect(article?.record.title).toBe("T");
    expect(article?.text).toBe("One.");
  });

  test("with accents parted from their letters, which are put together", () => {
    expect(makeCorpus({ "a.md": "Mu\u0308ller" }).articles.map(({ text }) => text)).toEqual(["Müller"]);
  });

  test("with a rule at their head, which opens no front matter", () => {
    expect(makeCorpus({ "a.md": "---\n\nText.\n" }).articles.map(({ text }) => text)).toEqual(["---\n\nText.\n"]);
  });

  test("with a capital in the extension", () => {
    expect(recordsOf({ "A.MD": "# Title\n\nText." })).toEqual([expect.objectContaining({ id: "a", title: "Title" })]);
  });
});

describe("What an owner says of an article is kept", () => {
  test("all of it", () => {
    const frontMatter = [
      "title: Talks refused",
      "source: The Daily Planet",
      "authors: [Ada Lovelace, Lee Jae Myung]",
      "published: 2025-07-28",
      "tags: [talks]",
      "lang: en-GB",
      "url: https://example.org/talks",
      "based_on: something of the owner's own",
    ];
    expect(recordsOf({ "2025/talks.md": `---\n${frontMatter.join("\n")}\n---\nText.` })).toEqual([
      {
        id: "2025-talks",
        title: "Talks refused",
        url: "https://example.org/talks",
        source: "The Daily Planet",
        authors: ["Ada Lovelace", "Lee Jae Myung"],
        published: "2025-07-28",
        tags: ["talks"],
        lang: "en-GB",
      },
    ]);
  });

  test("and what is left out, empty or null is unknown", () => {
    const unknown = {
      id: "a",
      title: "Text.",
      url: null,
      source: null,
      authors: [],
      published: null,
      tags: [],
      lang: "en",
    };
    expect(recordsOf({ "a.md": "Text." })).toEqual([unknown]);
    expect(
      recordsOf({ "a.md": '---\ntitle:\nsource: ""\nauthors: []\npublished: null\ntags:\nurl: " "\n---\nText.' }),
    ).toEqual([unknown]);
  });

  test("one author or tag needs no list", () => {
    expect(recordsOf({ "a.md": "---\nauthors: Ada\ntags: talks\n---\nText." })).toEqual([
      expect.objectContaining({ authors: ["Ada"], tags: ["talks"] }),
    ]);
  });

  test("of a moment the day", () => {
    expect(recordsOf({ "a.md": "---\npublished: 2025-07-28T09:00:00+09:00\n---\nText." })).toEqual([
      expect.objectContaining({ published: "2025-07-28" }),
    ]);
  });

  test("the language of the corpus counts where an article names none", () => {
    const files = { "a.md": "본문", "b.md": "---\nlang: en\n---\nText.", "corpus.yaml": "language: ko\n" };
    expect(recordsOf(files).map(({ lang }) => lang)).toEqual(["ko", "en"]);
  });
});

describe("A file of articles, one JSON object a line", () => {
  test("is read with the ids that its collection knows", () => {
    const lines = [
      '{"_id":"MED-10","title":"T","text":"One.","metadata":{}}',
      '{"_id":7,"text":"Two."}',
      '{"_id":"a b","text":"x"}',
    ];
    expect(recordsOf({ "c.jsonl": lines.join("\n") }).map(({ id }) => id)).toEqual(["MED-10", "7", "a-b"]);
  });

  test.each([
    '{"id":"7","contents":"The ferry left at noon."}',
    '{"docid":7,"content":"The ferry left at noon."}',
    '{"_id":"7","id":"other","body":"The ferry left at noon."}',
    '{"_id":"7","text":"The ferry left at noon.","body":"other"}',
  ])("may call its id and text as other collections do: %s", (line) => {
    const { articles } = makeCorpus({ "c.jsonl": line });
    expect(articles.map(({ record, text }) => [record.id, text])).toEqual([["7", "The ferry left at noon."]]);
  });

  test("may have a title and no text, as some collections have", () => {
    expect(
      makeCorpus({ "c.jsonl": '{"_id":"1","title":"Only a title","text":""}' }).articles.map(({ text }) => text),
    ).toEqual(["Only a title"]);
  });

  test.each([
    ["JSON that breaks off", '{"_id":', "c.jsonl:1: is not JSON: "],
    ["no id", '{"text":"Text."}', "c.jsonl:1: _id is missing"],
    ["no text", '{"_id":"1"}', "c.jsonl:1: text is missing"],
    // An address ends in /articles/.. only in print: browsers and proxies read it as the folder above.
    ["an id without a letter or digit", '{"_id":"..","text":"T"}', 'c.jsonl:1: _id was "..", wanted a letter or digit'],
  ])("is refused with its line: %s", (_, line, fault) => {
    expect(faultsOf({ "c.jsonl": line })).toEqual([expect.stringContaining(fault)]);
  });
});

test("Bytes that are not UTF-8 in a file of articles are named with their line, and cost no article", () => {
  const lines = ['{"_id":"1","text":"Müller"}\n{"_id":"2","text":"M', '"}\n\n{"_id":"3","text":"Text."}\n'];
  const [before, after] = lines.map((text) => new TextEncoder().encode(text));
  const { articles, warnings } = makeCorpus({
    "c.jsonl": Uint8Array.of(...(before ?? []), 0xfc, ...(after ?? [])),
  });
  expect(articles.map(({ text }) => text)).toEqual(["Müller", "Mü", "Text."]);
  expect(warnings).toMatchObject([{ file: "c.jsonl", line: 2 }]);
});

describe("Articles are read while they are gone through", () => {
  test("no file before its turn, so that memory need not hold them all", () => {
    const opened: string[] = [];
    const files = ["a.md", "b.md", "c.md"].map((path) => ({
      path,
      get bytes() {
        opened.push(path);
        return new TextEncoder().encode("Text.");
      },
    }));
    const given: string[] = [];
    for (const { record } of readCorpus(files).articles) given.push(`${record.id} of ${opened.join(", ")}`);
    expect(given).toEqual(["a of a.md", "b of a.md, b.md", "c of a.md, b.md, c.md"]);
  });

  test("up to the first fault, and all faults are told of at the end", () => {
    const given: string[] = [];
    const readAll = () => {
      const files = { "a.md": "Text.", "b.md": "---\npublished: soon\n\nText.", "c.md": "Text.", "d.jsonl": "{" };
      for (const { record } of streamCorpus(files).articles) given.push(record.id);
    };
    expect(readAll).toThrow(/^b\.md:1: opens front matter.*\nd\.jsonl:1: is not JSON/);
    expect(given).toEqual(["a"]);
  });
});

test("A title or tag that YAML takes for a number is the text that the owner wrote", () => {
  const { articles } = makeCorpus({ "a.md": "---\ntitle: 2025\ntags: [2024, talks]\n---\nText." });
  expect(articles[0]?.record).toMatchObject({ title: "2025", tags: ["2024", "talks"] });
});

describe("What shows its reader no word", () => {
  test("is left out, and said so: a comment alone, a picture that says nothing", () => {
    const { articles, skipped } = makeCorpus({
      "a.md": "<!-- Only this. -->",
      "b.md": "![](map.png)",
      "c.md": "Text.",
    });
    expect(articles.map(({ record }) => record.id)).toEqual(["c"]);
    expect(skipped.map(({ origin, reason }) => [origin.file, reason])).toEqual([
      ["a.md", "has no text"],
      ["b.md", "has no text"],
    ]);
  });

  test("is counted by its reason where it is in an article", () => {
    const { dropped } = makeCorpus({ "a.md": "Text. <!-- one -->\n\n<!-- two -->\n\n<script>three()</script>" });
    expect([...dropped]).toEqual([
      ["comment", 2],
      ["<script> element", 1],
    ]);
  });
});

test("An article that is only a picture is found by its title, and by the words that stand for the picture", async () => {
  const index = await makeIndex({
    "a.md": "---\ntitle: The peninsula\n---\n![Map of Korea](map.png)\n",
    "b.md": "Text.",
  });
  for (const query of ["peninsula", "map of Korea"]) expect(articlesOf(await search(index, query))).toEqual(["a"]);
});

test("Half of a surrogate pair in an id, a title or a text does not keep an article from being found, cited and read", async () => {
  const index = await makeIndex({
    "a.jsonl": '{"_id":"\\ud800 abc","title":"T\\udc00alks","text":"Half\\ud83d a pair."}\n{"_id":"b","text":"Text."}',
  });
  const { hits } = await search(index, "pair");
  expect(hits.map(({ article, url }) => [article.id, url.isWellFormed()])).toEqual([["-abc", true]]);
  expect(hits[0]?.text).toBe("Half\ufffd a pair.");
});
