import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { RANKING } from "../../src/search/ranking.ts";
import { coverQuery } from "../../src/search/score/cover-query.ts";
import type { Ranking } from "../../src/search/score/rank-passages.ts";
import type { NaiveHit } from "./naive-ranking.ts";

/** The clauses that a passage matches, as the bits of a candidate. */
function bitsOf(clauses: readonly number[], count: number): number[] {
  const bits = new Int32Array(Math.ceil(count / 32));
  for (const clause of clauses) bits[clause >>> 5] = (bits[clause >>> 5] ?? 0) | (1 << (clause & 31));
  return [...bits];
}

/**
 * Gives passages the scores that they have when the best of them have lifted those that are similar to them: each passage
 * looks who lifts it, or a near-duplicate of it.
 */
export async function liftNaively<Hit extends NaiveHit>(
  index: PassageIndex,
  ranking: Ranking,
  left: readonly Hit[],
): Promise<Hit[]> {
  const { set: sets } = index.columns;
  const byScore = left.toSorted((a, b) => b.score - a.score || a.passage - b.passage);
  const best = byScore.slice(0, RANKING.lifting);
  const neighbours = await index.readNeighbours(best.map(({ passage }) => passage));
  return left.map((hit) => {
    const set = sets[hit.passage] ?? 0;
    const isHit = (passage: number) => passage === hit.passage || (set > 0 && sets[passage] === set);
    const gains = best.map((from, at) => {
      const candidate = { ...from, key: 0, matched: bitsOf(from.clauses, ranking.plan.clauses.length) };
      const similarity =
        from.passage === hit.passage ? 1 : (neighbours[at]?.find(({ passage }) => isHit(passage))?.similarity ?? 0);
      return RANKING.lift * from.score * coverQuery(ranking, candidate).share * similarity;
    });
    return { ...hit, score: gains.reduce((sum, gain) => sum + gain, hit.score) };
  });
}
