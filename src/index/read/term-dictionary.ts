import { beginsWith } from "../format/compare-bytes.ts";
import type { Column } from "./column.ts";
import { EditRows } from "./edit-rows.ts";
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

  /** Finds the terms that begin with a prefix, in their order. Linear in how many these are. */
  *startingWith(prefix: string): Generator<TermEntry> {
    const beginning = encoder.encode(prefix);
    const cursor = this.#table.seek(beginning);
    while (!cursor.isEnd && beginsWith(cursor.key, beginning)) {
      yield this.#entryAt(cursor);
      cursor.next();
    }
  }

  /**
   * Finds the terms within so many edits of a word, with how many there are: letters put in, left out or exchanged,
   * or two neighbours swapped. A walk over the dictionary that keeps the rows of the edit distances of what a term
   * begins with like the one before, and leaps over the terms that begin with what is too far off already.
   */
  *near(word: string, most: number): Generator<{ entry: TermEntry; edits: number }> {
    const rows = new EditRows(word, most);
    const cursor = this.#table.cursorAt(0);
    while (!cursor.isEnd) {
      const edits = rows.read(cursor.key, cursor.shared);
      if (edits !== null) yield { entry: this.#entryAt(cursor), edits };
      const dead = rows.deadBytes;
      if (dead === null) cursor.next();
      else cursor.leave(dead);
    }
  }
}
