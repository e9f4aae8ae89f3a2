import type { PlannedQuery, WordCover } from "../query/query-plan.ts";
import { type Candidate, isMatched } from "./top-passages.ts";

/** Which parts of a query a passage covers. */
export interface Coverage {
  matched: string[];
  missing: string[];
  /** The share of the query's weight that is covered, from 0 to 1: rare words weigh more, and of a guessed word a part stays uncovered. 1 for a query without words. */
  share: number;
  /** The same with guessed words as what they are: words that no passage has. */
  found: number;
  /** How many parts are covered, guessed words not counted. */
  parts: number;
  /** The whole weight of the query, by which `found` is a share. */
  weight: number;
}

/** A word or a demand of a query, and whether a passage has it. */
interface Part {
  name: string;
  has: boolean;
  weight: number;
  /** How much of the weight counts as covered. */
  had: number;
  absent: number | null;
}

function isCovered(candidate: Candidate, { any, all }: WordCover): boolean {
  if (any.some((clause) => isMatched(candidate, clause))) return true;
  return all.length > 0 && all.every((clause) => isMatched(candidate, clause));
}

/** The words and demands of a query, but for those that take too long to seek. Words of phrases count with the phrase. */
function listParts({ query: { words, demands }, plan }: PlannedQuery, candidate: Candidate): Part[] {
  const isLeftOut = (clause: number) => plan.clauses[clause]?.slots.length === 0;
  return [
    ...words.flatMap(({ word, isQuoted }, at) => {
      const cover = plan.cover[at];
      if (isQuoted || !cover || isLeftOut(at)) return [];
      const { weight, had, absent } = cover;
      return [{ name: word, has: isCovered(candidate, cover), weight, had, absent }];
    }),
    ...demands.flatMap(({ name, role }, at) => {
      const clause = words.length + at;
      const weight = plan.clauses[clause]?.passageWeight ?? 0;
      return role === "not" || isLeftOut(clause)
        ? []
        : [{ name, has: isMatched(candidate, clause), weight, had: weight, absent: null }];
    }),
  ];
}

function sum(parts: readonly Part[], weigh: (part: Part) => number): number {
  return parts.reduce((total, part) => total + weigh(part), 0);
}

/**
 * Finds which parts of a query a passage covers: each word, by itself, as corrected, by a synonym or by all of its bigrams,
 * and each demand.
 */
export function coverQuery(planned: PlannedQuery, candidate: Candidate): Coverage {
  const parts = listParts(planned, candidate);
  const [has, lacks] = [parts.filter((part) => part.has), parts.filter((part) => !part.has)];
  const found = has.filter(({ absent }) => absent === null);
  const weight = sum(parts, (part) => part.absent ?? part.weight);
  const shareOf = (had: number, whole: number) => (parts.length === 0 ? 1 : had / Math.max(whole, Number.MIN_VALUE));
  return {
    matched: has.map(({ name }) => name),
    missing: lacks.map(({ name }) => name),
    share: shareOf(
      sum(has, ({ had }) => had),
      sum(parts, (part) => part.weight),
    ),
    found: shareOf(
      sum(found, ({ had }) => had),
      weight,
    ),
    parts: found.length,
    weight,
  };
}
