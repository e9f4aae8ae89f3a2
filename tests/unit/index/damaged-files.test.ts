import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { joinBytes } from "../../../src/index/format/byte-writer.ts";
import { FIRST_BLOCK_BYTES, PAGE_BYTES } from "../../../src/index/format/layout.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { VisibleText } from "../../../src/text/visible-text.ts";
import { answersOf } from "../../support/answers.ts";
import { expectRefused, flipByte, outcomeOf, withFile } from "../../support/damaged-index.ts";
import { type IndexFiles, writeIndex } from "../../support/index-files.ts";
import { residentOf } from "../../support/index-sections.ts";
import { makeLargeCorpus } from "../../support/large-corpus.ts";
import { openCounted } from "../../support/open-counted.ts";

const CORPUS = makeLargeCorpus();
const { files: FILES } = writeIndex(CORPUS);
/** The same article with another word, as long as the one that it had. */
function withOtherWord(article: PreparedArticle): PreparedArticle {
  const text = article.text.replace(/\b[bcdf]+\b/, (word) => "z".repeat(word.length));
  return { ...article, text, visible: new VisibleText(text, article.visible.markup) };
}

/** Another build of the same articles, but for a word of the first. */
const { files: OTHERS } = writeIndex(CORPUS.map((article, at) => (at > 0 ? article : withOtherWord(article))));

const REQUESTS = [{ query: "c cbb d hbbb" }, { query: "mmm mlk dfghh", tag: ["tag 1"] }];
const { answers: RIGHT } = await outcomeOf(FILES, REQUESTS);
const { index: counted, read } = await openCounted(FILES);
await answersOf(counted, REQUESTS);
const READ = read();
/** Some of the files that these requests read, of every section that lies in files. */
const BLOCKS = READ.filter((_, at) => at % 8 === 0);

const bytesOf = (file: string) => FILES.get(file) ?? new Uint8Array();

async function expectRefusedOrRight(files: IndexFiles): Promise<void> {
  const outcome = await outcomeOf(files, REQUESTS);
  if (outcome.answers === null) expectRefused(outcome);
  else expect(outcome.answers === RIGHT).toBe(true);
}

test("An index that was not damaged answers, from files of every section", () => {
  expect(RIGHT?.includes("article-7~3")).toBe(true);
  const sections = (files: readonly string[]) => new Set(files.map((file) => file.replace(/-\d+\.bin$/, "")));
  expect(sections(["index.bin", ...BLOCKS])).toEqual(sections([...FILES.keys()]));
});

describe("A file of articles or postings is refused", () => {
  test.each(BLOCKS)("when any byte of it was changed: %s", async (file) => {
    const bytes = bytesOf(file);
    const at = fc.integer({ min: 0, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (place, bits) => {
        await expectRefusedOrRight(withFile(FILES, file, flipByte(bytes, place, bits)));
      }),
      {
        numRuns: 12,
        examples: [
          [0, 1],
          [bytes.length - 1, 0x80],
        ],
      },
    );
  });

  test.each(BLOCKS)("when it is cut off, goes on, or is not there: %s", async (file) => {
    const bytes = bytesOf(file);
    for (const length of [0, 1, bytes.length >>> 1, bytes.length - 1])
      expectRefused(await outcomeOf(withFile(FILES, file, bytes.subarray(0, length)), REQUESTS));
    expectRefused(await outcomeOf(withFile(FILES, file, joinBytes([bytes, bytes.subarray(0, 1)])), REQUESTS));
    expectRefused(await outcomeOf(new Map([...FILES].filter(([name]) => name !== file)), REQUESTS));
  });

  test.each(BLOCKS)("when it is another's, even of its length: %s", async (file) => {
    for (const other of BLOCKS.filter((name) => name !== file))
      expectRefused(await outcomeOf(withFile(FILES, file, bytesOf(other)), REQUESTS));
  });

  test("with its name and what was found and wanted", async () => {
    const damaged = withFile(FILES, "passages-1.bin", bytesOf("passages-1.bin").subarray(0, 99));
    expect((await outcomeOf(damaged, REQUESTS)).failure).toMatchObject({
      name: "CorruptIndexError",
      message: `Length of passages-1.bin was 99 bytes, wanted ${FIRST_BLOCK_BYTES}`,
    });
    const flipped = withFile(FILES, "passages-1.bin", flipByte(bytesOf("passages-1.bin"), PAGE_BYTES, 1));
    expect((await outcomeOf(flipped, REQUESTS)).failure).toMatchObject({
      name: "CorruptIndexError",
      message: expect.stringMatching(/^Checksum of page 1 of passages-1.bin was [0-9a-f]+, wanted [0-9a-f]+$/),
    });
  });
});

describe("Files of two builds are never taken for one index", () => {
  test.each(BLOCKS)("%s", async (file) => {
    const outcome = await outcomeOf(withFile(FILES, file, OTHERS.get(file) ?? new Uint8Array()), REQUESTS);
    if (outcome.answers !== RIGHT) expectRefused(outcome);
  });

  test("index.bin", async () => {
    expectRefused(await outcomeOf(withFile(FILES, "index.bin", residentOf(OTHERS)), REQUESTS));
  });
});

test("What lies in files that were not damaged is still found", async () => {
  const index = await openIndex(createMemoryStore(new Map([...FILES].filter(([name]) => name !== "passages-0.bin"))));
  await expect(index.articles.readPassages([0])).rejects.toThrow("passages-0.bin was not there");
  const last = CORPUS.length - 1;
  const [head] = await index.articles.readHeads([last]);
  expect(head && (await index.articles.readText(head))).toBe(CORPUS[last]?.text);
});
