import type { TermEntry } from "../../index/read/term-dictionary.ts";
import type { Demand, ParsedQuery } from "./parsed-query.ts";

/** A term, by its number in the plan's list of terms, and the weight of an occurrence. */
interface Member {
  term: number;
  weight: number;
}

/** A word of a clause: any of some terms. */
export interface ClauseSlot {
  members: readonly Member[];
  /** How many words it comes after the first of the clause. */
  offset: number;
}

/** Something to find in a passage: a word, or a phrase of several; without a slot nothing, since it would take too long. */
export interface Clause {
  /** Whether it may, must or must not be there. */
  role: Demand["role"];
  /** The only field it counts in; `null` for all. */
  field: Demand["field"];
  slots: readonly ClauseSlot[];
  /** How slowly more occurrences stop counting. */
  k1: number;
  /** Weight of the clause in the query. */
  boost: number;
  /** That weight times its rarity, among passages and among articles. */
  passageWeight: number;
  articleWeight: number;
}

/** Two neighbouring words of the query, each by the number of its likeliest term. */
export interface WordPair {
  first: number;
  second: number;
  /** How many words after the first the second was typed, common words included. */
  gap: number;
  weight: number;
}

/** A word that the index lacks, and the words that may have been meant, the likeliest first. */
export interface Correction {
  from: string;
  to: readonly string[];
}

/** What to look up for a query, and its weights. */
export interface QueryPlan {
  terms: TermEntry[];
  /** One for each word of the query in its order, then one for each demand, then synonyms and bigrams. */
  clauses: Clause[];
  pairs: WordPair[];
  /** How many words were typed, common ones and repeated ones included, when the query may be a name: it has words, and demands nothing. Else 0. */
  nameLength: number;
  /** For each word of the query how a passage covers it. */
  cover: WordCover[];
  corrections: Correction[];
  /** Words that the index lacks and that no guess was found for. */
  unknown: string[];
  /** What a person should know about how words were looked up. */
  notes: string[];
  /** Whether every passage matches that is not excluded: the query has filters or exclusions alone. */
  matchesAll: boolean;
  /** Whether it takes so few steps that answers about other queries may be sought besides. */
  isLight: boolean;
}

/** How a passage covers a word of the query: by any clause of `any`, or by all of `all` when there are some. */
export interface WordCover {
  any: readonly number[];
  all: readonly number[];
  /** Weight of the word in the query, and how much of it counts as covered: all, or less for a guess. */
  weight: number;
  had: number;
  /** Weight of the word when the index lacks it, whatever was guessed instead: that of the rarest word. `null` when the index has it. */
  absent: number | null;
}

/** A query as it was understood, with its plan. */
export interface PlannedQuery {
  query: ParsedQuery;
  plan: QueryPlan;
}

/** Gives a plan that requires nothing any more; `null` when nothing was required, or nothing else is sought. Exclusions stay. */
export function relaxPlan(plan: QueryPlan): QueryPlan | null {
  const sought = plan.clauses.filter(({ role }) => role !== "not");
  if (sought.length < 2 || !sought.some(({ role }) => role === "must")) return null;
  return {
    ...plan,
    clauses: plan.clauses.map((clause) => (clause.role === "must" ? { ...clause, role: "should" } : clause)),
  };
}
