import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SearchRequest } from "../../../src/contract/search-request.ts";
import type { Hit } from "../../../src/contract/search-response.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { corpusOf, queryOf } from "../../support/arbitrary-corpus.ts";
import { typedQueryOf } from "../../support/arbitrary-query.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeIndex } from "../../support/make-index.ts";
import { liftNaively } from "../../support/naive-lift.ts";
import { foldNaively, listNaively } from "../../support/naive-list.ts";
import { callNaively, raiseNaively } from "../../support/naive-names.ts";
import { prepare } from "../../support/prepared-article.ts";
import { matchesOf } from "../../support/ranking-matches.ts";
import { reprints, resemblanceOf } from "../../support/reprints.ts";
import { search } from "../../support/search.ts";

/** Fifty words, as an agency sends them out. */
const DISPATCH =
  "The ministry said on Monday that the loudspeakers along the border had been taken down by soldiers before dawn, " +
  "that no date for talks was set, and that families who wait for news of fishermen adrift at sea would be told " +
  "first, before any statement is given to newspapers.";

/** Near-duplicates that a hit names at the most. */
const MOST_NAMED = 5;

const frontMatter = (...lines: string[]) => `---\n${lines.join("\n")}\n---\n`;

/** The articles of hits, each with those that are folded into it. */
const listed = (hits: readonly Hit[]) =>
  hits.map(({ article, also_in: alsoIn }) => [article.id, ...alsoIn.map((id) => id.replace(/~.*/, ""))]);

describe("Passages that say nearly the same are one hit", async () => {
  const index = await makeIndex({
    "agency.md": `${frontMatter("title: Dispatch", "source: Agency", "published: 2025-07-01")}${DISPATCH}`,
    "gazette.md": `${frontMatter("source: Gazette", "published: 2025-07-02")}${DISPATCH.replace("Monday", "Tuesday")}`,
    "herald.md": `${frontMatter("title: Loudspeakers", "source: Herald", "published: 2025-07-02")}${DISPATCH}`,
    "other.md": `${frontMatter("source: Gazette", "published: 2025-07-03")}Loudspeakers were heard again in another place.`,
  });

  test("that names the others, the one that matches best first", async () => {
    const { hits, envelope } = await search(index, "loudspeakers fishermen");
    expect(listed(hits)).toEqual([["herald", "agency", "gazette"], ["other"]]);
    expect(hits[0]?.also_in).toEqual([
      expect.stringMatching(/^agency~[0-9a-f]{10}$/),
      expect.stringMatching(/^gazette~[0-9a-f]{10}$/),
    ]);
    expect(envelope.total).toBe(4);
  });

  test("that is the newest or the oldest of them when that is asked for", async () => {
    expect(listed((await search(index, "loudspeakers", { sort: "newest" })).hits)).toEqual([
      ["other"],
      ["herald", "agency", "gazette"],
    ]);
    expect(listed((await search(index, "loudspeakers", { sort: "oldest" })).hits)).toEqual([
      ["agency", "gazette", "herald"],
      ["other"],
    ]);
  });

  test("of those that pass the filters", async () => {
    expect(listed((await search(index, "loudspeakers source:gazette")).hits)).toEqual([["other"], ["gazette"]]);
    expect(
      listed((await search(index, "loudspeakers", { before: "2025-07-03", source: ["Agency", "Gazette"] })).hits),
    ).toEqual([["agency", "gazette"]]);
  });

  test("of those that match", async () => {
    expect(listed((await search(index, "tuesday")).hits)).toEqual([["gazette"]]);
    expect(listed((await search(index, "dawn -tuesday")).hits)).toEqual([["agency", "herald"]]);
  });

  test("and all of them are counted in facets", async () => {
    expect((await search(index, "fishermen")).facets.source).toEqual([
      { value: "Agency", count: 1 },
      { value: "Gazette", count: 1 },
      { value: "Herald", count: 1 },
    ]);
  });

  test("when nothing is sought too", async () => {
    expect(listed((await search(index, "-rain")).hits)).toEqual([["other"], ["gazette", "agency", "herald"]]);
  });
});

describe("Passages that a third resembles, but that do not resemble each other,", async () => {
  const words = DISPATCH.split(" ");
  /** The dispatch with every so many words another, from one on. */
  const changed = (from: number) => words.map((word, at) => (at % 25 === from ? `changed${at}` : word)).join(" ");
  const index = await makeIndex({
    "agency.md": `${frontMatter("published: 2025-07-02")}${DISPATCH}`,
    "gazette.md": `${frontMatter("published: 2025-07-03")}${changed(5)}`,
    "herald.md": `${frontMatter("title: Herald", "published: 2025-07-01")}${changed(15)}`,
    "mirror.md": `${frontMatter("title: Mirror", "published: 2025-07-01")}${changed(15)}`,
  });
  const found = async (request: Partial<SearchRequest>) => listed((await search(index, "loudspeakers", request)).hits);

  test("are one hit where that is the third", async () => {
    expect(await found({ in: ["agency", "gazette"] })).toEqual([["agency", "gazette"]]);
    expect(await found({ in: ["agency", "herald"] })).toEqual([["agency", "herald"]]);
  });

  test("are two without it, each with its equals", async () => {
    expect(await found({ in: ["gazette", "herald", "mirror"], sort: "newest" })).toEqual([
      ["gazette"],
      ["herald", "mirror"],
    ]);
  });

  test("are two where the third is told by one of them, which it resembles", async () => {
    expect(await found({ sort: "newest" })).toEqual([
      ["gazette", "agency"],
      ["herald", "mirror"],
    ]);
    expect(await found({ sort: "oldest" })).toEqual([["herald", "agency", "mirror"], ["gazette"]]);
  });
});

