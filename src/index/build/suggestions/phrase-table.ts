import { mixPair, PairNumbers } from "./pair-numbers.ts";
import type { SpellingTable } from "./spelling-table.ts";

/** Integers of a phrase, by their places. */
const STRIDE = 6;
const [COUNT, SEEN, BEFORE, LAST, VOTES, NAMED] = [0, 1, 2, 3, 4, 5] as const;

/**
 * So many phrases are counted each from the first time that it is met. Of more than that most are chance, and never met
 * again: 20,000 passages have two million.
 */
const ROOMY = 1 << 16;

/** Bits that tell which phrases were met once: they take 512 KiB. */
const MET_BITS = 1 << 22;

/** Counts up to here are told apart when phrases are let go: no table is so small that half of it is more frequent. */
const MAX_RARE = 255;

/** How a phrase was met: how it is spelt there, and whether it is a name. */
export interface Meeting {
  /** Number of the passage, from 1. */
  passage: number;
  /** Passages that this one stands for. */
  standsFor: number;
  /** The spelling of the last word but one, times eight, and the joint behind it. */
  before: number;
  /** The spelling of the last word; 0 for one that no phrase ends with. */
  last: number;
  /** Whether that is how it would be spelt elsewhere: at the beginning of a sentence it is not. */
  isTelling: boolean;
  /** 1 where it is written as a name, -1 where it is not, 0 where that cannot be told. */
  named: number;
}

function enlarge(list: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(list);
  return larger;
}

/**
 * Counts phrases: words in a row. A phrase knows the one that it goes on from and its last word, as in a trie.
 *
 * Memory is bounded: {@link PhraseTable.keepMost} lets the rarest go, as lossy counting does (Manku & Motwani 2002), and in a
 * table of some size a phrase is counted from the second time that it is met. A count may so be too small, by little
 * where it is great, and is never too great.
 */
export class PhraseTable {
  /** The phrase that one goes on from, 0 for none, and its last word. */
  #numbers = new PairNumbers();
  #phrases = new Int32Array(STRIDE * 1024);
  #met = new Uint8Array(0);
  /** By word: the phrase of it alone, which is asked for most. */
  #alone = new Int32Array(1024);

  /** The number behind that of the last phrase. The first is 1, and each comes after the one that it goes on from. */
  get end(): number {
    return this.#numbers.end;
  }

  /** The phrase that goes on from one, or from 0 for none, with a word; 0 when it is not counted. */
  find(phrase: number, word: number): number {
    return this.#numbers.find(phrase, word);
  }

