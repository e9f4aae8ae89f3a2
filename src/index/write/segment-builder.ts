import { analyse } from "../../analysis/analyse.ts";
import { compareBytes } from "../format/compare-bytes.ts";
import { FIELDS, type Field } from "../format/layout.ts";
import { InvertedIndex, type PassageFields } from "./inverted-index.ts";
import { TermPacker } from "./term-packer.ts";
import type { TermPostings } from "./term-postings.ts";
import { Uint32List } from "./uint32-list.ts";

/** Tokens of each field of a passage, stop words included. */
export type FieldLengths = Record<Field, number>;

const encoder = new TextEncoder();

/**
 * Builds the postings of a run of passages. MiniSearch makes the inverted index; the positions, which it does not
 * keep, are taken down from the same analysis as it reads each field.
 */
export class SegmentBuilder {
  readonly #inverted = new InvertedIndex({
    fields: [...FIELDS],
    tokenize: (text, field) => this.#read(text, field),
    processTerm: (term) => term,
  });
  readonly #firstPassage: number;
  readonly #articles = new Uint32List();
  readonly #termNumbers = new Map<string, number>();
  /** Term and position of every token, in the order read. */
  readonly #tokenTerms = new Uint32List();
  readonly #tokenPositions = new Uint32List();
  #lengths: FieldLengths = { title: 0, section: 0, text: 0 };
  /** The field read last under each name: the passages of an article share title and headings. */
  readonly #lastRead = new Map<string, { text: string; terms: string[] }>();

  constructor(firstPassage: number) {
    this.#firstPassage = firstPassage;
  }

  /** Passages in this segment. */
  get size(): number {
    return this.#articles.length;
  }

  #analyse(text: string, field: string): string[] {
    const last = this.#lastRead.get(field);
    if (last?.text === text) return last.terms;
    const terms = analyse(text).map(({ term }) => term);
    this.#lastRead.set(field, { text, terms });
    return terms;
  }

  #read(text: string, name: string | undefined): string[] {
    const field = FIELDS.find((known) => known === name);
    const terms = this.#analyse(text, name ?? "");
    let position = 0;
    for (const term of terms) {
      const number = this.#termNumbers.get(term) ?? this.#termNumbers.size;
      if (number === this.#termNumbers.size) this.#termNumbers.set(term, number);
      this.#tokenTerms.push(number);
      this.#tokenPositions.push(position++);
    }
    if (field) this.#lengths[field] = terms.length;
    return terms;
  }

  /** Adds the next passage, of the article of that number; gives the lengths of its fields. */
  add(fields: PassageFields, article: number): FieldLengths {
    this.#lengths = { title: 0, section: 0, text: 0 };
    this.#inverted.add({ id: this.size, ...fields });
    this.#articles.push(article);
    return this.#lengths;
  }

  /** Sorts the positions by term; those of one term stay in the order of passages and fields. Linear. */
  #positionsByTerm(): { starts: Uint32Array; positions: Uint32Array } {
    const terms = this.#tokenTerms.values;
    const starts = new Uint32Array(this.#termNumbers.size + 1);
    for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    for (let term = 1; term < starts.length; term++) starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
    const next = starts.slice();
    const positions = new Uint32Array(terms.length);
    const read = this.#tokenPositions.values;
    for (let token = 0; token < terms.length; token++) {
      const term = terms[token] ?? 0;
      const at = next[term] ?? 0;
      positions[at] = read[token] ?? 0;
      next[term] = at + 1;
    }
    return { starts, positions };
  }

  /** Packs the postings of every term, in the order of the terms' bytes. */
  *packTerms(): Generator<TermPostings> {
    const { starts, positions } = this.#positionsByTerm();
    const sorted = Array.from(this.#inverted.terms(), (entry) => ({ key: encoder.encode(entry.term), entry }));
    sorted.sort((a, b) => compareBytes(a.key, b.key));
    const packer = new TermPacker(this.#firstPassage, this.#articles.values);
    for (const { key, entry } of sorted) {
      const number = this.#termNumbers.get(entry.term) ?? 0;
      yield { key, ...packer.pack(entry, positions.subarray(starts[number], starts[number + 1])) };
    }
  }
}
