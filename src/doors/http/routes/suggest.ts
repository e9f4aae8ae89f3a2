import type { Handler } from "hono";
import { SuggestionList, SuggestParameters } from "../../../contract/suggestions.ts";
import { suggest } from "../../../suggestions/suggest.ts";
import { describeOperation } from "../describe-operation.ts";
import { readQuery } from "../read-query.ts";
import type { Service } from "../service.ts";

/** What OpenAPI says of `GET /suggest`. */
export const suggestionsOperation = describeOperation({
  id: "suggest",
  summary: "Completions of what is being typed",
  description:
    "Completes what is being typed by titles, names, phrases and words of the corpus: those that begin so, then those of " +
    "which a later word does, the best first of each. When nothing has all that is typed, its last words are completed.",
  query: SuggestParameters,
  answer: SuggestionList,
  errors: { 400: "A parameter has a bad value" },
});

/** Answers `GET /suggest`. */
export const suggestions: Handler<Service> = (c) => {
  const { q, limit } = readQuery(c.req.queries(), SuggestParameters).value;
  return c.json(suggest(c.get("index"), q, limit));
};
