import { SearchResponse } from "../../contract/search-response.ts";
import { SearchPassagesInput } from "../../contract/tool-shapes.ts";
import { formAnswer } from "../../retrieval/form-answer.ts";
import { searchPassages } from "../../retrieval/search-passages.ts";
import type { Tool } from "../tool.ts";
import { QUERY_ALIASES } from "./search.ts";

/** The tool `search_passages`: everything that `GET /search` can do. */
export const searchPassagesTool: Tool<typeof SearchPassagesInput, typeof SearchResponse> = {
  name: "search_passages",
  title: "Search passages with filters",
  describe: (about) => `Finds passages as search does, and filters, sorts and pages them.

${about}

Filter by source, tag, author, lang, in (article ids), after and before (YYYY, YYYY-MM or YYYY-MM-DD); several values of one filter are alternatives. sort newest or oldest orders by date. The answer keeps within max_tokens: what was left out is told in usage, and cursor = next_cursor gets it. interpretation says how the query was read; matched and missing which of its words each passage has.`,
  input: SearchPassagesInput,
  output: SearchResponse,
  aliases: { ...QUERY_ALIASES, in: ["article", "article_id"], tag: ["tags"], author: ["authors"], source: ["sources"] },
  async answer({ response_format: detail, ...request }, { index, site }) {
    return formAnswer(await searchPassages(index, request, { site, detail }), detail, request.max_tokens);
  },
};
