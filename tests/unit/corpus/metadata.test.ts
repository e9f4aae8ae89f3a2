import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { METADATA_KEYS } from "../../../src/corpus/metadata/metadata-keys.ts";
import { faultsOf, warningsOf } from "../../support/faults-of.ts";
import { type Files, makeCorpus, makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

/** The first article of a corpus, with its record beside what else is known of it. */
const read = (files: Files) => {
  const [article] = makeCorpus(files).articles;
  return { ...article, ...article?.record };
};
const yaml = (...lines: string[]) => ({ "a.md": `---\n${lines.join("\n")}\n---\nText.` });

describe("Front matter is read", () => {
  test.each([
    ["in YAML", "---\ntitle: T\ntags: [x]\n---\nText."],
    ["in YAML that three dots close", "---\ntitle: T\ntags: [x]\n...\nText."],
    ["in YAML below blank lines", "\n\n---\ntitle: T\ntags: [x]\n---\nText."],
    ["in TOML", '+++\ntitle = "T"\ntags = ["x"]\n+++\nText.'],
    ["in TOML with the tables of Zola", '+++\ntitle = "T"\n[taxonomies]\ntags = ["x"]\n+++\nText.'],
    ["in JSON", '{\n\t"title": "T",\n\t"tags": ["x"]\n}\nText.'],
    ["in JSON on one line, with a comma too many", '{ "title": "T", "tags": ["x"], }\nText.'],
    ["in JSON between fences", '---json\n{ "title": "T", "tags": ["x"] }\n---\nText.'],
    ["in JSON between semicolons", ';;;\n"title": "T",\n"tags": ["x"]\n;;;\nText.'],
  ])("%s", (_, text) => {
    expect(warningsOf({ "a.md": text })).toEqual([]);
    expect(read({ "a.md": text })).toMatchObject({ title: "T", tags: ["x"], text: "Text." });
  });

  test.each([
    ["a rule", "---\n\nText.\n"],
    ["text between two rules", "---\nText of it.\n---\nMore."],
    ["a list between two rules", "---\n- one\n- two\n---\nMore."],
    ["a shortcode", '{{< figure src="x" >}}\n\nText.'],
    ["a template's tag", "{% raw %}\nText.\n{% endraw %}"],
    ["an attribute list", "{#top}\n\nText."],
    ["an object of another kind", '{ "colour": "red" }\n\nText.'],
    ["an object that is broken", '{ "colour": "red"\n\nText.'],
  ])("but not where a text begins with %s", (_, text) => {
    expect(read({ "a.txt": text }).text).toBe(text);
  });

  test("key by key where it is not whole, so that a bad value costs no other", () => {
    const { title, tags, published } = read(
      yaml("title: Talks: refused", "date: 2025-07-28", "tags: [a, b", "author: Ada"),
    );
    expect({ title, tags, published }).toEqual({ title: "Talks: refused", tags: [], published: "2025-07-28" });
  });
});

describe("What its author holds back is not published", () => {
  test.each([
    ["a draft", "---\ndraft: true\n---\nText."],
    ["a draft by a word of YAML 1.1", "---\ndraft: yes\n---\nText."],
    ["a draft whose first key is not English", "---\ntítulo: T\ndraft: true\n---\nText."],
    ["a draft whose keys are quoted", '---\n"draft": true\n---\nText.'],
    ["a draft in TOML", "+++\ndraft = true\n+++\nText."],
    ["a draft in JSON", '{\n  "draft": true\n}\nText.'],
    ["a draft beside YAML that is broken", "---\ntitle: Talks: refused\ndraft: true\n---\nText."],
    ["a draft below a quotation mark that nothing closes", '---\ntitle: "Talks\ndraft: true\n---\nText.'],
    ["a draft beside TOML that is broken", "+++\ntitle = Talks\ndraft = true\n+++\nText."],
    ["a draft that tabs set in", "---\n\ttitle: T\n\tdraft: true\n---\nText."],
    ["a draft below what is no key", "---\n!\n=\nmy notes\ndraft: true\n---\nText."],
    ["a draft and no draft", "---\ndraft: true\ndraft: false\n---\nText."],
    ["a draft in doubt", "---\ndraft: perhaps\n---\nText."],
    ["what is not published", "---\npublished: false\n---\nText."],
    ["what is private", "---\nPrivate: on\n---\nText."],
    ["what is unlisted", "---\nunlisted: true\n---\nText."],
    ["what no robot may index", "---\nrobots: noindex, nofollow\n---\nText."],
    ["what a state calls a draft", "---\nstatus: Draft\n---\nText."],
    ["what a state calls not published", "---\npost_status: not published\n---\nText."],
    ["what needs a password", "---\npassword: hunter2\n---\nText."],
    ["what is protected", "---\nprotected: true\n---\nText."],
    ["what only members see", "---\nvisibility: members\n---\nText."],
    ["what is open to few", "---\naccess: private\n---\nText."],
    ["what is not public", "---\npublic: false\n---\nText."],
    ["a note that a digital garden leaves out", "---\ndg-publish: false\n---\nText."],
    ["what its generator does not render", "+++\n[_build]\nrender = 'never'\nlist = 'never'\n+++\nText."],
  ])("%s", (_, text) => {
    expect(makeCorpus({ "a.md": text, "b.md": "Text." }).articles.map(({ record }) => record.id)).toEqual(["b"]);
  });

  test("and a password is not printed", () => {
    const { skipped } = makeCorpus({
      "a.md": "---\npassword: hunter2\n---\nText.",
      "b.md": "---\npassword:\n---\nText.",
    });
    expect(skipped.map(({ reason }) => reason)).toEqual(["is held back by its password"]);
  });

  test("nor what lies in a folder of drafts, unless it says that it is published", () => {
    const { articles, skipped } = makeCorpus({
      "_drafts/a.md": "---\ndraft: false\n---\nText.",
      "notes/drafts/b.md": "Text.",
      "notes/drafts/c.md": "---\npublished: true\n---\nText.",
    });
    expect(articles.map(({ record }) => record.id)).toEqual(["notes-drafts-c"]);
    expect(skipped.map(({ reason }) => reason)).toEqual(["is in the folder _drafts", "is in the folder drafts"]);
  });
});

describe("The day of publication is read", () => {
  test.each([
    ["date: 2020-01-05 17:02:02 +0900"],
    ["pubDate: 2020-1-5"],
    ["publish_date: 2020/01/05"],
    ["published: Jan 5, 2020"],
    ["date: Sunday, January 5th, 2020"],
    ["date:\n  created: 2020-01-05\n  updated: 2024-05-01"],
    ["Date: 5 January 2020"],
    ["date: Sun, 05 Jan 2020 23:30:00 -0800"],
    ["published: 20200105"],
    ["published: true\ndate: 2020-01-05"],
    ["published: soon\ndate: 2020-01-05"],
  ])("of %s", (line) => {
    expect(read(yaml(line)).published).toBe("2020-01-05");
  });

  test.each(["2020-01-05-hello.md", "_posts/2020-01-05-hello.md", "2020/01/05/hello.md", "2020-01-05-hello/index.md"])(
    "of the path %s",
    (path) => {
      expect(read({ [path]: "Text." }).published).toBe("2020-01-05");
    },
  );

  test.each([
    ['+++\npath = "2020/01/05/feeding-hens"\n+++'],
    ['+++\npath = "inside/2020/01/05/1.59.0-notes"\naliases = ["2019/01/01/old.html"]\n+++'],
    ['+++\nslug = "2020-01-05-feeding-hens"\n+++'],
    ["---\npermalink: /blog/2020/1/5/index.html\n---"],
    ["---\npermalink: /hens/\nslug: /2020/01/05/hens\n---"],
    ["---\nurl: https://example.org/2020/01/05/\n---"],
    ["---\nurl: //example.org/2020/jan/05/hens?at=/2019/03/04/\n---"],
    ["---\ncanonical_url: https://2019-03-04.example.org/2020/01/05/hens#x\n---"],
    ["---\nsource: https://example.org/world/2020/01/05/hens\n---"],
    ["---\nurl: https://web.archive.org/web/20210304/https://example.org/2020/01/05/hens\n---"],
    ['{ "url": "/2020/01/05/hens" }'],
    ["Title: Hens\nSlug: 2020-01-05-hens\n"],
  ])("of the address in %j, as a guess", (front) => {
    const article = read({ "a.md": `${front}\nText.` });
    expect([article.published, article.guessed]).toEqual(["2020-01-05", expect.arrayContaining(["published"])]);
  });

  test.each([
    "/2020/13/05/hens",
    "/2020/02/30/hens",
    "/2020/01/",
    "/2020/01/051/hens",
    "/2020/the/05/hens",
    "/12020/01/05/hens",
    "/9876/01/05/hens",
    "/v2020.01.05/hens",
    "/api/2020-01-05/hens",
    "/hens-2020-01-05",
    "/hens?on=/2020/01/05/",
    "https://2020-01-05.example.org/hens",
    "/:year/:month/:day/:title/",
  ])("never of %s, which is no address by day", (address) => {
    expect(read(yaml(`permalink: ${address}`)).published).toBeNull();
    expect(read(yaml(`slug: ${address}`)).published).toBeNull();
  });

  test("never of an address that the article had before, or of its picture", () => {
    const old = ["aliases: [/2020/01/05/hens]", "redirect_from: /2020/01/05/hens", "image: /2020/01/05/hens.png"];
    expect(read(yaml(...old)).published).toBeNull();
  });

  test("of a key for days before its name, of its name before its address, of its address before its folders", () => {
    const written = (...lines: string[]) => `---\npath: /2020/01/03/hens\n${lines.join("\n")}\n---\nText.`;
    expect(read({ "2020-01-02-hens.md": written("date: 2020-01-01") }).published).toBe("2020-01-01");
    const named = read({ "2020-01-02-hens.md": written() });
    expect([named.published, named.guessed]).toEqual(["2020-01-02", expect.not.arrayContaining(["published"])]);
    expect(read({ "2020-01-02-hens/index.md": written() }).published).toBe("2020-01-02");
    expect(read({ "2020-01-04-export/hens.md": written() }).published).toBe("2020-01-03");
  });

  test("of its address without a warning, with or without the base of the site", () => {
    const article = { "a.md": '+++\npath = "2020/01/05/hens"\n+++\nText.' };
    expect(warningsOf(article)).toEqual([]);
    expect(warningsOf({ ...article, "corpus.yaml": "base: https://example.org/" })).toEqual([]);
  });

  test("never of the day of a change, nor of the zero of a program", () => {
    expect(read(yaml("lastmod: 2020-01-05", "date: 0001-01-01T00:00:00Z")).published).toBeNull();
    expect(warningsOf(yaml("date: 0001-01-01T00:00:00Z"))).toEqual([]);
  });
});

describe("Names, tags and texts are read", () => {
  test.each([
    ["author: Ann Bee", ["Ann Bee"]],
    ["authors:\n  - name: Ann Bee\n    url: https://example.org\n  - Bo Cee", ["Ann Bee", "Bo Cee"]],
    ["authors:\n  name: Bo Cee", ["Bo Cee"]],
    ["authors: Ann Bee, Bo Cee", ["Ann Bee", "Bo Cee"]],
    ["author: Lovelace, Ada", ["Lovelace, Ada"]],
  ])("authors of %s", (line, authors) => {
    expect(read(yaml(line)).authors).toEqual(authors);
  });

  test.each([
    ["tags: alpha, beta gamma", ["alpha", "beta gamma"]],
    ["categories: news sport", ["news", "sport"]],
    ["category: World news", ["World news"]],
    ["tags: [a, A, 2024, 1.10]\nkeywords: b", ["a", "2024", "1.10", "b"]],
    ["tags:\n  - name: x\n  - '#y'", ["x", "#y"]],
  ])("tags of %s", (line, tags) => {
    expect(read(yaml(line)).tags).toEqual(tags);
  });

  test("and the tags that stand in a text, but not in its code", () => {
    expect(read({ "a.md": "# Notes\n\nBig #palette, #garden/bees; issue #12, `#code`, C#." }).tags).toEqual([
      "palette",
      "garden/bees",
    ]);
  });

  test("a language as other programs write it", () => {
    expect(read(yaml("lang: en_US")).lang).toBe("en-US");
    expect(read(yaml("locale: zh_hant_tw.UTF-8")).lang).toBe("zh-Hant-TW");
  });

  test("an address that the corpus completes, or where a page was clipped from", () => {
    expect(read({ ...yaml("permalink: /hello/"), "corpus.yaml": "base: https://blog.example.org/\n" }).url).toBe(
      "https://blog.example.org/hello/",
    );
    expect(read(yaml("source: https://example.org/a"))).toMatchObject({ url: "https://example.org/a", source: null });
  });

  test.each([
    ['+++\npath = "2020/hens"\n+++', "https://blog.example.org/2020/hens"],
    ["---\npath: /2020/hens.html\n---", "https://blog.example.org/2020/hens.html"],
    ["---\nurl: /2020/hens/\npath: /other\n---", "https://blog.example.org/2020/hens/"],
    ["---\npath: content/posts/hens.md\n---", null],
    ["---\npath: ../images/hens\n---", null],
    ["---\nslug: hens\n---", null],
  ])("an address that the corpus completes of %s", (head, url) => {
    const files = { "a.md": `${head}\n\nText.`, "corpus.yaml": "base: https://blog.example.org/" };
    expect([read(files).url, warningsOf(files)]).toEqual([url, []]);
    expect(read({ "a.md": `${head}\n\nText.` }).url).toBeNull();
  });

  test("keys that nothing reads are counted", () => {
    const { ignored } = makeCorpus({
      "a.md": "---\nlayout: post\n---\nText.",
      "b.md": "---\nlayout: x\nz: 1\n---\nText.",
    });
    expect([...ignored]).toEqual([
      ["layout", 2],
      ["z", 1],
    ]);
  });
});

describe("The name of a file", () => {
  test.each([
    ["Feeding hens.md", "Feeding hens"],
    ["notes/feeding-hens.md", "Feeding hens"],
    ["2020-01-05-feeding-hens.md", "Feeding hens"],
    ["Feeding hens/index.md", "Feeding hens"],
    ["Water.md", "Water"],
    ["water.md", "Give them grain."],
    ["000_f6a04de52b0f2551.md", "Give them grain."],
  ])("%s is a title where it was written for people: %s", (path, title) => {
    const article = read({ [path]: "Give them grain. Then close the door." });
    expect([article.title, article.guessed]).toEqual([title, ["title", "lang"]]);
  });

  test("and what is said about an article finds it", async () => {
    const index = await makeIndex({
      "Feeding hens.md":
        "---\ntitle: Grain\naliases: [Poultry, /old/address/]\nkeywords: ergonomics\nsummary: Of the meadow.\n---\nText of it.",
      "b.md": "Text of another.",
    });
    for (const query of ["hens", "poultry", "ergonomics", "meadow", "title:poultry"])
      expect(articlesOf(await search(index, query))).toEqual(["feeding-hens"]);
  });
});

describe("Encodings are told", () => {
  /** A sentence about the weather and a walk in the park, in Shift_JIS. */
  const JAPANESE = Uint8Array.from(
    Buffer.from(
      "8da193fa82cd9356 8b4382aa82a282a2 82cc82c581418cf6 898082f08e5595e0 82b582dc82b582bd 8142".replaceAll(" ", ""),
      "hex",
    ),
  );
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    return Uint8Array.from(isBig ? bytes.swap16() : bytes);
  };

  test.each([
    ["UTF-16, little end first", utf16("Tea house", false), "Tea house"],
    ["UTF-16, big end first", utf16("Tea house", true), "Tea house"],
    ["UTF-16 without its mark", utf16("Tea house", false).subarray(2), "Tea house"],
    [
      "Latin-1",
      Uint8Array.from("Die Küche ist geöffnet.", (letter) => letter.charCodeAt(0)),
      "Die Küche ist geöffnet.",
    ],
    ["Shift_JIS", JAPANESE, "今日は天気がいいので、公園を散歩しました。"],
    [
      "UTF-8 with a damaged letter",
      Uint8Array.from([...new TextEncoder().encode("Größe, Übermut, schön"), 0xe9]),
      "Größe, Übermut, schön\ufffd",
    ],
  ])("%s", (_, bytes, text) => {
    expect(read({ "a.txt": bytes }).text).toBe(text);
  });

  test.each([
    ["a picture", Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)],
    ["zeros", new Uint8Array(100_000)],
  ])("and %s with the name of a text is left out", (_, bytes) => {
    expect(makeCorpus({ "a.md": bytes, "b.md": "Text." }).skipped).toMatchObject([
      { origin: { file: "a.md" }, reason: "is not text" },
    ]);
  });
});

