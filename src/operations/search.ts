import { AskedFacets, Explain, type FacetName, facetsOf, SearchRequest } from "../contract/search-request.ts";
import { ExplainedResponse, type Facets } from "../contract/search-response.ts";
import { SuggestionList, SuggestParameters } from "../contract/suggestions.ts";
import { formAnswer } from "../search/answer/form-answer.ts";
import { checkCursor, type SearchPage, searchPassages, type Telling } from "../search/answer/search-passages.ts";
import { countFacets } from "../search/score/count-facets.ts";
import { rankPassages } from "../search/score/rank-passages.ts";
import { suggest } from "../suggestions/suggest.ts";
import { type Operation, type OperationContext, REVALIDATE } from "./operation.ts";

const SearchInput = SearchRequest.extend({ facets: AskedFacets, explain: Explain });

/** Searches as {@link searchPassages} does, for whatever door, and takes down what came of it. */
export async function findPassages(
  request: SearchRequest,
  { index, site, release, record }: OperationContext,
  telling: Omit<Telling, "site" | "release">,
): Promise<SearchPage> {
  record?.note({ query: request.query });
  const page = await searchPassages(index, request, {
    ...telling,
    site,
    release,
    onRanked: () => record?.end("rank"),
  });
  const { match_quality: quality, total } = page.envelope;
  record?.note({ clauses: page.clauses, total, hits: page.hits.length, quality });
  record?.end("describe");
  return page;
}

/** What is read of a ranking for its counts alone. */
const COUNTED = { most: 1, perArticle: 1, readsTexts: false };

/** Counts the values of a facet among all that match: with the request less its own filters, what each would add to those chosen. */
export async function countValues(
  request: SearchRequest,
  name: FacetName,
  { index }: OperationContext,
): Promise<Facets[FacetName]> {
  const { articles } = await rankPassages(index, request, COUNTED);
  return countFacets(index, articles, [name])[name];
}

/** Ranked passages for a query. */
export const search: Operation<typeof SearchInput, typeof ExplainedResponse> = {
  name: "search",
  needs: "search",
  summary: "Ranked passages for a query",
  description:
    "Finds the passages that answer a question or hold the words given; any word may match, more is better. " +
    'In q, "a phrase" and +word must be there, -word must not; title:word, source:, tag:, author:, lang:, in:, after: and before: narrow the search, ' +
    "word* finds words that begin with it. Nothing that is typed is an error: interpretation says how it was read. match_quality is strong when " +
    "the best passage has nine tenths or more of what was asked for, with rare words weighing more, and stands out from the next, seven tenths for long questions; partial from a half, " +
    "weak from a fifth, none below. A word that the articles lack is never found, whatever was searched instead, and keeps a match from being strong.",
  input: SearchInput,
  output: ExplainedResponse,
  cost: 1,
  cache: REVALIDATE,
  async check({ facets: _, explain: __, ...request }, { index, release }) {
    checkCursor(index, request, release);
  },
  async run({ facets, explain = false, ...request }, { notes = [], ...context }) {
    const telling = { detail: "detailed", facets: facetsOf(facets), explain } as const;
    const page = await findPassages(request, context, telling);
    page.envelope.interpretation.notes.push(...notes);
    return formAnswer(page, request.max_tokens);
  },
};

/** Completions of what is being typed. Costs little: a request is a keystroke. */
export const suggestions: Operation<typeof SuggestParameters, typeof SuggestionList> = {
  name: "suggest",
  needs: "search",
  summary: "Completions of what is being typed",
  description:
    "Completes what is being typed with titles, names, phrases and words of the corpus: first those that begin with it, then those " +
    "in which a later word does, the best first of each. When nothing has all that is typed, its last words are completed.",
  input: SuggestParameters,
  output: SuggestionList,
  cost: 0,
  cache: REVALIDATE,
  async run({ q, limit }, { index, record }) {
    const list = await suggest(index, q, limit);
    record?.note({ hits: list.suggestions.length });
    return list;
  },
};
