import fc from "fast-check";
import MiniSearch, { type AsPlainObject } from "minisearch";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { FIELDS, type Field } from "../../../src/index/format/layout.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { END, type PostingCursor } from "../../../src/index/read/posting-cursor.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { openArticles } from "../../support/index-files.ts";
import { type NaivePassage, passagesOf, placesOf, termsAt, termsOf } from "../../support/naive-passages.ts";
import { prepare } from "../../support/prepared-article.ts";
import { findEntries } from "../../support/read-index.ts";

/** How often each passage has each term in each field, as `term/field/passage`. */
type Frequencies = Record<string, number>;

/** The inverted index that MiniSearch makes of the same terms, read from its own form on disk. */
function frequenciesOfMiniSearch(passages: readonly NaivePassage[]): { terms: string[]; frequencies: Frequencies } {
  const mini = new MiniSearch<Record<Field, string> & { id: number }>({
    fields: [...FIELDS],
    tokenize: (text) => text.split("\n"),
    processTerm: (term) => term,
  });
  const join = (tokens: NaivePassage[Field]) => tokens.flatMap(termsAt).join("\n");
  for (const [id, { title, section, text }] of passages.entries())
    mini.add({ id, title: join(title), section: join(section), text: join(text) });
  const { index, fieldIds, documentIds }: AsPlainObject = mini.toJSON();
  const frequencies: Frequencies = {};
  for (const [term, data] of index)
    for (const field of FIELDS)
      for (const [short, count] of Object.entries({ ...data[`${fieldIds[field]}`] }))
        frequencies[`${term}/${field}/${documentIds[short]}`] = Number(count);
  return { terms: index.map(([term]) => term), frequencies };
}

interface Posting extends Record<Field, number[]> {
  passage: number;
  counts: Record<Field, number>;
}

function readPosting(cursor: PostingCursor): Posting {
  const { passage, title, section, text } = cursor;
  const positions = (field: Field) => [...cursor.positions(field)];
  return {
    passage,
    counts: { title, section, text },
    title: positions("title"),
    section: positions("section"),
    text: positions("text"),
  };
}

/** The frequencies that postings have, as MiniSearch's are written down. */
function frequenciesOf(all: ReadonlyMap<string, readonly Posting[]>): Frequencies {
  const rows = Array.from(all, ([term, postings]) =>
    postings.map(({ passage, counts }) =>
      FIELDS.map((field) => ({ key: `${term}/${field}/${passage}`, count: counts[field] })),
    ),
  ).flat(2);
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]));
}

/** What the index of articles knows of each of their terms. */
const entriesOf = (index: PassageIndex, articles: readonly PreparedArticle[]) =>
  findEntries(index, termsOf(passagesOf(articles)));

/** Every posting of every term that the index of articles has. */
async function readAll(index: PassageIndex, articles: readonly PreparedArticle[]): Promise<Map<string, Posting[]>> {
  const entries = entriesOf(index, articles);
  const cursors = await index.readPostings(entries, true);
  const all = new Map<string, Posting[]>();
  for (const [at, cursor] of cursors.entries()) {
    const postings: Posting[] = [];
    for (; cursor.passage !== END; cursor.next()) postings.push(readPosting(cursor));
    all.set(entries[at]?.term ?? "", postings);
  }
  return all;
}

const numRuns = 60;

