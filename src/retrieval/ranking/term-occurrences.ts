import type { Field } from "../../index/format/layout.ts";
import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";

/** Positions of a term in the fields of a passage, each list ascending. */
export type Positions = Readonly<Record<Field, readonly number[]>>;

/** Where the terms of a query stand in one passage after another. The lists of positions are made once and used again. */
export class TermOccurrences {
  readonly #cursors: readonly PostingCursor[];
  readonly #positions: readonly Record<Field, number[]>[];
  /** The passage whose positions were read for each term. */
  readonly #readFor: Float64Array;
  /** How many passages there are, when all are visited; 0 when those are that have a term. */
  readonly #every: number;
  /** The first passage that is to be visited and was not passed by; {@link END} when there is none. */
  passage = END;

  /** With `every`, the number of all passages, each of them is visited, else those that have any of the terms. */
  constructor(cursors: readonly PostingCursor[], every = 0) {
    this.#cursors = cursors;
    this.#every = every;
    this.#positions = cursors.map(() => ({ title: [], section: [], text: [] }));
    this.#readFor = new Float64Array(cursors.length).fill(-1);
    this.advanceTo(0);
  }

  /** Positions of a term in the fields of the passage at hand, which has it; valid until the next passage. */
  positions(term: number): Positions {
    const positions = this.#positions[term] ?? { title: [], section: [], text: [] };
    if (this.#readFor[term] !== this.passage) this.#cursors[term]?.readPositions(positions);
    this.#readFor[term] = this.passage;
    return positions;
  }

  /** Goes on to the next passage. */
  advance(): void {
    this.advanceTo(this.passage + 1);
  }

  /** Goes on to the first passage from a number on. */
  advanceTo(passage: number): void {
    const cursors = this.#cursors;
    let least = END;
    // Counted by hand: the code of a first answer is not compiled yet, and an iterator would take most of its time.
    for (let term = 0; term < cursors.length; term++) {
      const cursor = cursors[term];
      if (!cursor) continue;
      while (cursor.passage < passage) cursor.next();
      if (cursor.passage < least) least = cursor.passage;
    }
    if (this.#every === 0) this.passage = least;
    else this.passage = passage < this.#every ? passage : END;
  }
}
