import { foldWord } from "../../../text/fold-word.ts";
import { PairNumbers } from "./pair-numbers.ts";

const POSSESSIVE = /['’ʼ]s?$/;
const CAPITAL = /^[\p{Lu}\p{Lt}]/u;

/** With what the two halves of a hash begin. */
export const FIRST_HIGH = 0x811c9dc5 | 0;
export const FIRST_LOW = 0;

/** Takes a code unit into the one half of a hash: FNV-1a (Fowler, Noll & Vo 1991). */
export function nextHigh(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Takes a code unit into the other half. */
export function nextLow(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/**
 * Numbers the spellings of words as they are met, from 1: `Kim`, `KIM` and `Kim’s` are three spellings of one word, which
 * has a number of its own. A spelling is known by 64 bits of hash, so that one met before is found without making a string
 * of it; that any two of a million have the same happens once in 37 million corpora.
 */
export class SpellingTable {
  #texts = [""];
  #words = [0];
  #bare = [0];
  #folded = [""];
  #numbers = new PairNumbers();
  #wordNumbers = new Map<string, number>();

  /** Spellings so far. */
  get size(): number {
    return this.#texts.length - 1;
  }

  /** Finds a spelling by the halves of its hash; 0 for one that was not met before. */
  find(high: number, low: number): number {
    return this.#numbers.find(high, low);
  }

  /** Gives the number of a spelling. */
  numberOf(text: string): number {
    let high = FIRST_HIGH;
    let low = FIRST_LOW;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      high = nextHigh(high, unit);
      low = nextLow(low, unit);
    }
    const known = this.find(high, low);
    if (known > 0) return known;
    const spelling = this.#numbers.numberOf(high, low);
    this.#texts.push(text);
    this.#words.push(this.#numberOfWord(foldWord(text)));
    this.#bare.push(spelling);
    const bare = text.replace(POSSESSIVE, "");
    if (bare !== "" && bare !== text) this.#bare[spelling] = this.numberOf(bare);
    return spelling;
  }

  #numberOfWord(folded: string): number {
    const known = this.#wordNumbers.get(folded);
    if (known !== undefined) return known;
    const word = this.#folded.push(folded) - 1;
    this.#wordNumbers.set(folded, word);
    return word;
  }

  textOf(spelling: number): string {
    return this.#texts[spelling] ?? "";
  }

  /** The word that a spelling is one of. */
  wordOf(spelling: number): number {
    return this.#words[spelling] ?? 0;
  }

  /** The same spelling without a possessive ending. */
  bareOf(spelling: number): number {
    return this.#bare[spelling] ?? 0;
  }

  isCapital(spelling: number): boolean {
    return CAPITAL.test(this.textOf(spelling));
  }

  /** The folded spelling of a word. */
  foldedOf(word: number): string {
    return this.#folded[word] ?? "";
  }

  /** Keeps some spellings and lets all others go; gives the new numbers of spellings and words, 0 for those that went. */
  keep(spellings: Iterable<number>): { spellings: Int32Array; words: Int32Array } {
    const old = { texts: this.#texts, words: this.#words };
    const kept = { spellings: new Int32Array(old.texts.length), words: new Int32Array(this.#folded.length) };
    this.#texts = [""];
    this.#words = [0];
    this.#bare = [0];
    this.#folded = [""];
    this.#numbers = new PairNumbers();
    this.#wordNumbers = new Map();
    for (const spelling of spellings) {
      if (kept.spellings[spelling] !== 0) continue;
      const number = this.numberOf(old.texts[spelling] ?? "");
      kept.spellings[spelling] = number;
      kept.words[old.words[spelling] ?? 0] = this.wordOf(number);
    }
    return kept;
  }
}
