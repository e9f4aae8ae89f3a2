import type { MatchQuality } from "../contract/search-response.ts";

/** Share of the query's words that the best passage must have. */
const STRONG = 0.75;
const PARTIAL = 0.5;

/**
 * Says how well the best passage answers, by the share of the query's words that it has: strong from three
 * quarters on, partial from one half, weak below, none without a passage. Guessed spellings count as missing.
 */
export function judgeMatch(matched: number, missing: number): MatchQuality {
  if (matched === 0) return missing === 0 ? "none" : "weak";
  const coverage = matched / (matched + missing);
  if (coverage >= STRONG) return "strong";
  return coverage >= PARTIAL ? "partial" : "weak";
}
