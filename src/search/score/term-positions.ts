import type { Field } from "../../index/format/layout.ts";
import type { PostingCursor } from "../../index/read/posting-cursor.ts";

/** Positions of a term in the fields of a passage, each list ascending. */
export type Positions = Readonly<Record<Field, readonly number[]>>;

const NONE: Positions = { title: [], section: [], text: [] };

/** Where terms stand in the passages that their cursors are at. The lists of positions are made once and used again. */
export class TermPositions {
  readonly #cursors: readonly (PostingCursor | undefined)[];
  readonly #positions: readonly Record<Field, number[]>[];
  /** The passage whose positions were read for each term. */
  readonly #readFor: Float64Array;

  /** `cursors`: those of terms, by their numbers. */
  constructor(cursors: readonly (PostingCursor | undefined)[]) {
    this.#cursors = cursors;
    this.#positions = Array.from(cursors, () => ({ title: [], section: [], text: [] }));
    this.#readFor = new Float64Array(cursors.length).fill(-1);
  }

  /** Positions of a term in the fields of the passage that its cursor is at; valid until that goes on. */
  of(term: number): Positions {
    const cursor = this.#cursors[term];
    const positions = this.#positions[term];
    if (!cursor || !positions) return NONE;
    if (this.#readFor[term] !== cursor.passage) cursor.readPositions(positions);
    this.#readFor[term] = cursor.passage;
    return positions;
  }
}
