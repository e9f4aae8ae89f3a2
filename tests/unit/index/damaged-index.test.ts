import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORMAT_VERSION } from "../../../src/index/format/layout.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { expectRefused, flipByte, type Outcome, outcomeOf, withFile } from "../../support/damaged-index.ts";
import { type IndexFiles, writeIndex } from "../../support/index-files.ts";
import { sectionsOf } from "../../support/index-sections.ts";
import { type ArticleDraft, prepare } from "../../support/prepared-article.ts";

const DRAFTS: ArticleDraft[] = [
  { id: "a", title: "Talks refused", passages: ["North Korea refused talks.", "Seoul waits."], tags: ["talks", "sea"] },
  { id: "b", passages: [{ text: "Fishermen came home by sea.", section: ["Sea"] }], authors: ["Ada"], source: "Desk" },
  { id: "평양", passages: ["평양은 대화를 거부했다.", "😀"], published: "2025-07-28", lang: "ko" },
  { id: "again", passages: ["North Korea refused talks."], lang: "de" },
  ...Array.from({ length: 30 }, (_, at) => ({ id: `z${at}`, passages: [`Talks number ${at} by sea.`] })),
];

const REQUESTS = [
  { query: "north korea talks" },
  { query: "refusd sea 평양은" },
  { query: "dialogue", tag: ["talks"], after: "2000-01-01" },
  { query: '"by sea" numb* -north 평양' },
  { query: "refused" },
  { query: "talks sea", source: ["desk"], author: ["ada"], lang: ["en"], in: ["b"] },
];

function write(change: Partial<ArticleDraft> = {}): IndexFiles {
  const articles = DRAFTS.map((draft, at) => prepare(at === 1 ? { ...draft, ...change } : draft));
  return writeIndex(articles, { synonyms: [["talks", "dialogue"]] }).files;
}

const FILES = write();
const IMAGE = FILES.get("index.bin") ?? new Uint8Array();
const SECTIONS = sectionsOf(FILES).filter(({ length }) => length > 0);
const HEADER_BYTES = new DataView(IMAGE.buffer, IMAGE.byteOffset).getUint32(12, true);
const { answers: RIGHT } = await outcomeOf(FILES, REQUESTS);

const outcomeOfImage = (image: Uint8Array) => outcomeOf(withFile(FILES, "index.bin", image), REQUESTS);

test("An index that was not damaged answers", () => {
  expect(RIGHT).toContain("North Korea refused talks.");
  expect([...FILES.keys()]).toEqual(["index.bin"]);
});

describe("A byte that was changed is told", () => {
  test("in the header, wherever it is, by opening alone", async () => {
    for (let at = 0; at < HEADER_BYTES; at++) {
      const image = flipByte(IMAGE, at, 1 << (at % 8));
      const failure: unknown = await openIndex(createMemoryStore(withFile(FILES, "index.bin", image))).catch(
        (error: unknown) => error,
      );
      expectRefused({ answers: null, failure });
    }
  });

  test.each(SECTIONS.map(({ name }) => name))("in the section %s", async (wanted) => {
    const { offset = 0, length = 0 } = SECTIONS.find(({ name }) => name === wanted) ?? {};
    const at = fc.integer({ min: offset, max: offset + length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (place, bits) => {
        expectRefused(await outcomeOfFlip(place, bits));
      }),
      {
        numRuns: 25,
        examples: [
          [offset, 1],
          [offset + length - 1, 0x80],
        ],
      },
    );
  });

  test("or it lies between sections, and the answers are right", async () => {
    const isInside = (at: number) => SECTIONS.some(({ offset, length }) => at >= offset && at < offset + length);
    const between = [...IMAGE.keys()].filter((at) => at >= HEADER_BYTES && !isInside(at));
    expect(between.length).toBeGreaterThan(0);
    for (const at of between.filter((_, nth) => nth % 8 === 0)) expectRight(await outcomeOfFlip(at, 0xff));
  });
});

function expectRight({ answers, failure }: Outcome): void {
  expect([failure, answers === RIGHT]).toEqual([null, true]);
}

function outcomeOfFlip(at: number, bits: number) {
  return outcomeOfImage(flipByte(IMAGE, at, bits));
}

describe("An index is refused, with what was found and what was wanted,", () => {
  test("that is cut off anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: IMAGE.length - 1 }), async (length) => {
        expectRefused(await outcomeOfImage(IMAGE.slice(0, length)));
      }),
      { numRuns: 150, examples: [[0], [1], [8], [39], [40], [HEADER_BYTES], [IMAGE.length - 1]] },
    );
  });

  test("that goes on where it should end", async () => {
    for (const more of [1, 8, IMAGE.length]) {
      const image = new Uint8Array(IMAGE.length + more);
      image.set(IMAGE);
      expectRefused(await outcomeOfImage(image));
    }
  });

  test.each([0, 1, FORMAT_VERSION + 1, 2 ** 32 - 1])("that is of format %s, with what to do", async (format) => {
    const image = IMAGE.slice();
    new DataView(image.buffer).setUint32(8, format, true);
    const outcome = await outcomeOfImage(image);
    expectRefused(outcome);
    expect(outcome.failure).toMatchObject({
      message: `Index format was ${format}, wanted ${FORMAT_VERSION}; build it again`,
    });
  });

  test.each([
    ["nothing", ""],
    ["a page of a server", "<!doctype html><title>Not found</title><p>There is nothing of that name at this address."],
    ["an index of the time before", '{"format":1,"version":"abc","corpus":{"name":"test"},"articles":[]}'],
    ["a word of it", "PRESSMRK"],
  ])("that is none: %s", async (_, content) => {
    expectRefused(await outcomeOfImage(new TextEncoder().encode(content)));
  });

  test("that is any bytes, even when it begins as one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, begins) => {
        expectRefused(await outcomeOfImage(begins ? new Uint8Array([...IMAGE.subarray(0, 12), ...bytes]) : bytes));
      }),
      { numRuns: 200 },
    );
  });

  test("that is not there", async () => {
    expectRefused(await outcomeOf(new Map(), REQUESTS));
  });
});

test("What was not damaged is still read: an article, when the dictionary was", async () => {
  const { offset = 0 } = SECTIONS.find(({ name }) => name === "terms") ?? {};
  const index = await openIndex(createMemoryStore(withFile(FILES, "index.bin", flipByte(IMAGE, offset, 1))));
  const heads = await index.articles.readHeads([2]);
  expect(heads.map(({ record }) => record.id)).toEqual(["평양"]);
  expect(() => index.terms.find("talk")).toThrow("Checksum of page 0 of terms was");
});

test("The content of one build under the header of another is refused", async () => {
  const other = write({ passages: [{ text: "Fishermen sail home by sea.", section: ["Sea"] }] }).get("index.bin");
  const image = IMAGE.slice();
  image.set(other?.subarray(HEADER_BYTES, IMAGE.length) ?? [], HEADER_BYTES);
  expect(other).toHaveLength(IMAGE.length);
  expectRefused(await outcomeOfImage(image));
});
