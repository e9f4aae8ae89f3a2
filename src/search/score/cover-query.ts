import type { PlannedQuery, WordCover } from "../query/query-plan.ts";
import { type Candidate, isMatched } from "./top-passages.ts";

/** Which parts of a query a passage covers. */
export interface Coverage {
  matched: string[];
  missing: string[];
  /** The share of the query's weight that is covered, from 0 to 1: rare words weigh more, and of a guessed word a part stays uncovered. 1 for a query without words. */
  share: number;
}

function isCovered(candidate: Candidate, { any, all }: WordCover): boolean {
  if (any.some((clause) => isMatched(candidate, clause))) return true;
  return all.length > 0 && all.every((clause) => isMatched(candidate, clause));
}

/**
 * Finds which parts of a query a passage covers: each word, by itself, as corrected, by a synonym or by all of its bigrams,
 * and each demand. Words of phrases count with the phrase.
 */
export function coverQuery({ query: { words, demands }, plan }: PlannedQuery, candidate: Candidate): Coverage {
  const parts = [
    ...words.flatMap(({ word, isQuoted }, at) => {
      const cover = plan.cover[at];
      if (isQuoted || !cover) return [];
      const { weight, had } = cover;
      return [{ name: word, has: isCovered(candidate, cover), weight, had }];
    }),
    ...demands.flatMap(({ name, role }, at) => {
      const clause = words.length + at;
      const weight = plan.clauses[clause]?.passageWeight ?? 0;
      return role === "not" ? [] : [{ name, has: isMatched(candidate, clause), weight, had: weight }];
    }),
  ];
  const [had, lacked] = [parts.filter(({ has }) => has), parts.filter(({ has }) => !has)];
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return {
    matched: had.map(({ name }) => name),
    missing: lacked.map(({ name }) => name),
    share: parts.length === 0 ? 1 : had.reduce((sum, part) => sum + part.had, 0) / Math.max(whole, Number.MIN_VALUE),
  };
}
