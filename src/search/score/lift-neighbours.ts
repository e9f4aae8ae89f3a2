import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { PlannedQuery } from "../query/query-plan.ts";
import { RANKING } from "../ranking.ts";
import { coverQuery } from "./cover-query.ts";
import type { Folding } from "./fold-duplicates.ts";
import type { GainedScores } from "./gained-scores.ts";
import { bestOf, candidateAt, findMatch, type Matches } from "./matches.ts";

/** Matches with what folding, lifting and their names change. */
export interface RankedMatches {
  matches: Matches;
  folding: Folding;
  gained: GainedScores;
  /** The passages that are shown as things stand. Linear in the matches. */
  likely(): number[];
}

/**
 * Lifts the best passages and those similar to them, since relevant passages are alike (van Rijsbergen 1979, ch. 3; as local
 * score regularization, Diaz 2007). Each of the best adds its score, times the share of the query that it covers, to itself
 * and, times the similarity, to its neighbours. Only matches are lifted; a neighbour with near-duplicates stands for its set, of
 * which the matches that are shown are lifted.
 *
 * Fetches the neighbours of the best, some 50 bytes each, where these are not resident. Logarithmic in the matches.
 */
export async function liftNeighbours(
  index: PassageIndex,
  planned: PlannedQuery,
  { matches, folding: { into, shown }, gained }: RankedMatches,
): Promise<void> {
  const { passages, scores } = matches;
  const best = bestOf(matches, into, RANKING.lifting);
  const gains = best.map((match) => {
    const candidate = candidateAt(matches, match, { key: 0, score: scores[match] ?? 0 });
    return RANKING.lift * candidate.score * coverQuery(planned, candidate).share;
  });
  if (gains.every((gain) => gain === 0)) return;
  const neighbours = await index.readNeighbours(best.map((match) => passages[match] ?? 0));
  const { set: sets } = index.columns;
  for (const [at, match] of best.entries()) {
    const by = passages[match] ?? 0;
    const lift = (lifted: number, similarity: number) =>
      gained.add(lifted, { step: "lift", by, similarity, value: (gains[at] ?? 0) * similarity });
    lift(match, 1);
    for (const { passage, similarity } of neighbours[at] ?? []) {
      const set = sets[passage] ?? 0;
      const found = set > 0 ? shown.get(set) : findMatch(matches, passage).filter((match) => !into.has(match));
      for (const neighbour of found ?? []) lift(neighbour, similarity);
    }
  }
}

/** The best matches that are shown, the best first; {@link KEPT_BEST} at most. What gained nothing was behind the best before, and still is. */
export function bestRanked({ matches, folding, gained }: RankedMatches, most: number): number[] {
  const best = new Set([...gained.matches, ...bestOf(matches, folding.into, most)]);
  const scored = Array.from(best, (match) => ({ match, score: gained.scoreOf(match) }));
  const sorted = scored.sort((a, b) => b.score - a.score || a.match - b.match);
  return sorted.slice(0, most).map(({ match }) => match);
}
