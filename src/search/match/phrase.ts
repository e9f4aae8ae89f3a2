import type { Field } from "../../index/format/layout.ts";
import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";
import { Intersection, type Occurrences } from "./passage-iterator.ts";
import type { TermUnion } from "./term-union.ts";
import type { WideUnion } from "./wide-union.ts";

/** A word: its term, or any of its terms. */
export type Word = PostingCursor | TermUnion | WideUnion;

/** A word of a phrase, and how many words it comes after the first. */
export interface PhraseWord {
  word: Word;
  offset: number;
}

/** Keeps those of some places, ascending, that a word follows by `offset`. Linear. */
function keepFollowed(starts: readonly number[], list: readonly number[], offset: number): number[] {
  const kept: number[] = [];
  let at = 0;
  for (const start of starts) {
    const wanted = start + offset;
    while ((list[at] ?? wanted) < wanted) at += 1;
    if (list[at] === wanted) kept.push(start);
  }
  return kept;
}

/**
 * Counts the positions where a phrase begins. `positions` are those of the word at each of the `offsets`, ascending, none twice;
 * they are taken one after another, as long as the phrase may be there. Linear.
 */
export function countPhrase(positions: Iterable<readonly number[]>, offsets: readonly number[]): number {
  let starts: number[] = [];
  let word = 0;
  for (const list of positions) {
    const offset = offsets[word] ?? 0;
    starts = word === 0 ? list.map((position) => position - offset) : keepFollowed(starts, list, offset);
    if (starts.length === 0) break;
    word += 1;
  }
  return starts.length;
}

/** Iterates over passages with a phrase, all of whose words are in one field, at their offsets. */
export class Phrase implements Occurrences {
  readonly #words: readonly PhraseWord[];
  /** The words, each once. */
  readonly #distinct: readonly Word[];
  readonly #offsets: readonly number[];
  /** Matches passages that have all of the words, anywhere. */
  readonly #together: Intersection;
  passage = END;
  title = 0;
  section = 0;
  text = 0;

  /** Takes over the words, which are at their first passages; fastest with the rarest word first. A word may come several times. */
  constructor(words: readonly PhraseWord[]) {
    this.#words = words;
    this.#offsets = words.map(({ offset }) => offset);
    this.#distinct = [...new Set(words.map(({ word }) => word))];
    this.#together = new Intersection(this.#distinct);
    this.#settle();
  }

  next(): void {
    this.#together.next();
    this.#settle();
  }

  seek(passage: number): void {
    if (passage <= this.passage) return;
    this.#together.seek(passage);
    this.#settle();
  }

  maxScore(): number {
    return this.#together.maxScore();
  }

  countBefore(end: number): number {
    const positions = this.#words.map(({ word }) => word.positions("text").filter((position) => position < end));
    return countPhrase(positions, this.#offsets);
  }

  #settle(): void {
    const together = this.#together;
    for (; together.passage !== END; together.next()) {
      this.title = this.#countIn("title");
      this.section = this.#countIn("section");
      this.text = this.#countIn("text");
      if (this.title + this.section + this.text > 0) break;
    }
    this.passage = together.passage;
  }

  #countIn(field: Field): number {
    const [first] = this.#words;
    if (first && this.#words.length === 1) return first.word[field];
    // Checked before positions are read: most fields lack one of the words.
    for (const word of this.#distinct) if (word[field] === 0) return 0;
    return countPhrase(this.#positionsIn(field), this.#offsets);
  }

  *#positionsIn(field: Field): Generator<readonly number[]> {
    for (const { word } of this.#words) yield word.positions(field);
  }
}
