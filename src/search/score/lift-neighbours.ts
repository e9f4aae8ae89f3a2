import type { PassageIndex } from "../../index/read/passage-index.ts";
import { findFirst } from "../../text/find-first.ts";
import type { PlannedQuery } from "../query/query-plan.ts";
import { RANKING } from "../ranking.ts";
import { coverQuery } from "./cover-query.ts";
import type { Folding } from "./fold-duplicates.ts";
import { bestOf, candidateAt, type Matches } from "./matches.ts";
import { type Candidate, compareRanked } from "./top-passages.ts";

/** The new scores of the matches that are lifted, by their numbers. */
export type Lifted = ReadonlyMap<number, number>;

/** Matches with what folding and lifting change. */
export interface RankedMatches {
  matches: Matches;
  folding: Folding;
  lifted: Lifted;
}

/** The match of a passage, none when it does not match. Logarithmic. */
function findMatch({ passages }: Matches, passage: number): number[] {
  const match = findFirst(passages.length, (at) => (passages[at] ?? 0) >= passage);
  return passages[match] === passage ? [match] : [];
}

/**
 * Lifts the best passages and those similar to them, since relevant passages are alike (van Rijsbergen 1979, ch. 3; as local
 * score regularization, Diaz 2007). Each of the best adds its score, times the share of the query that it covers, to itself
 * and, times the similarity, to its neighbours. Only matches are lifted; a neighbour with near-duplicates stands for its set, of
 * which the matches that are shown are lifted.
 *
 * Fetches the neighbours of the best, some 50 bytes each. Logarithmic in the matches.
 */
export async function liftNeighbours(
  index: PassageIndex,
  planned: PlannedQuery,
  { matches, folding: { into, shown } }: Omit<RankedMatches, "lifted">,
): Promise<Lifted> {
  const { passages, scores } = matches;
  const best = bestOf(matches, into, RANKING.lifting);
  const gains = best.map((match) => {
    const candidate = candidateAt(matches, match, { key: 0, score: scores[match] ?? 0 });
    return RANKING.lift * candidate.score * coverQuery(planned, candidate).share;
  });
  const lifted = new Map<number, number>();
  if (gains.every((gain) => gain === 0)) return lifted;
  const lift = (match: number, gain: number) => lifted.set(match, (lifted.get(match) ?? scores[match] ?? 0) + gain);
  const neighbours = await index.readNeighbours(best.map((match) => passages[match] ?? 0));
  const { set: sets } = index.columns;
  for (const [at, match] of best.entries()) {
    const gain = gains[at] ?? 0;
    lift(match, gain);
    for (const { passage, similarity } of neighbours[at] ?? []) {
      const set = sets[passage] ?? 0;
      const found = set > 0 ? shown.get(set) : findMatch(matches, passage);
      for (const neighbour of found ?? []) lift(neighbour, gain * similarity);
    }
  }
  return lifted;
}

/** The two best candidates, the best first. What is not lifted was behind the best before, and still is. */
export function bestCandidates({ matches, folding, lifted }: RankedMatches): Candidate[] {
  const best = lifted.size > 0 ? [...lifted.keys()] : bestOf(matches, folding.into, 2);
  const candidates = best.map((match) =>
    candidateAt(matches, match, { key: 0, score: lifted.get(match) ?? matches.scores[match] ?? 0 }),
  );
  return candidates.sort(compareRanked).slice(0, 2);
}
