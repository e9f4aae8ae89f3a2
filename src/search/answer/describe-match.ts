import type { SearchResponse } from "../../contract/search-response.ts";
import { formatCount } from "../../text/format-count.ts";

/** Says in a sentence how much matches, and how well. */
export function describeMatch({
  total,
  match_quality: quality,
}: Pick<SearchResponse, "total" | "match_quality">): string {
  if (total === 0) return "No passage matches";
  return `${formatCount(total, "passage")} ${total === 1 ? "matches" : "match"}; match quality: ${quality}`;
}
