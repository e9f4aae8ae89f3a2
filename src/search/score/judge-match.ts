import type { MatchQuality } from "../../contract/search-response.ts";
import { coverQuery } from "./cover-query.ts";
import type { Ranking } from "./rank-passages.ts";

/**
 * Shares of the query's weight that the best passage has, from which on it is strong, partial, weak. On six judged
 * collections (6,155 queries) the best passage is right in 97 % of the answers that are strong, in 85 % of the partial ones, in
 * 62 % of the weak ones, in 7 of the 44 others.
 */
const STRONG = 0.7;
const PARTIAL = 0.5;
const WEAK = 0.2;

/** Score of the second passage against the best, from which on it is not clear which of them is right... */
const CLOSE = 0.9;

/** ...unless the best has nearly everything: then both may be. */
const NEARLY_ALL = 0.9;

/**
 * Says how well the best passage answers: strong when it has most of what is sought, words weighed by how rare they are, and
 * stands out from the next or has nearly all; partial from one half on, weak from a fifth. Below that, and without a
 * passage, none. What was found only when the requirements were relaxed is never strong.
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
