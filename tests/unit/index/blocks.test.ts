import { describe, expect, test } from "vitest";
import { checksum } from "../../../src/index/format/checksum.ts";
import { BLOCK_BYTES, FIRST_BLOCK_BYTES, FIRST_POSTINGS_BYTES } from "../../../src/index/format/layout.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import type { ByteRange } from "../../../src/index/store/index-store.ts";
import type { SearchPage } from "../../../src/search/answer/search-passages.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { answersOf } from "../../support/answers.ts";
import { writeIndex } from "../../support/index-files.ts";
import {
  bytesOfSection,
  columnOf,
  makeResident,
  moveBehind,
  pagesOf,
  sectionsOf,
  sha256Of,
} from "../../support/index-sections.ts";
import { makeLargeCorpus } from "../../support/large-corpus.ts";
import { liftNaively } from "../../support/naive-lift.ts";
import { callNaively, raiseNaively } from "../../support/naive-names.ts";
import { passagesOf, termsOf } from "../../support/naive-passages.ts";
import { NaiveCorpus } from "../../support/naive-ranking.ts";
import { openCounted } from "../../support/open-counted.ts";
import { prepare } from "../../support/prepared-article.ts";
import { guessesOf } from "../../support/ranking-matches.ts";
import { findEntries } from "../../support/read-index.ts";
import { search } from "../../support/search.ts";

const CORPUS = makeLargeCorpus();
const { files: FILES } = writeIndex(CORPUS);
const TERMS = termsOf(passagesOf(CORPUS));

/** Words of the large corpus: two that are in nearly every passage, some that are in a few, and no word of it. */
const QUERIES = ["c", "cbb d", "hbbb cdef", "mmm mlk dfgh c", "cbbb hcbb xyzzy", "ccccx", "fghj fghk fghl fghm"];

/** The same corpus with records and heads that are too long to stay in the resident part as well. */
const { files: LONG_FILES } = writeIndex(
  CORPUS.map((article) => {
    const url = `https://press.example/${"u".repeat(12_000)}`;
    return { ...article, record: { ...article.record, url }, summary: "s".repeat(13_000) };
  }),
);

