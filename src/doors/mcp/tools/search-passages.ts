import { SearchResponse } from "../../../contract/search-response.ts";
import { SearchPassagesInput } from "../../../contract/tool-shapes.ts";
import { formAnswer } from "../../../search/answer/form-answer.ts";
import { searchPassages } from "../../../search/answer/search-passages.ts";
import type { Tool } from "../tool.ts";
import { QUERY_ALIASES } from "./search.ts";

/** The tool `search_passages`: everything that `GET /search` can do. */
export const searchPassagesTool: Tool<typeof SearchPassagesInput, typeof SearchResponse> = {
  name: "search_passages",
  title: "Search passages with filters",
  describe: (about) => `Finds passages as search does, and filters, sorts and pages them.

${about}

In query: words (any may match), "exact phrase", +must, -not, title:word, word* (beginning), source:, tag:, author:, lang:, in:, after:, before:. Or filter by the arguments of these names: source, tag, author, lang, in (article ids), after and before (YYYY, YYYY-MM or YYYY-MM-DD); several values of one are alternatives. sort newest or oldest orders by date, diverse puts first what differs. The answer keeps within max_tokens: what was left out is told in usage, and cursor = next_cursor gets it. interpretation says how the query was read, corrected or relaxed; matched and missing what of it each passage has; also_in the passages that say nearly the same.`,
  input: SearchPassagesInput,
  output: SearchResponse,
  aliases: { ...QUERY_ALIASES, in: ["article", "article_id"], tag: ["tags"], author: ["authors"], source: ["sources"] },
  async answer({ response_format: detail, ...request }, { index, site }) {
    return formAnswer(await searchPassages(index, request, { site, detail }), detail, request.max_tokens);
  },
};
