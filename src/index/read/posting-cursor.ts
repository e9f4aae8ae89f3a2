import { CorruptIndexError } from "../format/index-errors.ts";

/** Stands behind the last posting: greater than every passage number. */
export const END = 0xffffffff;

/**
 * Walks over the postings of a term, passages ascending, decoding them in place: one object for a term of a query,
 * nothing for a posting. Positions are decoded only of postings that are asked for them.
 */
export class PostingCursor {
  readonly #postings: Uint8Array;
  readonly #positions: Uint8Array;
  #at = 0;
  #positionsAt = 0;
  /** Positions of postings passed by that were not asked for. */
  #toSkip = 0;
  #areRead = true;

  /** Passage of the posting; {@link END} behind the last. */
  passage = 0;
  /** How often the term occurs in each field of the passage. */
  title = 0;
  section = 0;
  text = 0;

  /** Stands on the first posting. `positions` is empty when nobody will ask for them. */
  constructor(postings: Uint8Array, positions: Uint8Array) {
    this.#postings = postings;
    this.#positions = positions;
    this.next();
  }

  #varint(): number {
    const byte = this.#postings[this.#at++] ?? 0;
    return byte < 0x80 ? byte : this.#longVarint(byte & 0x7f);
  }

  /** Reads on an integer of which the lowest seven bits are read. */
  #longVarint(lowest: number): number {
    const bytes = this.#postings;
    let value = lowest;
    let shift = 7;
    for (;;) {
      const byte = bytes[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
      shift += 7;
    }
  }

  /** Goes to the next posting. */
  next(): void {
    if (!this.#areRead) this.#toSkip += this.title + this.section + this.text;
    this.#areRead = false;
    if (this.#at >= this.#postings.length) {
      this.passage = END;
      return;
    }
    const step = this.#varint();
    this.passage += step >>> 1;
    if ((step & 1) === 1) {
      this.title = 0;
      this.section = 0;
      this.text = 1;
    } else {
      this.title = this.#varint();
      this.section = this.#varint();
      this.text = this.#varint();
    }
  }

  #skipPositions(): void {
    const bytes = this.#positions;
    let at = this.#positionsAt;
    for (let left = this.#toSkip; left > 0; at++) if ((bytes[at] ?? 0) < 0x80) left -= 1;
    this.#positionsAt = at;
    this.#toSkip = 0;
  }

  #readField(count: number, into: number[]): void {
    const bytes = this.#positions;
    into.length = count;
    let position = 0;
    for (let index = 0; index < count; index++) {
      let [byte, shift] = [bytes[this.#positionsAt++] ?? 0, 7];
      let step = byte & 0x7f;
      while (byte >= 0x80) {
        byte = bytes[this.#positionsAt++] ?? 0;
        step |= (byte & 0x7f) << shift;
        shift += 7;
      }
      position += step;
      into[index] = position;
    }
  }

  /** Reads the positions of the posting, of each field ascending, into lists that are used again and again. Once for a posting. */
  readPositions(into: { title: number[]; section: number[]; text: number[] }): void {
    if (this.#areRead) throw new CorruptIndexError("Positions were asked for twice, wanted once");
    this.#skipPositions();
    this.#readField(this.title, into.title);
    this.#readField(this.section, into.section);
    this.#readField(this.text, into.text);
    this.#areRead = true;
  }
}
