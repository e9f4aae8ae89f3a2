import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexCorpus } from "../../../scripts/index-corpus.ts";
import type { BuiltIndex } from "../../../src/index/build/build-index.ts";
import { corpusOf, synonymsOf } from "../../support/arbitrary-corpus.ts";
import { type IndexFiles, writeIndex } from "../../support/index-files.ts";
import { type Files, makeIndex, streamCorpus } from "../../support/make-index.ts";
import { prepare } from "../../support/prepared-article.ts";

const FILES = {
  "a.md": "# Talks refused\n\nNorth Korea refused talks.\n\n## Seoul\n\nSeoul waits.",
  "b.txt": "Fishermen came home by sea.",
  "c/d.jsonl": '{"_id":"x","text":"Loudspeakers fell silent."}\n{"_id":"y","text":"평양은 대화를 거부했다."}',
  "corpus.yaml": "name: Test\nsynonyms: [[talks, dialogue]]\n",
};

/** The files of an index in a form that can be compared. */
function dump(files: IndexFiles): [string, string][] {
  return Array.from(files, ([file, bytes]) => [file, Buffer.from(bytes).toString("base64")]);
}

/** Builds the index of some files, and gives what was written too. */
function build(files: Files): BuiltIndex & { written: IndexFiles } {
  const written = new Map<string, Uint8Array>();
  const built = indexCorpus(streamCorpus(files), "test", {
    write: (file, bytes) => written.set(file, bytes),
    createHash: () => createHash("sha256"),
  });
  return { ...built, written };
}

const bytesOf = (files: Files) => dump(build(files).written);
const versionOf = (files: Files) => build(files).version;

describe("The same corpus gives the same index, to the byte", () => {
  test("however often it is built", () => {
    expect(bytesOf(FILES)).toEqual(bytesOf(FILES));
  });

  test("in whatever order its files are found", () => {
    const expected = bytesOf(FILES);
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(FILES), { minLength: 4 }), (entries) => {
        expect(bytesOf(Object.fromEntries(entries))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  test("with the line ends of Windows and with a byte order mark", () => {
    expect(bytesOf({ ...FILES, "a.md": `\uFEFF${FILES["a.md"].replaceAll("\n", "\r\n")}` })).toEqual(bytesOf(FILES));
  });

  test("in segments of any size", () => {
    fc.assert(
      fc.property(corpusOf, synonymsOf, (articles, synonyms) => {
        const whole = dump(writeIndex(articles, { synonyms }).files);
        for (const segmentSize of [1, 2, 3, 5])
          expect(dump(writeIndex(articles, { synonyms, segmentSize }).files)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });
});

describe("Another index has another version, so that no cursor is taken for its own", () => {
  test.each([
    ["a word", { "b.txt": "Fishermen came home by ship." }],
    ["the order of two words", { "b.txt": "Fishermen home came by sea." }],
    ["a mark that no word has", { "b.txt": "Fishermen came home by sea!" }],
    ["a tag", { "b.txt": "---\ntags: [sea]\n---\nFishermen came home by sea." }],
    ["a day", { "b.txt": "---\npublished: 2025-07-28\n---\nFishermen came home by sea." }],
    ["a synonym", { "corpus.yaml": "name: Test\nsynonyms: [[talks, dialogue, discussion]]\n" }],
    ["a file name", { "b.txt": "", "e.txt": FILES["b.txt"] }],
    ["the order of the articles", { "b.txt": "", "d.txt": FILES["b.txt"] }],
  ])("when %s changes", (_, change) => {
    expect(versionOf({ ...FILES, ...change })).not.toBe(versionOf(FILES));
  });

  test("when only the page of an article is rendered otherwise", () => {
    const versions = ["<p>Talks.</p>", "<p>Talks. </p>"].map(
      (html) => writeIndex([prepare({ id: "a", passages: ["Talks."], html })]).version,
    );
    expect(versions[0]).not.toBe(versions[1]);
  });

  test("when a title that says what the first sentence says is added, since it ranks otherwise", () => {
    const text = "Rivers of Korea run south.";
    const versions = [text, `---\ntitle: ${text}\n---\n${text}`].map((file) => versionOf({ "a.md": file }));
    expect(versions[0]).not.toBe(versions[1]);
  });
});

test("The index has the version that its build reports, and its counts", async () => {
  const { version, counts } = build(FILES);
  const index = await makeIndex(FILES);
  expect(index.counts).toEqual(counts);
  expect(index.reference).toEqual({ version, articles: 4, passages: 5 });
  expect(version).toMatch(/^[0-9a-f]{16}$/);
});

test("A corpus that does not name itself has the name of its folder", async () => {
  expect((await makeIndex({ "a.md": "Text." })).corpus).toEqual({
    name: "test",
    title: "test",
    description: null,
    site: null,
    language: "en",
    synonyms: [],
  });
});

test("What a reader does not see cannot be found: the target of a link is no word", async () => {
  const { words } = await makeIndex({ "a.md": "See [the **report**](https://zebra.example/okapi) now." });
  expect(Array.from(words.startingWith(""), ({ word }) => word)).toEqual(["now", "report", "see", "the"]);
});
