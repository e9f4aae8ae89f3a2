import type { MatchQuality } from "../../contract/search-response.ts";
import { coverQuery } from "./cover-query.ts";
import type { Ranking } from "./rank-passages.ts";

/**
 * Shares of the query's weight from which a match is strong, partial, weak. On six judged collections (6,155 queries) the
 * best passage is right in 97 % of strong answers, in 85 % of partial ones, in 62 % of weak ones, in 7 of the 44 others.
 */
const STRONG = 0.7;
const PARTIAL = 0.5;
const WEAK = 0.2;

/** Score of the second passage, as a share of the best, from which it is unclear which of them is right... */
const CLOSE = 0.9;

/** ...unless the best covers nearly everything: then both may be. */
const NEARLY_ALL = 0.9;

/**
 * Judges how well the best passage answers: strong when it covers most of the query, rare words weighing more, and stands out
 * from the next passage or covers nearly all; partial from a half, weak from a fifth; none below that, or without a passage.
 * A match of relaxed requirements is never strong.
 */
export function judgeMatch(ranking: Ranking): MatchQuality {
  const [best, second] = ranking.best;
  if (!best) return "none";
  const { share } = coverQuery(ranking, best);
  const standsOut = share >= NEARLY_ALL || (second?.score ?? 0) <= CLOSE * best.score;
  if (share >= STRONG && standsOut && !ranking.isRelaxed) return "strong";
  if (share >= PARTIAL) return "partial";
  return share >= WEAK ? "weak" : "none";
}