  /** The phrase of one word, counted from now on. */
  ofWord(word: number): number {
    const known = this.#alone[word] ?? 0;
    if (known > 0) return known;
    if (word >= this.#alone.length) this.#alone = enlarge(this.#alone, 2 * word);
    const phrase = this.#add(0, word);
    this.#alone[word] = phrase;
    return phrase;
  }

  /** The phrase that goes on from one with a word, counted from now on; 0 while that would not pay. */
  extend(phrase: number, word: number): number {
    if (this.#isFirst(mixPair(phrase, word)) && this.end > ROOMY) return 0;
    return this.#add(phrase, word);
  }

  #add(parent: number, word: number): number {
    const phrase = this.#numbers.numberOf(parent, word);
    if (phrase * STRIDE >= this.#phrases.length) this.#phrases = enlarge(this.#phrases, 2 * this.#phrases.length);
    return phrase;
  }

  /** Tells whether what has a hash was not met before. Something else of the same hash may be taken for it. */
  #isFirst(hash: number): boolean {
    if (this.#met.length === 0) this.#met = new Uint8Array(MET_BITS / 8);
    const at = (hash & (MET_BITS - 1)) >>> 3;
    const bit = 1 << (hash & 7);
    const bits = this.#met[at] ?? 0;
    this.#met[at] = bits | bit;
    return (bits & bit) === 0;
  }

  /** Counts a phrase, once for a passage. Of its spellings that which is the more frequent stays (Boyer & Moore 1991). */
  meet(phrase: number, { passage, standsFor, before, last, isTelling, named }: Meeting): void {
    const phrases = this.#phrases;
    const at = phrase * STRIDE;
    if (phrases[at + SEEN] !== passage) {
      phrases[at + SEEN] = passage;
      phrases[at + COUNT] = (phrases[at + COUNT] ?? 0) + standsFor;
    }
    phrases[at + NAMED] = (phrases[at + NAMED] ?? 0) + named;
    const votes = phrases[at + VOTES] ?? 0;
    if (phrases[at + LAST] === last && phrases[at + BEFORE] === before) phrases[at + VOTES] = votes + Number(isTelling);
    else if (votes > 0) phrases[at + VOTES] = votes - Number(isTelling);
    else if (isTelling || phrases[at + LAST] === 0) {
      phrases[at + BEFORE] = before;
      phrases[at + LAST] = last;
    }
  }

  #get(phrase: number, place: number): number {
    return this.#phrases[phrase * STRIDE + place] ?? 0;
  }

  /** The phrase that one goes on from; 0 for a word alone. */
  parentOf(phrase: number): number {
    return this.#numbers.firstOf(phrase);
  }

  /** The last word of a phrase. */
  wordOf(phrase: number): number {
    return this.#numbers.secondOf(phrase);
  }

  /** Passages that have a phrase, as far as they were counted. */
  countOf(phrase: number): number {
    return this.#get(phrase, COUNT);
  }

  /** How often it was written as a name, less how often it was not. */
  namedOf(phrase: number): number {
    return this.#get(phrase, NAMED);
  }

  /** How the last word but one is spelt, and joined to the last: as in {@link Meeting}. */
  beforeOf(phrase: number): number {
    return this.#get(phrase, BEFORE);
  }

  /** How the last word is spelt; 0 for a phrase that is none by itself. */
  lastOf(phrase: number): number {
    return this.#get(phrase, LAST);
  }

  /** The count that not more than half of the phrases exceed. */
  #medianCount(): number {
    const byCount = new Int32Array(MAX_RARE + 1);
    for (let phrase = 1; phrase < this.end; phrase++) {
      const count = Math.min(this.countOf(phrase), MAX_RARE);
      byCount[count] = (byCount[count] ?? 0) + 1;
    }
    let count = 0;
    for (let over = this.end; count < MAX_RARE && 2 * over > this.end; count++) over -= byCount[count + 1] ?? 0;
    return count;
  }

  /** Every spelling that phrases of more than so many passages are written with. */
  *#spellingsOver(count: number): Generator<number> {
    for (let phrase = 1; phrase < this.end; phrase++)
      if (this.countOf(phrase) > count)
        for (const spelling of [this.lastOf(phrase), this.beforeOf(phrase) >>> 3]) if (spelling > 0) yield spelling;
  }

  /**
   * Lets the rarer half of the phrases go, and the spellings that are in no other. What a phrase goes on from is as frequent
   * as itself, and so stays as long.
   */
  keepMost(spellings: SpellingTable): void {
    const most = this.#medianCount();
    const kept = spellings.keep(this.#spellingsOver(most));
    const [numbers, phrases] = [this.#numbers, this.#phrases];
    const renumbered = new Int32Array(numbers.end);
    this.#numbers = new PairNumbers();
    this.#phrases = new Int32Array(phrases.length);
    this.#met = new Uint8Array(0);
    this.#alone = new Int32Array(1024);
    for (let phrase = 1; phrase < numbers.end; phrase++) {
      const word = kept.words[numbers.secondOf(phrase)] ?? 0;
      // A stop word that nothing goes on from has no spelling in use.
      if (word === 0 || (phrases[phrase * STRIDE + COUNT] ?? 0) <= most) continue;
      const number = this.#numbers.numberOf(renumbered[numbers.firstOf(phrase)] ?? 0, word);
      renumbered[phrase] = number;
      this.#phrases.set(phrases.subarray(phrase * STRIDE, (phrase + 1) * STRIDE), number * STRIDE);
      this.#phrases[number * STRIDE + LAST] = kept.spellings[this.lastOf(number)] ?? 0;
      const before = this.beforeOf(number);
      this.#phrases[number * STRIDE + BEFORE] = (kept.spellings[before >>> 3] ?? 0) * 8 + (before & 7);
    }
  }
}
