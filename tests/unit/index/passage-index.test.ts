import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ATTRIBUTES } from "../../../src/index/read/article-attributes.ts";
import { readPassages } from "../../../src/reading/read-passages.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeIndex } from "../../support/make-index.ts";
import { languagesOf } from "../../support/naive-passages.ts";
import { prepare } from "../../support/prepared-article.ts";

describe("An opened index", () => {
  const opened = makeIndex({ "a.md": "# Title\n\nOne.\n\n## Next\n\nTwo.", "b.md": "Three." });

  test("gives every passage as it is written, and its article", async () => {
    const read = await readPassages(await opened, [2, 0, 1]);
    expect(read.map(({ article, section, text }) => [article.record.id, section, text])).toEqual([
      ["b", [], "Three."],
      ["a", [], "One."],
      ["a", ["Next"], "Two."],
    ]);
  });

  test("knows the passages of an article", async () => {
    const heads = await (await opened).articles.readHeads([0, 1]);
    expect(heads.map(({ first, passages }) => [first, passages.length])).toEqual([
      [0, 2],
      [2, 1],
    ]);
  });

  test.each([-1, 3, 0.5])("has no passage number %s", async (number) => {
    await expect(readPassages(await opened, [number])).rejects.toThrow(RangeError);
  });
});

describe("For any corpus", () => {
  test("every article is found by its id, and reads as it was given", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        const index = await openArticles(articles);
        for (const [number, { record, text, html, passages, sections, summary }] of articles.entries()) {
          expect(index.findArticle(record.id)).toBe(number);
          const [head] = await index.articles.readHeads([number]);
          expect(head).toMatchObject({ record, summary, sections, number, first: index.columns.firstPassage(number) });
          expect(head && [await index.articles.readText(head), await index.articles.readPage(head)]).toEqual([
            text,
            html,
          ]);
          expect(head?.passages).toEqual(passages.map(({ id, span }) => ({ id, span })));
          const read = await readPassages(
            index,
            passages.map((_, at) => index.columns.firstPassage(number) + at),
          );
          expect(read.map(({ id, section, span }) => ({ id, section, span }))).toEqual(passages);
        }
        for (const id of ["", "b-1", "z-99", "𐐨", "평양-", "~"]) expect(index.findArticle(id)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  test("the ids are listed in the order of their letters", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        const sorted = articles.map(({ record }) => Buffer.from(record.id)).sort(Buffer.compare);
        expect([...(await openArticles(articles)).articleIds()]).toEqual(sorted.map(String));
      }),
      { numRuns: 30 },
    );
  });

  test("every passage reads as it stands in its article", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, fc.nat(), async (articles, seed) => {
        const index = await openArticles(articles);
        const texts = articles.flatMap(({ text, passages }) =>
          passages.map(({ span }) => text.slice(span.start, span.end)),
        );
        const numbers = [...texts.keys()].map((at) => (at * 7 + seed) % texts.length);
        const read = await readPassages(index, numbers);
        expect(read.map(({ text }) => text)).toEqual(numbers.map((number) => texts[number]));
      }),
      { numRuns: 30 },
    );
  });

  test("what articles are filtered by is what they say", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        const index = await openArticles(articles);
        const found = articles.map((_, article) =>
          ATTRIBUTES.map((attribute) => {
            const values: (string | undefined)[] = [];
            index.codes(attribute).forEach(article, (code) => values.push(index.values[attribute][code]));
            return values;
          }),
        );
        const given = articles.map(({ record: { source, tags, authors, lang } }) => [
          source === null ? [] : [source],
          [...new Set(tags)],
          [...new Set(authors)],
          [lang],
        ]);
        expect(found).toEqual(given);
      }),
      { numRuns: 30 },
    );
  });

  test("the languages of its articles are known, that of most passages first", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        expect((await openArticles(articles)).languages).toEqual(languagesOf(articles));
      }),
      { numRuns: 30 },
    );
  });

  test("articles are known newest first, those of one day in their order, those without a day last", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        const { columns } = await openArticles(articles);
        const days = articles.map(({ record }) => record.published ?? "");
        const newest = [...days.keys()].sort((a, b) => (days[b] ?? "").localeCompare(days[a] ?? "") || a - b);
        expect([...columns.newest]).toEqual(newest);
        expect([...columns.day]).toEqual(days.map((day) => Number(day.replaceAll("-", ""))));
      }),
      { numRuns: 30 },
    );
  });
});

test("Of thousands of articles each is found by its id", async () => {
  const ids = Array.from({ length: 3000 }, (_, at) => `${["talks", "평양", "𐐨", "t"][at % 4]}-${(at * 7919) % 3001}`);
  const index = await openArticles(ids.map((id) => prepare({ id, passages: [] })));
  expect(ids.map((id) => index.findArticle(id))).toEqual([...ids.keys()]);
  expect(index.findArticle("talks-")).toBeNull();
  expect([...index.articleIds()]).toHaveLength(3000);
});