describe("Hostile front matter costs its values, not the build", () => {
  const bomb = Array.from("bcdefgh", (name, at) => `${name}: &${name} [${`*${"abcdefg"[at]},`.repeat(9)}]`);

  test.each([
    ["references to references", `a: &a [x]\n${bomb.join("\n")}\ntags: [*h, *h]`],
    ["lists in lists", `tags: ${"[".repeat(50_000)}`],
    ["mappings in mappings", `tags: ${"{a: ".repeat(20_000)}`],
    ["a reference to itself", "tags: &a [*a]"],
    ["quotation marks", `tags: ${'"'.repeat(50_001)}`],
  ])("%s", (_, lines) => {
    const { articles, warnings } = makeCorpus({ "a.md": `---\ntitle: T\n${lines}\n---\nText.` });
    expect(articles.map(({ record }) => record.title)).toEqual(["T"]);
    for (const { warning } of warnings) expect(warning.length).toBeLessThan(500);
  });
});

test.each(["title", "published", "draft", "tags"])(
  "An object that no text can be made of costs its key %s alone",
  (key) => {
    const written = `---\n{"${key}":[{"toString":false}],"summary":"Lamps"}\n---\nText.`;
    const { articles } = makeCorpus({ "a.md": written, "b.md": "Text." });
    expect(articles.map(({ record }) => record.id)).toContain("b");
  },
);

