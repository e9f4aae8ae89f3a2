import { ByteReader } from "../format/byte-reader.ts";
import { ByteWriter } from "../format/byte-writer.ts";
import { groupPlaces } from "./group-places.ts";
import { type PackedTerm, readPackedHead, readPackedTerm, skipPackedTerm, writePackedTerm } from "./packed-term.ts";
import { sortByBytes } from "./sort-by-bytes.ts";
import type { TermPostings } from "./spilled-segment.ts";
import { Uint32List } from "./uint32-list.ts";

const encoder = new TextEncoder();

/** The terms of articles in a row with their packed postings, which lie one after another in the same order. */
export interface PackedTerms {
  terms: readonly string[];
  postings: Uint8Array;
}

/** Gathers the postings of a run of articles. Memory: the postings, and twelve bytes for each term of each part. */
export class Segment {
  readonly #numbers = new Map<string, number>();
  /** For each term of each part: its number, the part's first passage, and where its postings lie. */
  readonly #terms = new Uint32List();
  readonly #passages = new Uint32List();
  readonly #places = new Uint32List();
  readonly #postings = new ByteWriter();
  /** What one term has in all parts. */
  readonly #joined = { postings: new ByteWriter(), positions: new ByteWriter() };

  /** Adds the next part, an article or several, whose first passage has the number `passage`. */
  add({ terms, postings }: PackedTerms, passage: number): void {
    const reader = new ByteReader(postings);
    for (const term of terms) {
      const number = this.#numbers.get(term) ?? this.#numbers.size;
      if (number === this.#numbers.size) this.#numbers.set(term, number);
      this.#terms.push(number);
      this.#passages.push(passage);
      this.#places.push(this.#postings.length + reader.at);
      skipPackedTerm(reader);
    }
    this.#postings.bytes(postings);
  }

  /** Joins what a term has in one part after another, read from where each lies. */
  #join(parts: Uint32Array, from: ByteReader): PackedTerm {
    const [places, before] = [this.#places.values, this.#passages.values];
    const [first = 0] = parts;
    from.at = places[first] ?? 0;
    const joined = readPackedTerm(from);
    joined.first += before[first] ?? 0;
    joined.last += before[first] ?? 0;
    if (parts.length === 1) return joined;
    const { postings, positions } = this.#joined;
    postings.bytes(joined.postings);
    positions.bytes(joined.positions);
    for (const part of parts.subarray(1)) {
      from.at = places[part] ?? 0;
      const head = readPackedHead(from);
      postings.varint(((before[part] ?? 0) + head.first - joined.last) * 2 + Number(head.isFirstPlain));
      postings.copy(from, head.inPostings);
      positions.copy(from, head.inPositions);
      joined.passages += head.passages;
      joined.articles += head.articles;
      joined.last = (before[part] ?? 0) + head.last;
    }
    return { ...joined, postings: postings.take(), positions: positions.take() };
  }

  *#finish(): Generator<{ term: string; joined: PackedTerm }> {
    const { starts, places: parts } = groupPlaces(this.#terms.values, this.#numbers.size);
    const reader = new ByteReader(this.#postings.take());
    for (const term of sortByBytes([...this.#numbers.keys()])) {
      const number = this.#numbers.get(term) ?? 0;
      yield { term, joined: this.#join(parts.subarray(starts[number], starts[number + 1]), reader) };
    }
  }

  /** Gives every term with its postings, in the order of the terms' bytes. To be called once, after the last part. */
  *finish(): Generator<TermPostings> {
    for (const { term, joined } of this.#finish()) yield { key: encoder.encode(term), ...joined };
  }

  /** Packs what {@link finish} gives, so that it can be added to another segment. */
  pack(): PackedTerms {
    const terms: string[] = [];
    const packed = new ByteWriter();
    for (const { term, joined } of this.#finish()) {
      terms.push(term);
      writePackedTerm(joined, packed);
    }
    return { terms, postings: packed.take() };
  }
}
