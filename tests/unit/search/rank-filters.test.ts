import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { RANKING } from "../../../src/search/ranking.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import type { Request } from "../../support/answers.ts";
import { corpusOf, queryOf } from "../../support/arbitrary-corpus.ts";
import { typedQueryOf } from "../../support/arbitrary-query.ts";
import { openArticles } from "../../support/index-files.ts";
import { passesNaively } from "../../support/naive-filters.ts";
import { liftNaively } from "../../support/naive-lift.ts";
import { foldNaively, listNaively } from "../../support/naive-list.ts";
import { callNaively, raiseNaively } from "../../support/naive-names.ts";
import { NaiveCorpus } from "../../support/naive-ranking.ts";
import { prepare } from "../../support/prepared-article.ts";
import { clausesOf, guessesOf, matchesOf } from "../../support/ranking-matches.ts";

const ALL = { most: 10_000, perArticle: 10_000 };

const numbersOf = (hits: readonly { passage: number; score: number }[]) =>
  hits.map(({ passage, score }) => [passage, score]);

const sort = fc.constantFrom("relevance", "newest", "oldest");
const listing = fc.record({ sort, most: fc.nat(12), perArticle: fc.integer({ min: 1, max: 4 }) });
const anyQuery = fc.oneof(queryOf, typedQueryOf);

describe("A list is what sorting everything gives", () => {
  test("in any order, with any number of each article, and of any length", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, anyQuery, listing, async (articles, query, { sort: by, most, perArticle }) => {
        const index = await openArticles(articles);
        const ranking = await rankPassages(index, { query, sort: by }, { most, perArticle });
        const found = callNaively(articles, ranking, await matchesOf(index, ranking));
        const order = ranking.plan.matchesAll && by === "relevance" ? "newest" : by;
        const { left, folded } = foldNaively(found, articles, { sort: order, columns: index.columns });
        const lifted = raiseNaively(articles, ranking, {
          found,
          left: await liftNaively(index, ranking, left),
          folded,
        });
        const list = listNaively(lifted, articles, { sort: order, perArticle });
        const top = ranking.top.map((candidate) => ({ ...candidate, clauses: clausesOf(ranking, candidate) }));
        expect(numbersOf(top)).toEqual(numbersOf(list.slice(0, most)));
        expect(top.map(({ clauses }) => clauses)).toEqual(list.slice(0, most).map(({ clauses }) => clauses));
        expect([ranking.total, ranking.listed]).toEqual([found.length, list.length]);
        expect(new Map(ranking.folded)).toEqual(folded);
        const byScore = lifted.toSorted((a, b) => b.score - a.score || a.passage - b.passage);
        expect(numbersOf(ranking.best)).toEqual(numbersOf(byScore.slice(0, 2)));
      }),
      { numRuns: 200 },
    );
  });

  test("page by page as at once", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, anyQuery, sort, async (articles, query, by) => {
        const index = await openArticles(articles);
        const firstFew = async (most: number) =>
          (await rankPassages(index, { query, sort: by }, { most, perArticle: 2 })).top.map(({ passage }) => passage);
        const whole = await firstFew(1000);
        const pages: number[] = [];
        for (let from = 0; from < whole.length; from += 3) pages.push(...(await firstFew(from + 3)).slice(from));
        expect(pages).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test("and names the articles that matched, each with how many of its passages do", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, queryOf, async (articles, query) => {
        const index = await openArticles(articles);
        const ranking = await rankPassages(index, { query }, { most: 1, perArticle: 1 });
        const found = new NaiveCorpus(articles).find({ query }, { guesses: guessesOf(ranking) });
        const counts = Map.groupBy(found, ({ article }) => article);
        const wanted = Array.from(counts, ([article, own]) => ({ article, passages: own.length }));
        expect(ranking.articles).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  test("equals in the order of the corpus", async () => {
    const articles = Array.from({ length: 40 }, (_, at) =>
      prepare({ id: `a${at}`, passages: [`Talks x${at}.`, `Talks y${at}.`, `Talks z${at}.`] }),
    );
    const { top } = await rankPassages(await openArticles(articles), { query: "talks" }, { most: 30, perArticle: 2 });
    expect(top.map(({ passage }) => passage)).toEqual(Array.from({ length: 30 }, (_, at) => 3 * (at >> 1) + (at % 2)));
    // The best are lifted: the first of the equals.
    expect(new Set(top.slice(RANKING.lifting).map(({ score }) => score)).size).toBe(1);
  });
});

const oneOf = (...values: string[]) => fc.subarray(values);

/** Values as people type them, some of which no article has. */
const VALUES = {
  source: oneOf("DESK", "the us post", "jose", "nobody"),
  tag: oneOf("Talks", " drills ", "평양".normalize("NFD"), "sport"),
  author: oneOf("ada  LOVELACE", "José Núñez", "Ada"),
  lang: oneOf("EN", "ko", "de", "de-at"),
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

/** Every passage that a request finds, in corpus order. */
async function findAll(index: PassageIndex, request: Request) {
  return matchesOf(index, await rankPassages(index, request, ALL));
}

describe("A filter leaves out passages, and those that are left match as before, by the same scores of their own", () => {
  test("whatever is filtered by", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, queryOf, filters, async (articles, query, given) => {
        const index = await openArticles(articles);
        const passes = (article: PreparedArticle | undefined) => article !== undefined && passesNaively(article, given);
        const wanted = (await findAll(index, { query })).filter(({ article }) => passes(articles[article]));
        expect(await findAll(index, { query, ...given })).toEqual(wanted);
        expect((await rankPassages(index, { query, ...given }, ALL)).total).toBe(wanted.length);
      }),
      { numRuns: 200 },
    );
  });
});

test("Filters given and filters typed both hold, with all else that is typed", async () => {
  await fc.assert(
    fc.asyncProperty(corpusOf, typedQueryOf, filters, async (articles, query, given) => {
      const index = await openArticles(articles);
      const ranking = await rankPassages(index, { query, ...given }, ALL);
      const wanted = new NaiveCorpus(articles).find({ query, ...given }, { guesses: guessesOf(ranking) });
      expect((await matchesOf(index, ranking)).map(({ passage }) => passage)).toEqual(
        wanted.map(({ passage }) => passage),
      );
      expect(ranking.total).toBe(wanted.length);
    }),
    { numRuns: 200 },
  );
});
