import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";

/** A term by its postings, and how much an occurrence of it counts. */
export interface WeighedCursor {
  cursor: PostingCursor;
  weight: number;
}

/**
 * Walks over the passages that have any of some terms, ascending, as a {@link PostingCursor} does over those of one: its
 * frequencies are the sums of the terms', by their weights. A heap of the terms' cursors (Williams 1964): a step costs the
 * logarithm of their number for each term that the passage has.
 */
export class UnionCursor {
  /** The cursor whose passage is least on top. */
  readonly #heap: WeighedCursor[];
  /** Passage that has any of the terms; END behind the last. */
  passage = END;
  title = 0;
  section = 0;
  text = 0;

  /** Stands on the first passage. The cursors are its own from then on. */
  constructor(terms: readonly WeighedCursor[]) {
    this.#heap = terms.toSorted((a, b) => a.cursor.passage - b.cursor.passage);
    this.#gather();
  }

  /** Puts the cursor on top where it belongs now that it has gone on. */
  #sink(): void {
    const heap = this.#heap;
    const top = heap[0];
    if (!top) return;
    const { passage } = top.cursor;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      let child = heap[below];
      const right = heap[below + 1];
      if (child && right && right.cursor.passage < child.cursor.passage) {
        child = right;
        below += 1;
      }
      if (!child || child.cursor.passage >= passage) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = top;
  }

  /** Adds up the terms of the passage that comes next. */
  #gather(): void {
    const heap = this.#heap;
    const passage = heap[0]?.cursor.passage ?? END;
    this.passage = passage;
    this.title = 0;
    this.section = 0;
    this.text = 0;
    if (passage === END) return;
    for (let top = heap[0]; top && top.cursor.passage === passage; top = heap[0]) {
      const { cursor, weight } = top;
      this.title += weight * cursor.title;
      this.section += weight * cursor.section;
      this.text += weight * cursor.text;
      cursor.next();
      this.#sink();
    }
  }

  /** Goes to the first passage from a number on. */
  advanceTo(passage: number): void {
    if (this.passage >= passage) return;
    const heap = this.#heap;
    for (let top = heap[0]; top && top.cursor.passage < passage; top = heap[0]) {
      top.cursor.advanceTo(passage);
      this.#sink();
    }
    this.#gather();
  }
}
