import { ByteWriter } from "../format/byte-writer.ts";
import type { Frequencies, InvertedTerm } from "./inverted-index.ts";
import { writePackedTerm } from "./packed-term.ts";

/** A walk over the passages that have a term in one field, ascending. */
class FieldWalk {
  readonly #entries: Iterator<[number, number]>;
  /** The passage at hand; infinity behind the last. */
  passage = 0;
  #frequency = 0;

  constructor(frequencies: Frequencies) {
    this.#entries = frequencies.entries();
    this.#next();
  }

  #next(): void {
    const { done, value } = this.#entries.next();
    if (done) this.passage = Number.POSITIVE_INFINITY;
    else [this.passage, this.#frequency] = value;
  }

  /** How often the term stands in a passage, and goes on behind it; 0 when the walk is not there. */
  take(passage: number): number {
    if (this.passage !== passage) return 0;
    const frequency = this.#frequency;
    this.#next();
    return frequency;
  }
}

/** Occurrences of a posting that is in the text once and nowhere else. */
const ONCE = [1];

/** Packs the postings of the terms of an article, one after another. */
export class TermPacker {
  readonly #packed = new ByteWriter();
  readonly #postings = new ByteWriter();
  readonly #positions = new ByteWriter();

  /** Packs a term, given its positions too: those in the fields of one passage after another. */
  pack(term: InvertedTerm, positions: Uint32Array): void {
    const title = new FieldWalk(term.title);
    const section = new FieldWalk(term.section);
    const text = new FieldWalk(term.text);
    const packed = { passages: 0, articles: 1, first: 0, last: 0, isFirstPlain: false };
    let at = 0;
    for (;;) {
      const passage = Math.min(title.passage, section.passage, text.passage);
      if (passage === Number.POSITIVE_INFINITY) break;
      const inTitle = title.take(passage);
      const inSection = section.take(passage);
      const inText = text.take(passage);
      const isPlain = inText === 1 && inTitle + inSection === 0;
      if (packed.passages === 0) {
        packed.first = passage;
        packed.isFirstPlain = isPlain;
      } else this.#postings.varint((passage - packed.last) * 2 + Number(isPlain));
      if (!isPlain) this.#packFrequencies(inTitle, inSection, inText);
      for (const count of isPlain ? ONCE : [inTitle, inSection, inText]) {
        this.#packPositions(positions, at, at + count);
        at += count;
      }
      packed.passages += 1;
      packed.last = passage;
    }
    if (at !== positions.length) throw new Error(`A term was posted ${at} times and read ${positions.length} times`);
    writePackedTerm({ ...packed, postings: this.#postings.take(), positions: this.#positions.take() }, this.#packed);
  }

  /** Gives what was packed. */
  take(): Uint8Array {
    return this.#packed.take();
  }

  #packFrequencies(title: number, section: number, text: number): void {
    this.#postings.varint(title);
    this.#postings.varint(section);
    this.#postings.varint(text);
  }

  #packPositions(positions: Uint32Array, from: number, to: number): void {
    let previous = 0;
    for (let at = from; at < to; at++) {
      const position = positions[at] ?? 0;
      this.#positions.varint(position - previous);
      previous = position;
    }
  }
}
