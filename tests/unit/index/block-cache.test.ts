import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IndexUnavailableError } from "../../../src/index/format/index-errors.ts";
import { BLOCK_BYTES } from "../../../src/index/format/layout.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { readerOf, storeOf, writeIndex } from "../../support/index-files.ts";
import { openCounted } from "../../support/open-counted.ts";
import { prepare } from "../../support/prepared-article.ts";

/** A page as long as the longest blocks. */
const pageOf = (article: number) => `${article} `.repeat(BLOCK_BYTES).slice(0, BLOCK_BYTES);

const ARTICLES = 150;
/** Articles of one passage each. This, with what follows it, is as long as the longest blocks, and so is the page. */
const { files: FILES } = writeIndex(
  Array.from({ length: ARTICLES }, (_, at) => {
    const article = prepare({ id: `a${at}`, passages: [`Number ${at}.`], html: pageOf(at) });
    return { ...article, text: article.text + "\n".repeat(BLOCK_BYTES) };
  }),
);
const ALL = [...Array(ARTICLES).keys()];

/** Bytes of blocks that a quarter of an isolate holds, and which of the last ones are among them whatever their order was. */
const MOST_KEPT = 32_000_000;
const SURELY_KEPT = MOST_KEPT - 4 * BLOCK_BYTES;
const PERHAPS_KEPT = MOST_KEPT + 4 * BLOCK_BYTES;

/** The last of some files that have so many bytes together. */
function lastOf(files: readonly string[], bytes: number): string[] {
  let left = bytes;
  const beyond = files.findLastIndex((file) => {
    left -= FILES.get(file)?.length ?? 0;
    return left < 0;
  });
  return files.slice(beyond + 1);
}

/** Reads the only passage of an article, then its page. */
async function readArticle(index: PassageIndex, article: number): Promise<string | null> {
  await index.articles.readPassages([article]);
  const [head = null] = await index.articles.readHeads([article]);
  return head && index.articles.readPage(head);
}

const textsOf = async (index: PassageIndex, passages: readonly number[]) =>
  (await index.articles.readPassages(passages)).map(({ text }) => text);

/** Puts files at the end of those used, each there once. */
function use(used: string[], files: readonly string[]): void {
  const others = used.filter((file) => !files.includes(file));
  used.splice(0, used.length, ...others, ...files);
}

describe("Of the blocks that were fetched", () => {
  test("the last 32 MB are kept and are not fetched again; older ones are", async () => {
    const visits = fc.array(fc.integer({ min: 0, max: ARTICLES - 1 }), { minLength: 200, maxLength: 300 });
    const needed = await blocksOfArticles();
    await fc.assert(
      fc.asyncProperty(visits, async (order) => {
        const { index, read } = await openCounted(FILES);
        const used: string[] = [];
        for (const article of [...ALL, ...order]) {
          await readArticle(index, article);
          const [fetched, wanted] = [read(), needed[article] ?? []];
          expect(fetched).toEqual([...new Set(fetched)]);
          const surely = lastOf(used, SURELY_KEPT);
          expect(wanted.filter((file) => fetched.includes(file) && surely.includes(file))).toEqual([]);
          const kept = wanted.filter((file) => !fetched.includes(file));
          const perhaps = lastOf(used, PERHAPS_KEPT);
          expect(kept.filter((file) => !perhaps.includes(file))).toEqual([]);
          use(used, wanted);
        }
      }),
      { numRuns: 2 },
    );
  });

  test("none is kept that could not be fetched, and the next request has it", async () => {
    let fails = false;
    const store = storeOf(async (file) => {
      if (fails) throw new IndexUnavailableError(`${file} answered 503, wanted 200`);
      return readerOf(FILES)(file);
    });
    const index = await openIndex(store);
    fails = true;
    await expect(index.articles.readPassages([3])).rejects.toThrow("passages-48.bin answered 503, wanted 200");
    fails = false;
    expect(await textsOf(index, [3])).toEqual(["Number 3."]);
  });

  test("every one is right, whatever came and went before", async () => {
    const index = await openIndex(createMemoryStore(FILES));
    for (const article of [...ALL, ...ALL.toReversed()]) {
      expect((await readArticle(index, article)) === pageOf(article)).toBe(true);
    }
  });
});

describe("Many blocks at once", () => {
  test("are fetched six at a time, as the platform lets a request", async () => {
    const { index, mostOpen, read } = await openCounted(FILES);
    expect(await textsOf(index, ALL)).toEqual(ALL.map((at) => `Number ${at}.`));
    expect(mostOpen()).toBe(6);
    const fetched = read();
    expect(fetched).toEqual([...new Set(fetched)]);
  });

  test("may be asked for by many requests at once, each of which gets its own", async () => {
    const { index } = await openCounted(FILES);
    const pages = await Promise.all([...ALL, ...ALL].map((article) => readArticle(index, article)));
    expect(pages.every((page, at) => page === pageOf(at % ARTICLES))).toBe(true);
  });

  test("may be more than are kept", async () => {
    const index = await openIndex(createMemoryStore(FILES));
    expect((await index.articles.readPassages(ALL)).length).toBe(ARTICLES);
    const reversed = ALL.toReversed();
    expect(await textsOf(index, reversed)).toEqual(reversed.map((at) => `Number ${at}.`));
  });

  test.each([-1, 0.5, ARTICLES])("hold no article and no passage number %s", async (number) => {
    const index = await openIndex(createMemoryStore(FILES));
    const message = `Number was ${number}, wanted one under ${ARTICLES} of`;
    await expect(index.articles.readRecords([0, number])).rejects.toThrow(`${message} records`);
    await expect(index.articles.readPassages([0, number])).rejects.toThrow(`${message} passages`);
  });
});

/** The files in which each article's passage and page lie, as an index that has read nothing fetches them. */
async function blocksOfArticles(): Promise<string[][]> {
  const blocks: string[][] = [];
  for (const article of ALL) {
    const { index, read } = await openCounted(FILES);
    await readArticle(index, article);
    blocks.push(read());
  }
  return blocks;
}
