import { ByteReader } from "../format/byte-reader.ts";
import { CorruptIndexError } from "../format/index-errors.ts";

/** Stands behind the last posting: greater than every passage number. */
export const END = 0xffffffff;

/**
 * Walks over the postings of a term, passages ascending, decoding them in place: one object for a term of a query,
 * nothing for a posting. Positions are decoded only of postings that are asked for them.
 */
export class PostingCursor {
  readonly #postings: ByteReader;
  readonly #positions: ByteReader;
  /** Positions of postings passed by that were not asked for. */
  #toSkip = 0;
  #areRead = true;

  /** Passage of the posting; {@link END} behind the last. */
  passage = 0;
  /** How often the term occurs in each field of the passage. */
  title = 0;
  section = 0;
  text = 0;

  readonly #bytes: readonly [postings: Uint8Array, positions: Uint8Array];

  /** Stands on the first posting. `positions` is empty when nobody will ask for them. */
  constructor(postings: Uint8Array, positions: Uint8Array) {
    this.#bytes = [postings, positions];
    this.#postings = new ByteReader(postings);
    this.#positions = new ByteReader(positions);
    this.next();
  }

  /** Goes to the next posting. */
  next(): void {
    this.#goOn(0);
  }

  /** Gives another walk over the same postings from the first on. */
  restart(): PostingCursor {
    return new PostingCursor(...this.#bytes);
  }

  /** Goes to the first posting of a passage from a number on. */
  advanceTo(passage: number): void {
    if (this.passage < passage) this.#goOn(passage);
  }

  /** Goes on by one posting or more, to one of a passage from a number on. What is passed by is kept in no field: a common word has many. */
  #goOn(wanted: number): void {
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

  #readField(count: number, into: number[]): void {
    into.length = count;
    let position = 0;
    for (let index = 0; index < count; index++) {
      position += this.#positions.varint();
      into[index] = position;
    }
  }

  /** Reads the positions of the posting, of each field ascending, into lists that are used again and again. Once for a posting. */
  readPositions(into: { title: number[]; section: number[]; text: number[] }): void {
    if (this.#areRead) throw new CorruptIndexError("Positions were asked for twice, wanted once");
    this.#positions.skipVarints(this.#toSkip);
    this.#toSkip = 0;
    this.#readField(this.title, into.title);
    this.#readField(this.section, into.section);
    this.#readField(this.text, into.text);
    this.#areRead = true;
  }
}