test("Whatever passes the filters, a hit tells of what it resembles alone, and no two say the same", async () => {
  const subset = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(reprints, subset, async (texts, numbers) => {
      const index = await openArticles(texts.map((text, at) => prepare({ id: `a${at}`, passages: [`kite ${text}`] })));
      const given = [...new Set(numbers.map((number) => number % texts.length))].map((at) => `a${at}`);
      const ranking = await rankPassages(index, { query: "kite", in: given }, { most: 100, perArticle: 1 });
      const textOf = (passage: number) => texts[passage] ?? "";
      for (const [passage, others] of ranking.folded)
        for (const other of others) expect(resemblanceOf(textOf(passage), textOf(other))).toBeGreaterThan(0.6);
      const shown = ranking.top.map(({ passage }) => textOf(passage));
      expect(new Set(shown).size).toBe(shown.length);
      const told = [...ranking.folded.values()].reduce((sum, others) => sum + others.length, shown.length);
      expect(told).toBe(given.length);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("A passage that is folded into another takes none of the places of its article", async () => {
  const parts = ["Loudspeakers one.", "Loudspeakers two.", "Loudspeakers three."];
  const index = await makeIndex({
    "a.md": "# Loudspeakers\n\n## A\n\nLoudspeakers one.",
    "b.md": parts.map((text, at) => `## Part ${at}\n\n${text}`).join("\n\n"),
  });
  const { hits, cursorAfter } = await search(index, "loudspeakers", { max_per_article: 2 });
  expect(hits.map(({ text, also_in: alsoIn }) => [text, alsoIn.length])).toEqual([
    ["Loudspeakers one.", 1],
    ["Loudspeakers two.", 0],
    ["Loudspeakers three.", 0],
  ]);
  expect(cursorAfter(3)).toBeNull();
});

test("Two passages of one article that say the same are one hit, the first of them", async () => {
  const index = await makeIndex({ "a.md": "# Border\n\n## One\n\nLoudspeakers.\n\n## Two\n\nLoudspeakers." });
  const { hits } = await search(index, "loudspeakers");
  expect(hits).toMatchObject([{ section: ["One"], also_in: [expect.stringMatching(/-2$/)] }]);
});

test("What a passage has is told rightly when others of its article are folded, of a query of many words too", async () => {
  const index = await makeIndex({
    "a.md": "# Report\n\n## One\n\nSpeaker1 speaker2.",
    "b.md": "# Note\n\n## One\n\nSpeaker1 speaker2.\n\n## Two\n\nSpeaker35 speaker38.",
  });
  const { hits } = await search(index, Array.from({ length: 40 }, (_, at) => `speaker${at}`).join(" "));
  expect(hits.map(({ matched }) => matched).sort()).toEqual([
    ["speaker1", "speaker2"],
    ["speaker35", "speaker38"],
  ]);
});

/** All pages of a search, put together. */
async function readPages(index: PassageIndex, query: string, request: Partial<SearchRequest>): Promise<Hit[]> {
  const hits: Hit[] = [];
  let cursor: string | null = null;
  do {
    const page = await search(index, query, { ...request, ...(cursor === null ? {} : { cursor }) });
    hits.push(...page.hits);
    cursor = page.cursorAfter(page.hits.length);
  } while (cursor !== null);
  return hits;
}

const paging = fc.record({
  limit: fc.integer({ min: 1, max: 4 }),
  max_per_article: fc.integer({ min: 1, max: 3 }),
  sort: fc.constantFrom("relevance", "newest", "oldest", "diverse"),
});

test("The pages of any search, put together, give every listed passage once, and every other once beside the one that it is like, five at the most", async () => {
  const query = fc.oneof(queryOf, typedQueryOf).filter((typed) => typed.trim() !== "");
  await fc.assert(
    fc.asyncProperty(corpusOf, query, paging, async (articles, typed, request) => {
      const index = await openArticles(articles);
      const asked = typed.trim().slice(0, 512);
      const ranking = await rankPassages(index, { query: asked }, { most: 1, perArticle: 1 });
      const sort = request.sort === "diverse" ? "relevance" : request.sort;
      const order = ranking.plan.matchesAll && sort === "relevance" ? "newest" : sort;
      const found = callNaively(articles, ranking, await matchesOf(index, ranking));
      const { left, folded } = foldNaively(found, articles, { sort: order, columns: index.columns });
      const lifted = request.sort === "diverse" ? left : await liftNaively(index, ranking, left);
      const raised = raiseNaively(articles, ranking, { found, left: lifted, folded });
      const list = listNaively(raised, articles, { sort: order, perArticle: request.max_per_article });
      const ids = articles.flatMap(({ passages }) => passages.map(({ id }) => id));
      const hits = await readPages(index, asked, request);
      const given = hits.map(({ id, also_in: alsoIn }) => [id, ...alsoIn]);
      const wanted = list.map(({ passage }) =>
        [passage, ...(folded.get(passage) ?? []).slice(0, MOST_NAMED)].map((number) => ids[number]),
      );
      const isDiverse = request.sort === "diverse";
      expect(isDiverse ? given.sort() : given).toEqual(isDiverse ? wanted.sort() : wanted);
      expect(hits.map(({ rank }) => rank)).toEqual(hits.map((__, at) => at + 1));
      const named = hits.flatMap(({ id, also_in: alsoIn }) => [id, ...alsoIn]);
      expect(new Set(named).size).toBe(named.length);
    }),
    { numRuns: 120 },
  );
});