describe("For any corpus the index has", () => {
  const check = (compare: (index: PassageIndex, articles: PreparedArticle[]) => Promise<void> | void) =>
    fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => compare(await openArticles(articles), articles)),
      { numRuns },
    );

  test("the terms, and the frequencies in each field, that MiniSearch's own index has", () =>
    check(async (index, articles) => {
      const { terms, frequencies } = frequenciesOfMiniSearch(passagesOf(articles));
      const all = await readAll(index, articles);
      expect(frequenciesOf(all)).toEqual(frequencies);
      expect(new Set(all.keys())).toEqual(new Set(terms));
      expect(index.counts.terms).toBe(terms.length);
    }));

  test("every place of every term, and each passage once, in order", () =>
    check(async (index, articles) => {
      const passages = passagesOf(articles);
      for (const [term, postings] of await readAll(index, articles)) {
        const wanted = passages.flatMap((passage, number) => {
          const [title, section, text] = FIELDS.map((field) => placesOf(passage[field], term));
          const counts = { title: title?.length, section: section?.length, text: text?.length };
          const isThere = FIELDS.some((field) => placesOf(passage[field], term).length > 0);
          return isThere ? [{ passage: number, counts, title, section, text }] : [];
        });
        expect(postings).toEqual(wanted);
      }
    }));

  test("for each term how many passages and how many articles have it", () =>
    check((index, articles) => {
      const passages = passagesOf(articles);
      for (const { term, passages: found, articles: inArticles } of entriesOf(index, articles)) {
        const having = passages.filter((passage) => FIELDS.some((field) => placesOf(passage[field], term).length > 0));
        expect([term, found, inArticles]).toEqual([
          term,
          having.length,
          new Set(having.map(({ article }) => article)).size,
        ]);
      }
    }));

  test("the lengths of all fields in words, common ones counted and pairs of letters not", () =>
    check((index, articles) => {
      const passages = passagesOf(articles);
      const { columns, counts } = index;
      const lengths = (field: Field) => passages.map((passage) => passage[field].length);
      expect([...columns.article]).toEqual(passages.map(({ article }) => article));
      expect([...columns.sectionLength]).toEqual(lengths("section"));
      expect([...columns.textLength]).toEqual(lengths("text"));
      const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
      expect(counts).toEqual({
        articles: articles.length,
        passages: passages.length,
        terms: counts.terms,
        tokens: { title: sum(lengths("title")), section: sum(lengths("section")), text: sum(lengths("text")) },
      });
      for (const article of articles.keys()) {
        const own = passages.filter((passage) => passage.article === article);
        expect(columns.titleLength[article]).toBe(own[0]?.title.length ?? 0);
        expect(columns.articleLength[article]).toBe(sum(own.map(({ text }) => text.length)));
      }
    }));
});

/** Reads the positions of some postings of a term: those for which `asks` says so. */
function readSome(cursor: PostingCursor, asks: () => boolean): (Posting | null)[] {
  const read: (Posting | null)[] = [];
  for (; cursor.passage !== END; cursor.next()) read.push(asks() ? readPosting(cursor) : null);
  return read;
}

describe("Positions", () => {
  test("can be asked for of some passages only, and are theirs", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, fc.infiniteStream(fc.boolean()), async (articles, asked) => {
        const index = await openArticles(articles);
        const all = await readAll(index, articles);
        const entries = entriesOf(index, articles);
        for (const [at, cursor] of (await index.readPostings(entries, true)).entries()) {
          const some = readSome(cursor, () => asked.next().value);
          const wanted = all.get(entries[at]?.term ?? "") ?? [];
          expect(some).toEqual(wanted.map((posting, nth) => (some[nth] === null ? null : posting)));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("can be left out, and the frequencies are the same", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        const index = await openArticles(articles);
        const entries = entriesOf(index, articles);
        const counted = (cursor: PostingCursor) => {
          const rows: number[][] = [];
          for (; cursor.passage !== END; cursor.next())
            rows.push([cursor.passage, cursor.title, cursor.section, cursor.text]);
          return rows;
        };
        const [bare, full] = [await index.readPostings(entries, false), await index.readPostings(entries, true)];
        expect(bare.map(counted)).toEqual(full.map(counted));
      }),
      { numRuns: 40 },
    );
  });

  test("can be asked for again, and are still those of the posting", async () => {
    const passages = ["Talks on talks.", "No talks."];
    const index = await openArticles([prepare({ id: "a", title: "Talks", passages })]);
    const [cursor] = await index.readPostings(findEntries(index, ["talk"]), true);
    const read: unknown[] = [];
    for (; cursor && cursor.passage !== END; cursor.next()) read.push(readPosting(cursor), readPosting(cursor).text);
    expect(read).toMatchObject([{ title: [0], text: [0, 2] }, [0, 2], { title: [0], text: [1] }, [1]]);
  });
});
