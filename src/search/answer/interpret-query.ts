import type { SearchRequest } from "../../contract/search-request.ts";
import type { SearchResponse } from "../../contract/search-response.ts";
import type { ParsedQuery } from "../query/parsed-query.ts";
import type { Ranking } from "../score/rank-passages.ts";

type Interpretation = SearchResponse["interpretation"];
type Filters = Partial<Pick<SearchRequest, "source" | "tag" | "author" | "lang" | "in" | "after" | "before">>;

/** The filters that have values, by name, in one order. */
function nameFilters({ source = [], tag = [], author = [], lang = [], in: articles = [], after, before }: Filters) {
  const days = { after: after === undefined ? [] : [after], before: before === undefined ? [] : [before] };
  const all: Record<string, string[]> = { source, tag, author, lang, in: articles, ...days };
  return Object.entries(all).filter(([, values]) => values.length > 0);
}

/** The filters of the request and those typed in its query. */
function mergeFilters(request: Filters, { filters: { wanted } }: ParsedQuery): Interpretation["filters"] {
  const merged = new Map<string, string[]>();
  for (const [name, values] of [...nameFilters(request), ...nameFilters(wanted)])
    merged.set(name, [...new Set([...(merged.get(name) ?? []), ...values])]);
  return Object.fromEntries(merged);
}

/** Says how a query was read: what was searched, required, excluded, filtered by, ignored and corrected, and what else a person should know. */
export function interpretQuery(request: SearchRequest, { query, plan, notes }: Ranking): Interpretation {
  const { words, demands, filters, ignored } = query;
  const named = (isOne: (demand: (typeof demands)[number]) => boolean) => demands.filter(isOne).map(({ name }) => name);
  const isPhrase = ({ kind, field, role }: (typeof demands)[number]) =>
    kind === "phrase" && field === null && role !== "not";
  return {
    terms: [
      ...words.filter(({ isQuoted }) => !isQuoted).map(({ word }) => word),
      ...named((demand) => demand.field === null && demand.role !== "not" && !isPhrase(demand)),
    ],
    phrases: named(isPhrase),
    required: [
      ...words.filter(({ isRequired }) => isRequired).map(({ word }) => word),
      ...named((demand) => demand.role === "must" && !isPhrase(demand)),
    ],
    excluded: [
      ...named(({ role }) => role === "not"),
      ...nameFilters(filters.unwanted).flatMap(([name, values]) => values.map((value) => `${name}:${value}`)),
    ],
    filters: mergeFilters(request, query),
    ignored,
    corrected: plan.corrections.map(({ from, to: [best = from] }) => ({ from, to: best })),
    notes,
  };
}
