import { beginsWith } from "../format/compare-bytes.ts";
import { EditRows } from "./edit-rows.ts";
import type { StringTable } from "./string-table.ts";
import type { TableCursor } from "./table-cursor.ts";

/** A word as articles have it, case-folded, and how often it is written. */
export interface VocabularyEntry {
  word: string;
  count: number;
}

/** Integers to each word: how often it is written. */
export const VALUES_PER_WORD = 1;

const encoder = new TextEncoder();

function entryAt({ text, values: [count = 0] }: TableCursor): VocabularyEntry {
  return { word: text, count };
}

/** The words of the corpus with their endings, sorted by their bytes: what a word that is not among them may be meant to be. */
export class Vocabulary {
  readonly #table: StringTable;

  constructor(table: StringTable) {
    this.#table = table;
  }

  /** Finds the words that begin with a prefix, in their order. Linear in how many these are. */
  *startingWith(prefix: string): Generator<VocabularyEntry> {
    const beginning = encoder.encode(prefix);
    const cursor = this.#table.seek(beginning);
    while (!cursor.isEnd && beginsWith(cursor.key, beginning)) {
      yield entryAt(cursor);
      cursor.next();
    }
  }

  /**
   * Finds the words within so many edits of one, with how many there are: letters put in, left out or exchanged,
   * or two neighbours swapped. A walk over the table that keeps the rows of the edit distances of what a word
   * begins with like the one before, and leaps over the words whose beginning is too far off already.
   */
  *near(word: string, most: number): Generator<VocabularyEntry & { edits: number }> {
    const rows = new EditRows(word, most);
    const cursor = this.#table.cursorAt(0);
    while (!cursor.isEnd) {
      const edits = rows.read(cursor);
      if (edits !== null) yield { ...entryAt(cursor), edits };
      const next = rows.isDead ? rows.skipDead(cursor) : undefined;
      if (next === null) return;
      if (next) cursor.seek(next);
      else cursor.next();
    }
  }
}
