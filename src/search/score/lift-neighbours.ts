import type { PassageIndex } from "../../index/read/passage-index.ts";
import { findFirst } from "../../text/find-first.ts";
import { RANKING } from "../ranking.ts";
import { coverQuery, type Sought } from "./cover-query.ts";
import type { Folded } from "./fold-duplicates.ts";
import { bestOf, candidateAt, type Matches } from "./matches.ts";
import { type Candidate, comparePlaces } from "./top-passages.ts";

/** The place of a number in a list that ascends; `null` when it is not there. */
function findPlace(numbers: readonly number[], wanted: number): number | null {
  const place = findFirst(numbers.length, (at) => (numbers[at] ?? 0) >= wanted);
  return numbers[place] === wanted ? place : null;
}

/**
 * Adds to the scores of passages that are like the best ones, and to those of these, their own nearest: what is relevant is
 * alike (van Rijsbergen 1979, ch. 3; as local score regularization, Diaz 2007). Each of the best gives its score, by the share
 * of the query that it covers, to its neighbours, by their likeness. Only passages that match are lifted; for a
 * near-duplicate, the one that it is folded into. Gives the two that are the best then.
 *
 * Fetches the neighbours of the best, some 50 bytes for each of them. Logarithmic in the matches.
 */
export async function liftNeighbours(
  index: PassageIndex,
  sought: Sought,
  { matches, folded }: { matches: Matches; folded: Folded },
): Promise<Candidate[]> {
  const { article } = index.columns;
  const best = bestOf(matches, RANKING.lifting, article);
  const given = best.map((one) => RANKING.lift * one.score * coverQuery(sought, one).share);
  if (given.every((score) => score === 0)) return best.slice(0, 2);
  const neighbours = await index.readNeighbours(best.map(({ passage }) => passage));
  const firstOf = new Map(
    Array.from(folded, ([first, others]) => others.map((other) => [other, first] as const)).flat(),
  );
  const lifted = new Set<number>();
  const lift = (passage: number, score: number) => {
    const place = findPlace(matches.passages, firstOf.get(passage) ?? passage);
    if (place === null) return;
    matches.scores[place] = (matches.scores[place] ?? 0) + score;
    lifted.add(place);
  };
  for (const [at, { passage }] of best.entries()) {
    const score = given[at] ?? 0;
    lift(passage, score);
    for (const neighbour of neighbours[at] ?? []) lift(neighbour.passage, score * neighbour.likeness);
  }
  // What was not lifted was behind the best before, and is so still.
  const candidates = Array.from(lifted, (place) =>
    candidateAt(matches, place, { article: article[matches.passages[place] ?? 0] ?? 0, key: 0 }),
  );
  return candidates.sort(comparePlaces).slice(0, 2);
}
