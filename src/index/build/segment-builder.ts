import { analyse, otherTerms } from "../../text/analyse.ts";
import type { Language } from "../../text/language.ts";
import { compareBytes } from "../format/compare-bytes.ts";
import { FIELDS, type Field } from "../format/layout.ts";
import { InvertedIndex, type PassageFields } from "./inverted-index.ts";
import type { TermPostings } from "./spilled-segment.ts";
import { TermPacker } from "./term-packer.ts";
import { Uint32List } from "./uint32-list.ts";
import type { WordCounter } from "./word-counter.ts";

/** What a passage belongs to. */
export interface PassagePlace {
  /** Number of its article. */
  article: number;
  language: Language;
}

/** A field as it was read. */
interface ReadField {
  text: string;
  /** Its words, case-folded. */
  words: string[];
  /** The terms of all of them, and the position of each. */
  terms: string[];
  positions: number[];
}

/** Tokens of each field of a passage, stop words included. */
export type FieldLengths = Record<Field, number>;

/** A passage that was read. */
export interface ReadPassage {
  lengths: FieldLengths;
  /** The words of its text, case-folded. */
  words: readonly string[];
}

const encoder = new TextEncoder();

function readField(text: string, language: Language): ReadField {
  const read: ReadField = { text, words: [], terms: [], positions: [] };
  const post = (term: string, position: number) => {
    read.terms.push(term);
    read.positions.push(position);
  };
  for (const [position, token] of analyse(text, language).entries()) {
    read.words.push(token.word);
    post(token.term, position);
    for (const other of otherTerms(token)) post(other, position);
  }
  return read;
}

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
  /** Each field as it was read last. */
  readonly #lastRead = new Map<Field, ReadField>();
  readonly #words: WordCounter;
  #language: Language | null = null;

  /** `words` counts every word that is read. */
  constructor(firstPassage: number, words: WordCounter) {
    this.#firstPassage = firstPassage;
    this.#words = words;
  }

  /** Passages in this segment. */
  get size(): number {
    return this.#articles.length;
  }

  /** Reads a field, unless it is as in the passage before: those of an article share title and headings. */
  #readField(text: string, field: Field, language: Language): ReadField {
    const last = this.#lastRead.get(field);
    if (last?.text === text) return last;
    const read = readField(text, language);
    for (const word of read.words) this.#words.add(word);
    this.#lastRead.set(field, read);
    return read;
  }

  #post(term: string, position: number): void {
    const number = this.#termNumbers.get(term) ?? this.#termNumbers.size;
    if (number === this.#termNumbers.size) this.#termNumbers.set(term, number);
    this.#tokenTerms.push(number);
    this.#tokenPositions.push(position);
  }

  /** Takes down the position of each term; other terms of a token have that of the token. */
  #read(text: string, name: string | undefined): string[] {
    const field = FIELDS.find((known) => known === name);
    if (!field || !this.#language) return [];
    const { words, terms, positions } = this.#readField(text, field, this.#language);
    for (let at = 0; at < terms.length; at++) this.#post(terms[at] ?? "", positions[at] ?? 0);
    this.#lengths[field] = words.length;
    return terms;
  }

  /** Adds the next passage. */
  add(fields: PassageFields, { article, language }: PassagePlace): ReadPassage {
    // What the article before had is read anew: how often a word is counted must not depend on where segments end.
    if (this.#articles.values.at(-1) !== article) this.#lastRead.clear();
    this.#language = language;
    this.#lengths = { title: 0, section: 0, text: 0 };
    this.#inverted.add({ id: this.size, ...fields });
    this.#articles.push(article);
    return { lengths: this.#lengths, words: this.#lastRead.get("text")?.words ?? [] };
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
