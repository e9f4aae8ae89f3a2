import type { PostingCursor } from "../../index/read/posting-cursor.ts";
import type { Clause, QueryPlan } from "../query/query-plan.ts";
import type { Lead } from "./passage-walk.ts";
import { UnionCursor } from "./union-cursor.ts";

/** The postings of a clause that is one word in any field: of its term, or of any of its terms. */
export type WordPostings = PostingCursor | UnionCursor;

/** Opens the postings of a clause; `null` when it is more than a word, or in one field alone. */
export function postingsOf(
  { slots: [slot, ...others], field }: Clause,
  cursors: readonly PostingCursor[],
): WordPostings | null {
  if (!slot || others.length > 0 || field !== null) return null;
  const [first, ...more] = slot.members;
  if (first?.weight === 1 && more.length === 0) return cursors[first.term] ?? null;
  // Walks of its own: a phrase or a pair may have one of the terms too.
  const terms = slot.members.flatMap(({ term, weight }) => {
    const cursor = cursors[term]?.restart();
    return cursor ? [{ cursor, weight }] : [];
  });
  return new UnionCursor(terms);
}

/** What leads to the passages that a plan is about: the words' postings, and the terms of what is no word, and of pairs. */
export function leadsOf(
  { clauses, pairs }: QueryPlan,
  words: readonly (WordPostings | null)[],
  cursors: readonly PostingCursor[],
): Lead[] {
  const ofClauses = clauses.flatMap(({ slots }, at) =>
    words[at] ? [] : slots.flatMap(({ members }) => members.map(({ term }) => term)),
  );
  const ofPairs = pairs.flatMap(({ first, second }) => [first, second]);
  const terms = [...ofClauses, ...ofPairs].map((term) => cursors[term]);
  return [...new Set([...words, ...terms])].filter((lead) => lead !== null && lead !== undefined);
}
