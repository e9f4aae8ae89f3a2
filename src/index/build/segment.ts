import { ByteReader } from "../format/byte-reader.ts";
import { ByteWriter } from "../format/byte-writer.ts";
import { groupPlaces } from "./group-places.ts";
import { type PackedTerm, readPackedTerm, skipPackedTerm } from "./packed-term.ts";
import { sortByBytes } from "./sort-by-bytes.ts";
import type { TermPostings } from "./spilled-segment.ts";
import { Uint32List } from "./uint32-list.ts";

const encoder = new TextEncoder();

/** The terms of an article with their packed postings, which lie one after another in the same order. */
interface PackedTerms {
  terms: readonly string[];
  postings: Uint8Array;
}

/** Gathers the postings of a run of articles. Memory: the postings, and twelve bytes for each term of each article. */
export class Segment {
  readonly #numbers = new Map<string, number>();
  /** For each term of each article: its number, the article's first passage, and where its postings lie. */
  readonly #terms = new Uint32List();
  readonly #passages = new Uint32List();
  readonly #places = new Uint32List();
  readonly #postings = new ByteWriter();
  /** What one term has in all articles. */
  readonly #joined = { postings: new ByteWriter(), positions: new ByteWriter() };

  /** Adds the next article, whose first passage has the number `passage`. */
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

  /** Joins what a term has in one article after another; `read` gives each part. */
  #join(parts: Uint32Array, read: (part: number) => PackedTerm): PackedTerm {
    const first = read(parts[0] ?? 0);
    if (parts.length === 1) return first;
    const { postings, positions } = this.#joined;
    postings.bytes(first.postings);
    positions.bytes(first.positions);
    let { passages, last } = first;
    for (let at = 1; at < parts.length; at++) {
      const part = read(parts[at] ?? 0);
      postings.varint((part.first - last) * 2 + Number(part.isFirstPlain));
      postings.bytes(part.postings);
      positions.bytes(part.positions);
      passages += part.passages;
      last = part.last;
    }
    return { ...first, passages, last, postings: postings.take(), positions: positions.take() };
  }

  /** Gives every term with its postings, in the order of the terms' bytes. To be called once, after the last article. */
  *finish(): Generator<TermPostings> {
    const { starts, places: parts } = groupPlaces(this.#terms.values, this.#numbers.size);
    const [places, passages] = [this.#places.values, this.#passages.values];
    const reader = new ByteReader(this.#postings.take());
    const read = (part: number): PackedTerm => {
      reader.at = places[part] ?? 0;
      const term = readPackedTerm(reader);
      const before = passages[part] ?? 0;
      term.first += before;
      term.last += before;
      return term;
    };
    for (const term of sortByBytes([...this.#numbers.keys()])) {
      const number = this.#numbers.get(term) ?? 0;
      const own = parts.subarray(starts[number], starts[number + 1]);
      yield { key: encoder.encode(term), articles: own.length, ...this.#join(own, read) };
    }
  }
}
