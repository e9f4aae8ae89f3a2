import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { rankPassages } from "../../../src/retrieval/rank-passages.ts";
import type { Request } from "../../support/answers.ts";
import { corpusOf, queryOf } from "../../support/arbitrary-corpus.ts";
import { openArticles } from "../../support/index-files.ts";
import { prepare } from "../../support/prepared-article.ts";

const ALL = { most: 10_000, perArticle: 10_000 };

/** A passage that was found. */
interface Found {
  passage: number;
  article: number;
  score: number;
}

async function rank(index: PassageIndex, request: Request, depth = ALL) {
  const { top, ...rest } = await rankPassages(index, request, depth);
  return { ...rest, top: top.map(({ passage, article, score }): Found => ({ passage, article, score })) };
}

/** Every passage that a query finds, in corpus order, whatever its rank. */
async function findAll(index: PassageIndex, query: string): Promise<Found[]> {
  const { top } = await rank(index, { query });
  return top.sort((a, b) => a.passage - b.passage);
}

const sort = fc.constantFrom("relevance", "newest", "oldest");
const listing = fc.record({ sort, most: fc.nat(12), perArticle: fc.integer({ min: 1, max: 4 }) });

/** What is left of passages when each article may have so many of its best, and all are sorted. */
function listNaively(found: readonly Found[], articles: readonly PreparedArticle[], { sort: by, perArticle }: Listing) {
  const byScore = found.toSorted((a, b) => b.score - a.score);
  const kept = byScore.filter(
    ({ article }, at) => byScore.slice(0, at).filter((other) => other.article === article).length < perArticle,
  );
  if (by === "relevance") return kept;
  const dayOf = ({ article }: Found) => articles[article]?.record.published ?? null;
  const direction = by === "oldest" ? 1 : -1;
  return kept.toSorted((a, b) => {
    const [first, second] = [dayOf(a), dayOf(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return direction * first.localeCompare(second);
  });
}

interface Listing {
  sort: "relevance" | "newest" | "oldest";
  perArticle: number;
}

describe("A list is what sorting everything gives", () => {
  test("in any order, with any number of each article, and of any length", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, queryOf, listing, async (articles, query, { sort: by, most, perArticle }) => {
        const index = await openArticles(articles);
        const found = await findAll(index, query);
        const { top, total, listed, best } = await rank(index, { query, sort: by }, { most, perArticle });
        const wanted = listNaively(found, articles, { sort: by, perArticle });
        expect([top, total, listed]).toEqual([wanted.slice(0, most), found.length, wanted.length]);
        const first = found.toSorted((a, b) => b.score - a.score)[0];
        expect(best && { passage: best.passage, score: best.score }).toEqual(
          first ? { passage: first.passage, score: first.score } : null,
        );
      }),
      { numRuns: 100 },
    );
  });

  test("page by page as at once", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, queryOf, sort, async (articles, query, by) => {
        const index = await openArticles(articles);
        const whole = (await rank(index, { query, sort: by }, { most: 1000, perArticle: 2 })).top;
        const pages: Found[] = [];
        for (let from = 0; from < whole.length; from += 3)
          pages.push(...(await rank(index, { query, sort: by }, { most: from + 3, perArticle: 2 })).top.slice(from));
        expect(pages).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test("and names the articles that matched, each with how many of its passages do", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, queryOf, async (articles, query) => {
        const index = await openArticles(articles);
        const found = await findAll(index, query);
        const counts = Map.groupBy(found, ({ article }) => article);
        const wanted = Array.from(counts, ([article, own]) => ({ article, passages: own.length }));
        expect((await rank(index, { query }, { most: 1, perArticle: 1 })).articles).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  test("equals in the order of the corpus", async () => {
    const articles = Array.from({ length: 40 }, (_, at) =>
      prepare({ id: `a${at}`, passages: ["Talks.", "Sea.", "Talks."] }),
    );
    const { top } = await rank(await openArticles(articles), { query: "talks" }, { most: 30, perArticle: 2 });
    expect(top.map(({ passage }) => passage)).toEqual(
      Array.from({ length: 30 }, (_, at) => 3 * (at >> 1) + 2 * (at % 2)),
    );
    expect(new Set(top.map(({ score }) => score)).size).toBe(1);
  });
});

const oneOf = (...values: string[]) => fc.subarray(values);

/** Values as people type them, some of which no article has. */
const VALUES = {
  source: oneOf("DESK", "the us post", "jose", "nobody"),
  tag: oneOf("Talks", " drills ", "평양".normalize("NFD"), "sport"),
  author: oneOf("ada  LOVELACE", "José Núñez", "Ada"),
  lang: oneOf("EN", "ko", "de"),
  in: oneOf("z-0", "é-7".normalize("NFD"), "평양-3", "nothing"),
  after: fc.constantFrom("2023", "2024", "2024-01", "2024-01-01", "2024-01-02", "2025-07", "2025-07-28", "2030"),
  before: fc.constantFrom("2000", "2024", "2024-01-01", "2024-01-02", "2025-07", "2025-08", "2025-07-29", "2030"),
};
const { source, tag, author, lang, in: ids, after, before } = VALUES;
const optional = { requiredKeys: [] };

const filters: fc.Arbitrary<Omit<Request, "query">> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ after, before }, optional) },
  { weight: 1, arbitrary: fc.record({ source, after }, optional) },
  { weight: 1, arbitrary: fc.record({ tag, author }, optional) },
  { weight: 1, arbitrary: fc.record({ lang, in: ids }, optional) },
  { weight: 1, arbitrary: fc.record(VALUES, optional) },
);

const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Script=Inherited}/gu, "")
    .normalize("NFC")
    .replace(/\./g, "")
    .trim()
    .replace(/\s+/g, " ")
    .toLowerCase();

/** Tells whether an article passes, by reading what it says. */
function passesNaively({ record }: PreparedArticle, given: Omit<Request, "query">): boolean {
  const { source, tags, authors, lang, id, published } = record;
  const any = (values: readonly string[], wanted: readonly string[] = []) =>
    wanted.length === 0 || values.some((value) => wanted.some((one) => fold(one) === fold(value)));
  const { after, before } = given;
  if ((after !== undefined || before !== undefined) && published === null) return false;
  const day = published ?? "";
  return (
    any(source === null ? [] : [source], given.source) &&
    any(tags, given.tag) &&
    any(authors, given.author) &&
    any([lang], given.lang) &&
    (given.in === undefined || given.in.length === 0 || given.in.some((one) => one.normalize("NFC") === id)) &&
    (after === undefined || day >= after) &&
    (before === undefined || day < before)
  );
}

describe("A filter leaves out passages and changes nothing else", () => {
  test("whatever is filtered by", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, queryOf, filters, async (articles, query, given) => {
        const index = await openArticles(articles);
        const all = await findAll(index, query);
        const wanted = all.filter(({ article }) =>
          articles.slice(article, article + 1).some((one) => passesNaively(one, given)),
        );
        const { top, total } = await rank(index, { query, ...given });
        expect(top.sort((a, b) => a.passage - b.passage)).toEqual(wanted);
        expect(total).toBe(wanted.length);
      }),
      { numRuns: 200 },
    );
  });

  test("nor the rank of two that are left", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, queryOf, filters, async (articles, query, given) => {
        const index = await openArticles(articles);
        const passages = async (request: Request) => (await rank(index, request)).top.map(({ passage }) => passage);
        const left = await passages({ query, ...given });
        expect(left).toEqual((await passages({ query })).filter((passage) => left.includes(passage)));
      }),
      { numRuns: 60 },
    );
  });
});