/** The files in which ranges of a section lie that is short: all of its blocks are as long as the first. */
function filesOf(section: string, ranges: readonly ByteRange[]): string[] {
  const numbers = ranges.flatMap(({ start, end }) => {
    const bytes = section === "postings" ? FIRST_POSTINGS_BYTES : FIRST_BLOCK_BYTES;
    const [first, last] = [Math.floor(start / bytes), Math.floor((end - 1) / bytes)];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  return [...new Set(numbers)].map((number) => `${section}-${number}.bin`).sort();
}

describe("An index whose articles and postings lie in files of their own", () => {
  test("is the one that these tests look at", () => {
    const places = sectionsOf(FILES).map(({ name, place }) => [name, place]);
    expect(places.filter(([, place]) => place === "blocks")).toEqual([
      ["postings", "blocks"],
      ["passages", "blocks"],
      ["pages", "blocks"],
    ]);
    expect([...FILES.values()].every(({ length }) => length <= BLOCK_BYTES)).toBe(true);
  });

  test("answers as the same index does that memory holds whole", async () => {
    const [apart, whole] = [
      await openIndex(createMemoryStore(FILES)),
      await openIndex(createMemoryStore(makeResident(FILES))),
    ];
    const requests = QUERIES.flatMap((query) => [{ query }, { query, tag: ["tag 1"] }]);
    const answers = (index: typeof apart) => answersOf(index, requests);
    const { version } = apart.reference;
    expect(await answers(apart)).toBe((await answers(whole)).replaceAll(whole.reference.version, version));
  });

  test.each(QUERIES)("scores as the formula says: %s", async (query) => {
    const index = await openIndex(createMemoryStore(FILES));
    const ranking = await rankPassages(index, { query }, { most: 1000, perArticle: 1000 });
    const found = ranking.top.toSorted((a, b) => a.passage - b.passage);
    const matches = new NaiveCorpus(CORPUS).find({ query }, { guesses: guessesOf(ranking) });
    const lifted = await liftNaively(index, ranking, matches);
    const called = callNaively(CORPUS, ranking, matches);
    const wanted = raiseNaively(CORPUS, ranking, { found: called, left: lifted, folded: new Map() });
    expect(found.map(({ passage }) => passage)).toEqual(wanted.map(({ passage }) => passage));
    for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(wanted[at]?.score ?? 0, 9);
  });
});

describe("An index whose articles and postings begin beyond 4 GiB", () => {
  const hole = 5 * 2 ** 30;
  /** There blocks have their greatest length. Before are 512 of each lesser one: of 16, 32, 64 and 128 KiB. */
  const block = 4 * 512 + (hole - 512 * (16 + 32 + 64 + 128) * 1024) / BLOCK_BYTES;
  /** The first article is the one that the hole belongs to; no query finds it. */
  const { files: near } = writeIndex([prepare({ id: "hole", passages: ["Nothing."] }), ...CORPUS]);
  const far = moveBehind(near, hole);
  /** The number of the first article behind the hole, and of its first passage. */
  const behind = 1;

  /** What an index answers to requests, and all of its articles but the first. */
  async function answersBehind(index: PassageIndex): Promise<string> {
    const pages: SearchPage[] = [];
    for (const query of QUERIES) {
      pages.push(await search(index, query));
      pages.push(await search(index, `"${query}"`, { tag: ["tag 1"] }));
    }
    const articles: unknown[] = [];
    for (const head of await index.articles.readHeads([...CORPUS.keys()].map((at) => at + behind)))
      articles.push([head, await index.articles.readText(head), await index.articles.readPage(head)]);
    return JSON.stringify({ pages, articles });
  }

  test("answers as the same index does that begins with them", async () => {
    const [moved, own] = [await openIndex(createMemoryStore(far)), await openIndex(createMemoryStore(near))];
    const { version } = own.reference;
    const answers = (await answersBehind(moved)).replaceAll(moved.reference.version, version);
    expect(answers === (await answersBehind(own))).toBe(true);
    expect(answers).toContain("article-7~3");
    for (const column of ["passages.ends", "pages.ends"])
      expect(columnOf(far, column)).toEqual(columnOf(near, column).map((end) => end + hole));
  });

  test("is asked for the blocks that a request needs, and for no others", async () => {
    const { index, read } = await openCounted(far);
    await index.articles.readPassages([behind]);
    expect(read()).toEqual([`passages-${block}.bin`]);
  });

  test("is read where object storage holds each section as one file, by ranges of it", async () => {
    const asked: string[] = [];
    const index = await openIndex({
      async read(path, range) {
        const name = path.slice(path.lastIndexOf("/") + 1);
        if (!range) return far.get(name) ?? new Uint8Array();
        asked.push(`${path} ${range.start}-${range.end}`);
        const entry = sectionsOf(near).find((section) => section.name === name);
        return entry ? bytesOfSection(near, entry).subarray(range.start - hole, range.end - hole) : new Uint8Array();
      },
    });
    const [passage] = await index.articles.readPassages([behind]);
    expect(CORPUS[0]?.text.startsWith(passage?.text ?? "none")).toBe(true);
    expect(asked).toEqual([`${index.reference.version}/passages ${hole}-${hole + BLOCK_BYTES}`]);
  });
});

test("It is written the same, to the byte, in many segments as in one", () => {
  const { files } = writeIndex(CORPUS, { segmentSize: 7 });
  expect([...files.keys()].sort()).toEqual([...FILES.keys()].sort());
  for (const [file, bytes] of FILES) expect([file, Buffer.compare(bytes, files.get(file) ?? bytes)]).toEqual([file, 0]);
});

test("Its header tells the length and the digest of every section, and where it lies", () => {
  const sections = sectionsOf(FILES);
  const checksums = sections.find(({ name }) => name === "checksums");
  const pages = sections
    .filter((section) => section !== checksums)
    .flatMap((entry) => pagesOf(bytesOfSection(FILES, entry)));
  const expected = Uint32Array.from(pages, (page) => checksum(page));
  expect(checksums && Buffer.compare(bytesOfSection(FILES, checksums), new Uint8Array(expected.buffer))).toBe(0);
  let end = 0;
  for (const entry of sections) {
    const content = bytesOfSection(FILES, entry);
    expect([entry.name, content.length, sha256Of(content)]).toEqual([entry.name, entry.length, entry.digest]);
    if (entry.place === "blocks") continue;
    expect(entry.offset % 8).toBe(0);
    expect(entry.offset).toBeGreaterThanOrEqual(end);
    end = entry.offset + entry.length;
  }
});

describe("Of the files only those are fetched", () => {
  /** The files in which pieces of a section lie, from one to before another. */
  const filesWith = (section: string, from: number, to: number) => {
    const ends = columnOf(LONG_FILES, `${section}.ends`);
    return filesOf(section, [{ start: ends[from - 1] ?? 0, end: ends[to - 1] ?? 0 }]);
  };

  test("in which an article lies: its record and its head, its passages, its page", async () => {
    for (const article of CORPUS.keys()) {
      const { index, read } = await openCounted(LONG_FILES);
      const [head] = await index.articles.readHeads([article]);
      const files = ["heads", "records"].flatMap((section) => filesWith(section, article, article + 1));
      expect(read()).toEqual(files);
      if (!head) continue;
      await index.articles.readText(head);
      expect(read()).toEqual(filesWith("passages", head.first, head.first + head.passages.length));
      await index.articles.readPage(head);
      expect(read()).toEqual(filesWith("pages", article, article + 1));
    }
  });

  test("in which the postings of the query's words lie, with their positions or without", async () => {
    const opened = await openCounted(FILES);
    const terms = findEntries(opened.index, TERMS);
    for (let at = 0; at < terms.length; at += 397) {
      const entries = terms.slice(at, at + 2);
      for (const withPositions of [false, true]) {
        const { index, read } = await openCounted(FILES);
        await index.readPostings(entries, withPositions);
        const ranges = entries.map(({ offset, postingsBytes, positionsBytes }) => ({
          start: offset,
          end: offset + postingsBytes + (withPositions ? positionsBytes : 0),
        }));
        expect(read()).toEqual(filesOf("postings", ranges));
      }
    }
  });

  test("that were not fetched before", async () => {
    const { index, read } = await openCounted(FILES);
    const all = await answersOf(index, [{ query: QUERIES.join(" ") }]);
    const fetched = read();
    expect(fetched).toEqual([...new Set(fetched)]);
    expect(await answersOf(index, [{ query: QUERIES.join(" ") }])).toBe(all);
    expect(read()).toEqual([]);
  });

  test("and none for nothing: no article, no word", async () => {
    const { index, read } = await openCounted(FILES);
    expect(await index.articles.readHeads([])).toEqual([]);
    expect(await index.readPostings([], true)).toEqual([]);
    expect((await rankPassages(index, { query: "—" }, { most: 10, perArticle: 3 })).top).toEqual([]);
    expect(read()).toEqual([]);
  });
});

test("A word that most passages have and whose postings lie in two files is read across them", async () => {
  const index = await openIndex(createMemoryStore(FILES));
  const across = findEntries(index, TERMS).filter(
    ({ offset, postingsBytes, positionsBytes }) =>
      Math.floor(offset / FIRST_POSTINGS_BYTES) <
      Math.floor((offset + postingsBytes + positionsBytes - 1) / FIRST_POSTINGS_BYTES),
  );
  expect(across.length).toBeGreaterThan(0);
  for (const { term, passages } of across) {
    const { total } = await rankPassages(index, { query: term }, { most: 1, perArticle: 1 });
    expect(total).toBe(passages);
  }
});
