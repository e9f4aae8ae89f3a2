import type { WordCover } from "../query/query-plan.ts";
import type { Ranking } from "./rank-passages.ts";
import { type Candidate, isMatched } from "./top-passages.ts";

/** What of a query a passage has, and lacks. */
export interface Coverage {
  matched: string[];
  missing: string[];
  /** The share of the query's weight that is matched, from 0 to 1: rare words weigh more. 1 when nothing was sought. */
  share: number;
}

function isCovered(candidate: Candidate, { any, all }: WordCover): boolean {
  if (any.some((clause) => isMatched(candidate, clause))) return true;
  return all.length > 0 && all.every((clause) => isMatched(candidate, clause));
}

/**
 * Tells what of a query a passage has, from what it lacks: words, by themselves, as they were corrected, by a synonym or by
 * all their bigrams, and what else was asked for. Words of phrases count with the phrase.
 */
export function coverQuery({ query: { words, demands }, plan }: Ranking, candidate: Candidate): Coverage {
  const weightOf = (clause: number) => plan.clauses[clause]?.passageWeight ?? 0;
  const parts = [
    ...words.flatMap(({ word, isQuoted }, at) => {
      const cover = plan.cover[at];
      return isQuoted || !cover ? [] : [{ name: word, has: isCovered(candidate, cover), weight: weightOf(at) }];
    }),
    ...demands.flatMap(({ name, role }, at) => {
      const clause = words.length + at;
      return role === "not" ? [] : [{ name, has: isMatched(candidate, clause), weight: weightOf(clause) }];
    }),
  ];
  const [had, lacked] = [parts.filter(({ has }) => has), parts.filter(({ has }) => !has)];
  const weigh = (some: typeof parts) => some.reduce((sum, { weight }) => sum + weight, 0);
  return {
    matched: had.map(({ name }) => name),
    missing: lacked.map(({ name }) => name),
    share: parts.length === 0 ? 1 : weigh(had) / Math.max(weigh(parts), Number.MIN_VALUE),
  };
}
