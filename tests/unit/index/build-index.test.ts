import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/index/build-index.ts";
import { makeCorpus, makeIndex } from "../../support/make-index.ts";

const FILES = {
  "a.md": "# Talks refused\n\nNorth Korea refused talks.\n\n## Seoul\n\nSeoul waits.",
  "b.txt": "Fishermen came home by sea.",
  "c/d.jsonl": '{"_id":"x","text":"Loudspeakers fell silent."}\n{"_id":"y","text":"평양은 대화를 거부했다."}',
  "corpus.yaml": "name: Test\nsynonyms: [[talks, dialogue]]\n",
};

const bytesOf = (files: Parameters<typeof makeCorpus>[0]) => JSON.stringify(buildIndex(makeCorpus(files), "test"));
const versionOf = (files: Parameters<typeof makeCorpus>[0]) => buildIndex(makeCorpus(files), "test").version;

describe("The same corpus gives the same index, to the byte", () => {
  test("however often it is built", () => {
    expect(bytesOf(FILES)).toBe(bytesOf(FILES));
  });

  test("in whatever order its files are found", () => {
    const expected = bytesOf(FILES);
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(FILES), { minLength: 4 }), (entries) => {
        expect(bytesOf(Object.fromEntries(entries))).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });

  test("with the line ends of Windows and with a byte order mark", () => {
    expect(bytesOf({ ...FILES, "a.md": `\uFEFF${FILES["a.md"].replaceAll("\n", "\r\n")}` })).toBe(bytesOf(FILES));
  });
});

describe("Another index has another version, so that no cursor is taken for its own", () => {
  test.each([
    ["a word", { "b.txt": "Fishermen came home by ship." }],
    ["a tag", { "b.txt": "---\ntags: [sea]\n---\nFishermen came home by sea." }],
    ["a synonym", { "corpus.yaml": "name: Test\nsynonyms: [[talks, dialogue, discussion]]\n" }],
    ["a file name", { "b.txt": "", "e.txt": FILES["b.txt"] }],
  ])("when %s changes", (_, change) => {
    expect(versionOf({ ...FILES, ...change })).not.toBe(versionOf(FILES));
  });
});

test("A corpus that does not name itself has the name of its folder", () => {
  expect(buildIndex(makeCorpus({ "a.md": "Text." }), "talks").corpus).toEqual({
    name: "talks",
    title: "talks",
    description: null,
    site: null,
    language: "en",
    synonyms: [],
  });
});

test("What a reader does not see cannot be found: the target of a link is no word", () => {
  const { vocabulary } = makeIndex({ "a.md": "See [the **report**](https://zebra.example/okapi) now." });
  expect([...vocabulary].sort()).toEqual(["now", "report", "see", "the"]);
});

test("A title that says what the first sentence says still makes another index, since it ranks otherwise", () => {
  const text = "Rivers of Korea run south.";
  const versions = [text, `---\ntitle: ${text}\n---\n${text}`].map(
    (file) => makeIndex({ "a.md": file }).reference.version,
  );
  expect(versions[0]).not.toBe(versions[1]);
});
