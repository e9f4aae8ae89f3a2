import { facetsOf, type SearchRequest } from "../../src/contract/search-request.ts";
import { ATTRIBUTES } from "../../src/index/read/article-attributes.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { readPassages } from "../../src/reading/read-passages.ts";
import { countFacets } from "../../src/search/score/count-facets.ts";
import { rankPassages } from "../../src/search/score/rank-passages.ts";

export type Request = Partial<SearchRequest> & Pick<SearchRequest, "query">;

/** What a search finds: every number of it, and the passages themselves. */
async function answerTo(index: PassageIndex, request: Request): Promise<unknown> {
  const ranking = await rankPassages(index, request, { most: 20, perArticle: 3 });
  const { top, total, listed, best, articles, notes, plan } = ranking;
  const numbers = top.map(({ passage }) => passage);
  const read = await readPassages(index, numbers);
  const passages = read.map(({ article, stored, id }) => ({ article: article.record, id, stored }));
  const { folded, isRelaxed } = ranking;
  const others = { folded: [...folded], isRelaxed, corrections: plan.corrections };
  return {
    top,
    total,
    listed,
    best,
    articles,
    notes,
    passages,
    ...others,
    facets: countFacets(index, articles, facetsOf(["all"])),
  };
}

/** Every article, found by its id, with all that is known of it. */
async function readArticles(index: PassageIndex): Promise<unknown> {
  const ids = [...index.articleIds()];
  const numbers = ids.map((id) => index.findArticle(id) ?? -1);
  const read = [];
  for (const head of await index.articles.readHeads(numbers)) {
    const passages = await index.articles.readPassages(head.passages.map((_, at) => head.first + at));
    const parts = [await index.articles.readText(head), await index.articles.readPage(head), passages];
    read.push({ head, parts });
  }
  const codes = ATTRIBUTES.map((attribute) => {
    const found: [number, number][] = [];
    for (const article of numbers) index.codes(attribute).forEach(article, (code) => found.push([article, code]));
    return found;
  });
  const copies = numbers.map((article) => index.copiesOf(article));
  const versions = numbers.map((article) => index.versionsOf(article));
  const { values, letters, columns } = index;
  const orders = { newest: [...columns.newest], byTitle: [...columns.byTitle], letters };
  return { ids, numbers, read, copies, versions, codes, values, ...orders, overview: await index.readOverview() };
}

/** Everything that may complete what is typed. */
function readSuggestions({ suggestions }: PassageIndex): unknown {
  return [suggestions.find("", 10_000), suggestions.find("", 10_000, true)];
}

/** All that an index answers to some requests, all of its articles and suggestions, in a form that can be compared. */
export async function answersOf(index: PassageIndex, requests: readonly Request[]): Promise<string> {
  const answers = [];
  for (const request of requests) answers.push(await answerTo(index, request));
  const { reference, corpus, counts } = index;
  const articles = await readArticles(index);
  return JSON.stringify({ answers, articles, suggestions: readSuggestions(index), reference, corpus, counts });
}
