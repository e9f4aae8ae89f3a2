import type { ArticleFilters } from "../../contract/search-request.ts";
import type { Field } from "../../index/format/layout.ts";
import type { QueryToken } from "../../text/analyse-query.ts";

/** A word of the query that is searched. */
export interface QueryWord extends QueryToken {
  /** How often it was typed. */
  count: number;
  /** Whether it must be there: it was typed with `+`. */
  isRequired: boolean;
  /** Whether it was typed only between quotation marks: it counts, but what is sought is the phrase. */
  isQuoted: boolean;
}

/** A word of a phrase: any of some terms, and how many words after the first it stands. */
export interface Slot {
  terms: readonly string[];
  offset: number;
}

/** Words one after another. */
export type Wording = readonly Slot[];

/** What the query language asks for beyond words: a phrase, a word in a title, the beginning of a word, or what must not be there. */
export interface Demand {
  /** As it is named in an answer. */
  name: string;
  kind: "phrase" | "word" | "beginning";
  role: "should" | "must" | "not";
  /** The field that it must be in; `null` for any. */
  field: Field | null;
  /** The words as typed, case-folded. */
  words: readonly string[];
  wording: Wording;
}

/** Filters that stand in a query: those that must hold, and those that must not. */
export interface QueryFilters {
  wanted: Partial<ArticleFilters>;
  unwanted: Partial<ArticleFilters>;
}

/** A query as it was understood. */
export interface ParsedQuery {
  /** Distinct words to search, in the order typed. */
  words: QueryWord[];
  /** Every token that is searched, in order, stop words included: neighbours and synonyms are found in it. */
  tokens: QueryToken[];
  demands: Demand[];
  filters: QueryFilters;
  /** Words that are not scored. */
  ignored: string[];
  notes: string[];
}
