import { ByteReader } from "../format/byte-reader.ts";
import type { Field } from "../format/layout.ts";

/**
 * Stands behind the last passage: greater than every passage number, since each passage takes some bytes of an index. It is the
 * greatest integer that V8 keeps in a pointer; with 2^32 - 1 matching took 5 % longer.
 */
export const END = 0x3fffffff;

/**
 * Goes over the postings of a term, passages ascending, and decodes them in place: one object for a term of a query,
 * nothing for a posting. Positions are decoded only for postings that are asked for them.
 */
export class PostingCursor {
  readonly #bytes: readonly [postings: Uint8Array, positions: Uint8Array];
  readonly #postings: ByteReader;
  readonly #positions: ByteReader;
  /** Where the positions of this posting begin, when they were read. */
  #start = 0;
  /** Positions that lie between the reader and those of this posting. */
  #toSkip = 0;
  /** Whether {@link #lists} are those of this posting. */
  #areRead = true;
  #lists: Record<Field, number[]> | null = null;

  /** Passage of the posting; {@link END} behind the last. */
  passage = 0;
  /** How often the term occurs in each field of the passage. */
  title = 0;
  section = 0;
  text = 0;

  /** Starts on the first posting. `positions` is empty when nobody will ask for them. */
  constructor(postings: Uint8Array, positions: Uint8Array) {
    this.#bytes = [postings, positions];
    this.#postings = new ByteReader(postings);
    this.#positions = new ByteReader(positions);
    this.next();
  }

  /** Gives a cursor of its own on the first of the same postings. */
  restart(): PostingCursor {
    return new PostingCursor(...this.#bytes);
  }

  /** Goes to the next posting. */
  next(): void {
    this.#advance(0);
  }

  /** Goes to the first posting of a passage from a number on; stays when it is there or beyond. */
  seek(passage: number): void {
    if (this.passage < passage) this.#advance(passage);
  }

  /** Upper bound of what a passage from here on scores by the term. Postings keep no maxima of their blocks yet, so there is none. */
  maxScore(): number {
    return Number.POSITIVE_INFINITY;
  }

  /** Advances by one posting or more, to a passage from a number on. Locals, not fields, hold what is passed: a common word has many postings. */
  #advance(wanted: number): void {
    const postings = this.#postings;
    let { passage, title, section, text } = this;
    let toSkip = this.#areRead ? this.#toSkip - title - section - text : this.#toSkip;
    do {
      toSkip += title + section + text;
      if (postings.isEnd) {
        passage = END;
        break;
      }
      const step = postings.varint();
      passage += step >>> 1;
      const isPlain = (step & 1) === 1;
      title = isPlain ? 0 : postings.varint();
      section = isPlain ? 0 : postings.varint();
      text = isPlain ? 1 : postings.varint();
    } while (passage < wanted);
    this.passage = passage;
    this.title = title;
    this.section = section;
    this.text = text;
    this.#toSkip = toSkip;
    this.#areRead = false;
  }

  #readField(into: number[], count: number): void {
    into.length = count;
    let position = 0;
    for (let at = 0; at < count; at++) {
      position += this.#positions.varint();
      into[at] = position;
    }
  }

  /** The term's positions in a field of the passage, ascending; valid until the cursor moves. */
  positions(field: Field): readonly number[] {
    this.#lists ??= { title: [], section: [], text: [] };
    if (!this.#areRead) {
      this.#positions.skipVarints(this.#toSkip);
      this.#start = this.#positions.at;
      this.#toSkip = 0;
      this.#readField(this.#lists.title, this.title);
      this.#readField(this.#lists.section, this.section);
      this.#readField(this.#lists.text, this.text);
      this.#areRead = true;
    }
    return this.#lists[field];
  }

  /** How often the term stands in the text of the passage before a position. Decodes no position beyond that. */
  countBefore(end: number): number {
    const positions = this.#positions;
    if (this.#areRead) positions.at = this.#start;
    else positions.skipVarints(this.#toSkip);
    this.#toSkip = 0;
    this.#areRead = false;
    const start = positions.at;
    positions.skipVarints(this.title + this.section);
    let [count, position] = [0, 0];
    for (; count < this.text; count++) {
      position += positions.varint();
      if (position >= end) break;
    }
    positions.at = start;
    return count;
  }
}
