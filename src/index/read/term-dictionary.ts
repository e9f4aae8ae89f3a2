import type { Column } from "./resident-part.ts";
import type { StringTable, TableCursor } from "./string-table.ts";

/** A term of the index: how frequent it is, and where its postings lie. */
export interface TermEntry {
  term: string;
  /** Passages and articles that have it. */
  passages: number;
  articles: number;
  /** Where its postings begin in their section, and the bytes of these and of the positions that follow them. */
  offset: number;
  postingsBytes: number;
  positionsBytes: number;
}

/** Integers to each term, in this order: passages, articles, bytes of postings, bytes of positions. */
export const VALUES_PER_TERM = 4;

const encoder = new TextEncoder();

/** The terms of an index, sorted by their bytes. */
export class TermDictionary {
  readonly #table: StringTable;
  readonly #postings: Column;

  /** `postings`: where the postings of each group of the table begin. */
  constructor(table: StringTable, postings: Column) {
    this.#table = table;
    this.#postings = postings;
  }

  #entryAt({ text, group, values, sums }: TableCursor): TermEntry {
    const [passages = 0, articles = 0, postingsBytes = 0, positionsBytes = 0] = values;
    const [, , postingsBefore = 0, positionsBefore = 0] = sums;
    const offset = (this.#postings[group] ?? 0) + postingsBefore + positionsBefore;
    return { term: text, passages, articles, offset, postingsBytes, positionsBytes };
  }

  /** Finds a term; `null` when the index does not have it. Logarithmic in the number of terms. */
  find(term: string): TermEntry | null {
    const cursor = this.#table.find(encoder.encode(term));
    return cursor && this.#entryAt(cursor);
  }

  /** Finds the terms that the index has, in the order given. */
  findAll(terms: Iterable<string>): TermEntry[] {
    return Array.from(terms, (term) => this.find(term)).filter((entry) => entry !== null);
  }
}
