import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { corpusOf, queryOf, synonymsOf } from "../../support/arbitrary-corpus.ts";
import { typedQueryOf } from "../../support/arbitrary-query.ts";
import { openArticles } from "../../support/index-files.ts";
import { NaiveCorpus } from "../../support/naive-ranking.ts";
import { prepare } from "../../support/prepared-article.ts";
import { guessesOf, matchesOf } from "../../support/ranking-matches.ts";

const ALL = { most: 10_000, perArticle: 10_000 };

/** Searches an index as it does itself, and by looking at every word of its articles. */
async function expectAsCounted(articles: readonly PreparedArticle[], synonyms: string[][], queries: readonly string[]) {
  const index = await openArticles(articles, { synonyms });
  const corpus = new NaiveCorpus(articles);
  for (const query of queries) {
    const ranking = await rankPassages(index, { query }, ALL);
    const found = await matchesOf(index, ranking);
    const wanted = corpus.find({ query }, { synonyms, guesses: guessesOf(ranking) });
    expect(ranking.total).toBe(wanted.length);
    expect(found.map(({ passage, article, clauses }) => ({ passage, article, clauses }))).toEqual(
      wanted.map(({ passage, article, clauses }) => ({ passage, article, clauses })),
    );
    for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(wanted[at]?.score ?? 0, 9);
  }
}

describe("The score of a passage is what the formula says, counted from the words themselves", () => {
  const check = (query: fc.Arbitrary<string>, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(corpusOf, synonymsOf, fc.array(query, { minLength: 1, maxLength: 4 }), expectAsCounted),
      { numRuns },
    );

  test("for any corpus, any synonyms and any words", () => check(queryOf, 120));

  test("for any use of the query language", () => check(typedQueryOf, 300));
});

describe("Compounds count as the formula says", () => {
  const tail = fc.constantFrom("haus", "suppe", "werk");
  const head = fc.constantFrom("see", "garten", "vor", "haus");
  const compound = fc.tuple(head, fc.constantFrom("", "s", "en"), tail).map((parts) => parts.join(""));
  const texts = fc
    .array(fc.oneof(tail, head, compound), { minLength: 1, maxLength: 8 })
    .map((words) => words.join(" "));
  const article = fc.record({
    lang: fc.constantFrom("de", "de", "nl", "en"),
    passages: fc.array(texts, { maxLength: 3 }),
  });

  test("in languages that make them, and in no other", async () => {
    const articlesOf = fc.array(article, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(articlesOf, fc.array(texts, { minLength: 1, maxLength: 3 }), async (drafts, queries) => {
        const articles = drafts.map((draft, at) => prepare({ id: `a${at}`, ...draft }));
        await expectAsCounted(articles, [], queries);
      }),
      { numRuns: 100 },
    );
  });
});

describe("A synonym of several words", () => {
  const synonyms = [
    ["dprk", "democratic people's republic of korea"],
    ["sea", "open water"],
  ];
  const passages = [
    "The Democratic People’s Republic of Korea refused.",
    "The democratic people and the republic of Korea refused.",
    "Democratic People's Republic. Of Korea!",
    "DPRK.",
    "Water, open water: open, open water.",
    "Water open.",
    "Open. Democratic people's republic by Korea.",
  ];
  const scoresOf = async (query: string) => {
    const articles = passages.map((text, at) => prepare({ id: `a${at}`, passages: [text] }));
    const { top } = await rankPassages(await openArticles(articles, { synonyms }), { query }, ALL);
    return new Map(top.map(({ passage, score }) => [passage, score]));
  };

  test("is found where its words stand as they do in it, with any common word between", async () => {
    expect([...(await scoresOf("dprk")).keys()].sort()).toEqual([0, 2, 3, 6]);
  });

  test("is counted as often as it stands there", async () => {
    const scores = await scoresOf("sea");
    expect([...scores.keys()]).toEqual([4]);
  });

  test("is found in a title and in a heading, and not across two fields", async () => {
    const articles = [
      prepare({ id: "a", title: "Open water", passages: ["North."] }),
      prepare({ id: "b", passages: [{ text: "South.", section: ["Open", "water"] }] }),
      prepare({ id: "c", title: "Open", passages: [{ text: "Water.", section: ["Sail"] }] }),
    ];
    const { top } = await rankPassages(await openArticles(articles, { synonyms }), { query: "sea" }, ALL);
    expect(top.map(({ article }) => article).sort()).toEqual([0, 1]);
  });
});

describe("Two words of a query that stand together count for more", () => {
  const rankOf = async (query: string, ...texts: string[]) => {
    const articles = texts.map((text, at) => prepare({ id: `a${at}`, passages: [`${text} ${"z ".repeat(30)}`] }));
    const { top } = await rankPassages(await openArticles(articles), { query }, ALL);
    return top.map(({ article }) => article);
  };

  test("in their order most, near each other more than far apart", async () => {
    // Other words in each, or they would be near-duplicates.
    const far = (name: string) => Array.from({ length: 20 }, (_, at) => `${name}${at}`).join(" ");
    const texts = [`talks ${far("w")} refused`, `refused talks ${far("x")}`, `talks refused ${far("y")}`];
    expect(await rankOf("talks refused", ...texts)).toEqual([2, 1, 0]);
  });

  test("not when they are too far apart to be near, however many common words were typed between", async () => {
    const [query, far] = [`talks ${"of ".repeat(20)}refused`, "y ".repeat(15)];
    const articles = [`talks ${far}refused`, `refused ${far}talks`].map((text, at) =>
      prepare({ id: `a${at}`, passages: [text] }),
    );
    const { top } = await rankPassages(await openArticles(articles), { query }, ALL);
    expect(new Set(top.map(({ score }) => score)).size).toBe(1);
  });

  test("with the common words between them that were typed", async () => {
    const texts = ["refused of all the talks, by", "talks of all the refused, by", "talks by all the refused, of"];
    expect(await rankOf("talks of all the refused", ...texts)).toEqual([1, 2, 0]);
  });
});

describe("What is typed several times is sought once", () => {
  const articles = [
    prepare({ id: "a", title: "Sea wind", passages: ["The sea wind and parseJSON, seaward.", "An e-mail at sea."] }),
    prepare({ id: "b", passages: ["A search for the wind of the sea: parse JSON.", "Email from seafarers."] }),
  ];
  const rank = async (query: string) => rankPassages(await openArticles(articles), { query }, ALL);

  test.each(['"sea wind"', "sea*", "title:sea", '+"of the"', '-"of the" -wind'])("%s", async (query) => {
    const [once, often] = [await rank(query), await rank(`${query} ${query} ${query}`)];
    expect(often.plan.clauses).toHaveLength(once.plan.clauses.length);
    expect(often.query.demands.map(({ name }) => name)).toEqual(once.query.demands.map(({ name }) => name));
    expect(often.notes).toEqual(once.notes);
    expect(often.top.map(({ passage }) => passage)).toEqual(once.top.map(({ passage }) => passage));
  });

  test.each(["parseJSON", "e-mail"])("as it is written otherwise: %s", async (query) => {
    const [once, often] = [await rank(query), await rank(`${query} ${query} ${query}`)];
    expect(often.plan.clauses).toHaveLength(once.plan.clauses.length);
  });

  test("and counts as often", async () => {
    const [once, twice] = [await rank("sea*"), await rank("sea* SEA*")];
    for (const [at, { score }] of twice.top.entries()) expect(score).toBeCloseTo(2 * (once.top[at]?.score ?? 0), 9);
  });
});
