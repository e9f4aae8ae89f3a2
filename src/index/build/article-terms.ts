import { type AnalysedToken, analyse, otherTerms } from "../../text/analyse.ts";
import { LINKS_TERM } from "../../text/find-whole.ts";
import type { Language } from "../../text/language.ts";
import { FIELDS, type Field } from "../format/layout.ts";
import { groupPlaces } from "./group-places.ts";
import { InvertedIndex, type PassageFields } from "./inverted-index.ts";
import { TermPacker } from "./term-packer.ts";
import { Uint32List } from "./uint32-list.ts";

/** A field as it was read. */
interface ReadField {
  text: string;
  tokens: readonly AnalysedToken[];
  /** Its words, case-folded. */
  words: string[];
  /** The terms of all of them, and the position of each. */
  terms: string[];
  positions: number[];
}

/** Tokens of each field of a passage, stop words included. */
export type FieldLengths = Record<Field, number>;

/** A passage that was read. */
interface ReadPassage {
  lengths: FieldLengths;
  /** The tokens of its text. */
  tokens: readonly AnalysedToken[];
  /** Their words, case-folded. */
  words: readonly string[];
}

function readField(text: string, language: Language): ReadField {
  const tokens = analyse(text, language);
  const read: ReadField = { text, tokens, words: [], terms: [], positions: [] };
  const post = (term: string, position: number) => {
    read.terms.push(term);
    read.positions.push(position);
  };
  for (const [position, token] of tokens.entries()) {
    read.words.push(token.word);
    post(token.term, position);
    for (const other of otherTerms(token)) post(other, position);
  }
  return read;
}

/**
 * Reads the terms of one article's passages. MiniSearch makes the inverted index; the positions, which it does not
 * keep, are taken down from the same analysis as it reads each field.
 */
export class ArticleTerms {
  readonly #inverted = new InvertedIndex({
    fields: [...FIELDS],
    tokenize: (text, field) => this.#read(text, field),
    processTerm: (term) => term,
  });
  readonly #termNumbers = new Map<string, number>();
  /** Term and position of every token, in the order read. */
  readonly #tokenTerms = new Uint32List();
  readonly #tokenPositions = new Uint32List();
  readonly #counts = new Map<string, number>();
  #lengths: FieldLengths = { title: 0, section: 0, text: 0 };
  /** Each field as it was read last. */
  readonly #lastRead = new Map<Field, ReadField>();
  readonly #language: Language;
  #passages = 0;
  #isLinks = false;

  constructor(language: Language) {
    this.#language = language;
  }

  /** How often each word was read, case-folded; what passages share, as their title, is read once. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Reads a field, unless it is as in the passage before: those of an article share title and headings. */
  #readField(text: string, field: Field): ReadField {
    const last = this.#lastRead.get(field);
    if (last?.text === text) return last;
    const read = readField(text, this.#language);
    for (const word of read.words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
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
    if (!field) return [];
    const { words, terms, positions } = this.#readField(text, field);
    for (let at = 0; at < terms.length; at++) this.#post(terms[at] ?? "", positions[at] ?? 0);
    this.#lengths[field] = words.length;
    if (field !== "text" || !this.#isLinks) return terms;
    this.#post(LINKS_TERM, 0);
    return [...terms, LINKS_TERM];
  }

  /** Reads the next passage. `isLinks`: it is a list of links. */
  add(fields: PassageFields, isLinks: boolean): ReadPassage {
    this.#lengths = { title: 0, section: 0, text: 0 };
    this.#isLinks = isLinks;
    this.#inverted.add({ id: this.#passages++, ...fields });
    const { tokens = [], words = [] } = this.#lastRead.get("text") ?? {};
    return { lengths: this.#lengths, tokens, words };
  }

  /** Sorts the positions by term; those of one term stay in the order of passages and fields. Linear. */
  #positionsByTerm(): { starts: Uint32Array; positions: Uint32Array } {
    const { starts, places } = groupPlaces(this.#tokenTerms.values, this.#termNumbers.size);
    const read = this.#tokenPositions.values;
    return { starts, positions: places.map((token) => read[token] ?? 0) };
  }

  /** Packs the postings of every term, one after another in the order of `terms`, which tells nothing. */
  pack(): { terms: string[]; postings: Uint8Array } {
    const { starts, positions } = this.#positionsByTerm();
    const packer = new TermPacker();
    const terms: string[] = [];
    for (const entry of this.#inverted.terms()) {
      const number = this.#termNumbers.get(entry.term) ?? 0;
      terms.push(entry.term);
      packer.pack(entry, positions.subarray(starts[number], starts[number + 1]));
    }
    return { terms, postings: packer.take() };
  }
}
