import type { Field } from "../../index/format/layout.ts";
import type { TermEntry } from "../../index/read/term-dictionary.ts";
import type { Demand, ParsedQuery } from "./parsed-query.ts";

/** A term of the plan, by its place in the list of terms, and how much an occurrence of it counts. */
interface Member {
  term: number;
  weight: number;
}

/** A place in a clause that any of some terms fills. */
export interface ClauseSlot {
  members: readonly Member[];
  /** Words after the first of the clause. */
  offset: number;
}

/** Something to find in a passage: a word, or several in their places. */
export interface Clause {
  /** Whether it may be there, must be, or must not be. */
  role: Demand["role"];
  /** The only field that it counts in; `null` for any. */
  field: Field | null;
  slots: readonly ClauseSlot[];
  /** Weight of the clause times how rare it is, among passages and among articles. */
  passageWeight: number;
  articleWeight: number;
}

/** Two neighbouring words of the query, by their terms' places in the list of terms. */
export interface WordPair {
  first: number;
  second: number;
  /** How many words further on the second was typed, common words counted. */
  gap: number;
  weight: number;
}

/** A word that the index does not have, and the words that it may have been meant to be, the likeliest first. */
export interface Correction {
  from: string;
  to: readonly string[];
}

/** What to look up for a query, and how it counts. */
export interface QueryPlan {
  terms: TermEntry[];
  /** Those of the words of the query, in their order, then of its demands, then the others. */
  clauses: Clause[];
  pairs: WordPair[];
  /** For each word of the query how a passage has it: by its own clause, its synonyms', all its bigrams'. */
  cover: WordCover[];
  corrections: Correction[];
  /** Words, by their first terms, that nothing in the index is like. */
  unknown: string[];
  /** What a person should know of how words were looked up. */
  notes: string[];
  /** Whether every passage matches that nothing excludes: nothing was sought. */
  matchesAll: boolean;
}

/** How a passage has a word of the query: by any of the clauses numbered in `any`, or by all in `all` when there are some. */
export interface WordCover {
  any: readonly number[];
  all: readonly number[];
  /** The weight of the word in the query, and how much of it a passage that has the word has: all, or less when it was guessed. */
  weight: number;
  had: number;
}

/** A query as it was understood, and what is looked up for it. */
export interface PlannedQuery {
  query: ParsedQuery;
  plan: QueryPlan;
}
