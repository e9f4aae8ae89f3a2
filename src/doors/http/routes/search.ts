import type { Handler } from "hono";
import { SearchParameters } from "../../../contract/search-request.ts";
import { SearchResponse } from "../../../contract/search-response.ts";
import { formAnswer } from "../../../search/answer/form-answer.ts";
import { formatAnswer } from "../../../search/answer/format-answer.ts";
import { searchPassages } from "../../../search/answer/search-passages.ts";
import { describeOperation } from "../describe-operation.ts";
import { negotiate } from "../negotiate.ts";
import { readQuery } from "../read-query.ts";
import type { Service } from "../service.ts";

/** What OpenAPI says of `GET /search`. */
export const searchOperation = describeOperation({
  id: "search",
  summary: "Ranked passages for a query",
  description:
    "Finds the passages that answer a question or hold the words given; any word may match, more is better. " +
    'In q, "a phrase" and +word must be there, -word must not; title:word, source:, tag:, author:, lang:, in:, after: and before: narrow the search, ' +
    "word* finds what begins so. Nothing that is typed is an error: interpretation says how it was read. match_quality is strong when " +
    "the best passage has seven tenths of what is sought or more, rare words weighed more, and stands out from the next; partial from one half, weak from a fifth, none below.",
  query: SearchParameters,
  answer: SearchResponse,
  otherForms: ["text/markdown"],
  errors: { 400: "A parameter has a bad value", 429: "Too many searches; see Retry-After" },
});

/** Answers `GET /search`. */
export const search: Handler<Service> = async (c) => {
  const { value, notes } = readQuery(c.req.queries(), SearchParameters);
  const { q, format, max_tokens: maxTokens, ...rest } = value;
  const page = await searchPassages(c.get("index"), { ...rest, query: q }, { site: c.get("site"), detail: "detailed" });
  page.envelope.interpretation.notes.push(...notes);
  const answer = formAnswer(page, "detailed", maxTokens);
  if ((format ?? negotiate(c, ["json", "markdown"])) === "json") return c.json(answer);
  return c.body(formatAnswer(answer), 200, { "Content-Type": "text/markdown; charset=utf-8" });
};
