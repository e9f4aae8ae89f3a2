import type { ArticleFilters } from "../../contract/search-request.ts";
import type { QueryToken } from "../../text/analyse-query.ts";

/** A word of the query to search. */
export interface QueryWord extends QueryToken {
  /** How often it was typed. */
  count: number;
  /** Whether it must be there: it was typed with `+`, or alone between quotation marks. */
  isRequired: boolean;
  /** Whether it was typed only as part of phrases: it is scored, but the phrase is what was asked for. */
  isQuoted: boolean;
}

/** A word of a phrase: any of some terms, and how many words it comes after the first. */
export interface Slot {
  terms: readonly string[];
  offset: number;
}

/** Words one after another. */
export type Wording = readonly Slot[];

/** What the query language asks for beyond plain words: a phrase, a word in the title, the beginning of a word, an exclusion. */
export interface Demand {
  /** Its name in the answer. */
  name: string;
  /** How often it was typed. */
  count: number;
  kind: "phrase" | "word" | "beginning";
  role: "should" | "must" | "not";
  /** The field it must be in; `null` for any. */
  field: "title" | null;
  /** The words as typed, case-folded. */
  words: readonly string[];
  wording: Wording;
  /** Its terms when all of it is one name written as several words: `nodejs` for `node.js`. */
  whole: readonly string[];
}

/** The filters typed in a query: those that must hold, and those that must not. */
export interface QueryFilters {
  wanted: Partial<ArticleFilters>;
  unwanted: Partial<ArticleFilters>;
}

/** A query as it was understood. */
export interface ParsedQuery {
  /** The distinct words to search, in the order typed. */
  words: QueryWord[];
  /** Every token, in order, stop words included: pairs and synonyms are found in it. */
  tokens: QueryToken[];
  /** The distinct demands, in the order typed. */
  demands: Demand[];
  filters: QueryFilters;
  /** Words that are not scored. */
  ignored: string[];
  notes: string[];
}
