import type { Field } from "../../index/format/layout.ts";
import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";
import { findFirst } from "../../text/find-first.ts";
import { Intersection, type Occurrences } from "./passage-iterator.ts";
import type { TermUnion } from "./term-union.ts";

/** A word: its term, or any of its terms. */
export type Word = PostingCursor | TermUnion;

/** A word of a phrase, and how many words it comes after the first. */
export interface PhraseWord {
  word: Word;
  offset: number;
}

/** Whether an ascending list has a number. Logarithmic. */
function hasNumber(list: readonly number[], wanted: number): boolean {
  return list[findFirst(list.length, (at) => (list[at] ?? 0) >= wanted)] === wanted;
}

/**
 * Counts the positions where a phrase begins. `positions[i]` are those of the word at `offsets[i]`, ascending, none twice.
 * Linear in the positions of the rarest word, times the number of words.
 */
export function countPhrase(positions: readonly (readonly number[])[], offsets: readonly number[]): number {
  const words = positions.map((list, at) => ({ list, offset: offsets[at] ?? 0 }));
  const [fewest, ...others] = words.sort((a, b) => a.list.length - b.list.length);
  if (!fewest) return 0;
  let count = 0;
  for (const position of fewest.list) {
    const start = position - fewest.offset;
    if (others.every(({ list, offset }) => hasNumber(list, start + offset))) count += 1;
  }
  return count;
}

/** Iterates over passages with a phrase, all of whose words are in one field, at their offsets. */
export class Phrase implements Occurrences {
  readonly #words: readonly PhraseWord[];
  readonly #offsets: readonly number[];
  /** Matches passages that have all of the words, anywhere. */
  readonly #together: Intersection;
  passage = END;
  title = 0;
  section = 0;
  text = 0;

  /** Takes over the words, which are at their first passages. */
  constructor(words: readonly PhraseWord[]) {
    this.#words = words;
    this.#offsets = words.map(({ offset }) => offset);
    this.#together = new Intersection(words.map(({ word }) => word));
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
    const [first, ...others] = this.#words;
    if (first && others.length === 0) return first.word[field];
    // Checked before positions are read: most fields lack one of the words.
    for (const { word } of this.#words) if (word[field] === 0) return 0;
    const positions = this.#words.map(({ word }) => word.positions(field));
    return countPhrase(positions, this.#offsets);
  }
}
