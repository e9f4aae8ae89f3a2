import type { SearchResponse } from "../../contract/search-response.ts";

/** What a person should know of how a query was read, a sentence each: what was corrected, then the notes. */
export function listNotes({ corrected, notes }: SearchResponse["interpretation"]): string[] {
  return [...corrected.map(({ from, to }) => `“${from}” is not in these articles, so “${to}” was searched`), ...notes];
}