test("Any values under any keys in any dialect build, and what is kept has its shape", () => {
  const key = fc.constantFrom(...Object.values(METADATA_KEYS).flat(), "layout", "extra", "taxonomies");
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom("2020-1-5", "*x", "&a", "en_US", "/x/", "a, b", "\u0000", "\ud800"),
  );
  const fields = fc.dictionary(key, value, { maxKeys: 6 });
  const lines = fc.array(fc.tuple(key, fc.string({ unit: "grapheme" })), { maxLength: 6 });
  const text = fc.oneof(
    fields.map((object) => `${JSON.stringify(object)}\nText.`),
    fields.map((object) => `---\n${JSON.stringify(object)}\n---\nText.`),
    lines.map(
      (pairs) => `---\n${pairs.map(([name, one]) => `${name}: ${one.replace(/\s/g, " ")}`).join("\n")}\n---\nText.`,
    ),
    lines.map(
      (pairs) => `+++\n${pairs.map(([name, one]) => `${name} = ${one.replace(/\s/g, " ")}`).join("\n")}\n+++\nText.`,
    ),
  );
  fc.assert(
    fc.property(text, (written) => {
      const files = { "a.md": written, "b.md": "Text." };
      expect(faultsOf(files)).toEqual([]);
      for (const { record } of makeCorpus(files).articles) {
        expect(record.published ?? "2020-01-05").toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(record.url ?? "https://x").toMatch(/^https?:/);
        expect([record.title, ...record.tags, ...record.authors].every((one) => one.trim() !== "")).toBe(true);
      }
    }),
  );
});
