import type { PassageIndex } from "../../index/read/passage-index.ts";
import { findFirst } from "../../text/find-first.ts";
import type { PlannedQuery } from "../query/query-plan.ts";
import { RANKING } from "../ranking.ts";
import { coverQuery } from "./cover-query.ts";
import type { Folding } from "./fold-duplicates.ts";
import { bestOf, candidateAt, type Matches } from "./matches.ts";
import { type Candidate, compareRanked } from "./top-passages.ts";

/** The scores of the matches that are lifted, by their numbers. */
export type Lifted = ReadonlyMap<number, number>;

/** Matches, which of them are folded, and which are lifted. */
export interface RankedMatches {
  matches: Matches;
  folding: Folding;
  lifted: Lifted;
}

/** The match that a passage is; none when it does not match. Logarithmic. */
function findMatch({ passages }: Matches, passage: number): number[] {
  const match = findFirst(passages.length, (at) => (passages[at] ?? 0) >= passage);
  return passages[match] === passage ? [match] : [];
}

function candidateOf(
  { columns }: PassageIndex,
  matches: Matches,
  [match, score]: readonly [number, number],
): Candidate {
  const article = columns.article[matches.passages[match] ?? 0] ?? 0;
  return candidateAt(matches, match, { article, key: 0, score });
}

/**
 * Lifts the passages that are like the best ones, and these, their own nearest: what is relevant is alike (van Rijsbergen
 * 1979, ch. 3; as local score regularization, Diaz 2007). Each of the best adds its score, times the share of the query that
 * it covers, to its neighbours by their similarity. Only passages that match are lifted; of near-duplicates, for the first of
 * which a neighbour stands, those that are shown.
 *
 * Fetches the neighbours of the best, some 50 bytes for each of them. Logarithmic in the matches.
 */
export async function liftNeighbours(
  index: PassageIndex,
  planned: PlannedQuery,
  { matches, folding: { into, shown } }: Omit<RankedMatches, "lifted">,
): Promise<Lifted> {
  const best = bestOf(matches, into, RANKING.lifting).map((match) => {
    const score = matches.scores[match] ?? 0;
    const candidate = candidateOf(index, matches, [match, score]);
    return { ...candidate, match, gives: RANKING.lift * score * coverQuery(planned, candidate).share };
  });
  const { set: sets } = index.columns;
  const lifted = new Map<number, number>();
  if (best.every(({ gives }) => gives === 0)) return lifted;
  const lift = (match: number, gain: number) =>
    lifted.set(match, (lifted.get(match) ?? matches.scores[match] ?? 0) + gain);
  const neighbours = await index.readNeighbours(best.map(({ passage }) => passage));
  for (const [at, { match, gives }] of best.entries()) {
    lift(match, gives);
    for (const { passage, similarity } of neighbours[at] ?? []) {
      const set = sets[passage] ?? 0;
      const found = set > 0 ? shown.get(set) : findMatch(matches, passage);
      for (const neighbour of found ?? []) lift(neighbour, gives * similarity);
    }
  }
  return lifted;
}

/** The two best candidates, the best first. What was not lifted was behind the best before, and still is. */
export function bestCandidates(index: PassageIndex, { matches, folding, lifted }: RankedMatches): Candidate[] {
  const scored = bestOf(matches, folding.into, 2).map((match) => [match, matches.scores[match] ?? 0] as const);
  const candidates = (lifted.size > 0 ? [...lifted] : scored).map((one) => candidateOf(index, matches, one));
  return candidates.sort(compareRanked).slice(0, 2);
}
