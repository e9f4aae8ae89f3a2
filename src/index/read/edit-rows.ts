import type { TableCursor } from "./table-cursor.ts";

/** One code point of UTF-8 that begins at `at`, and its length in bytes. */
function letterAt(bytes: Uint8Array, at: number): { letter: number; length: number } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { letter: first, length: 1 };
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let letter = first & (0x7f >> length);
  for (let index = 1; index < length; index++) letter = (letter << 6) | ((bytes[at + index] ?? 0) & 0x3f);
  return { letter, length };
}

/** A distance that is above any that matters. */
const FAR = 255;

/** A byte that UTF-8 never has: behind a beginning it comes after every key that begins so. */
const AFTER_ALL = Uint8Array.of(0xff);

const encoder = new TextEncoder();

/**
 * Edit distances from a word to the keys of a sorted table, one after another (optimal string alignment: letters put
 * in, left out, exchanged, or two neighbours swapped; Damerau 1964). The rows of the distance matrix that belong to
 * what a key begins with like the one before are kept, so that a walk costs about one row for each new letter.
 */
export class EditRows {
  readonly #word: number[];
  /** The bytes of each letter of the word. */
  readonly #encoded: Uint8Array[];
  readonly #most: number;
  /** The row of each letter of the key, from the empty key on. */
  readonly #rows: Uint8Array[];
  /** The least distance in the row of each letter. */
  readonly #least: number[] = [0];
  readonly #letters: number[] = [0];
  /** Where each letter ends in the bytes of the key. */
  readonly #ends: number[] = [0];
  #depth = 0;
  /** The key that was skipped to. */
  #next = new Uint8Array(64);
  /** The letter from which on nothing that begins so can be near enough. */
  #dead: number | null = null;

  /** `most`: edits from which on the number does not matter, at most 254. */
  constructor(word: string, most: number) {
    this.#word = Array.from(word, (letter) => letter.codePointAt(0) ?? 0);
    this.#encoded = Array.from(word, (letter) => encoder.encode(letter));
    this.#most = most;
    this.#rows = [Uint8Array.from({ length: this.#word.length + 1 }, (_, at) => Math.min(at, FAR))];
  }

  /** Whether all keys are too far off that begin as the last one does, up to the letter that was too much. */
  get isDead(): boolean {
    return this.#dead !== null;
  }

  #row(depth: number): Uint8Array {
    const known = this.#rows[depth];
    if (known) return known;
    const made = new Uint8Array(this.#word.length + 1);
    this.#rows[depth] = made;
    return made;
  }

  /**
   * Fills the row of the letter at `depth`; gives the least distance in it. As many letters as edits before and behind that
   * place are enough (Ukkonen 1985): beyond, every distance is above the most.
   */
  #fillRow(depth: number): number {
    const [row, above, twoAbove] = [this.#row(depth), this.#row(depth - 1), depth > 1 ? this.#row(depth - 2) : null];
    const [letter, before] = [this.#letters[depth], this.#letters[depth - 1]];
    const word = this.#word;
    const first = Math.max(1, depth - this.#most);
    const last = Math.min(word.length, depth + this.#most);
    let least = first === 1 ? Math.min(depth, FAR) : FAR;
    row[first - 1] = least;
    for (let at = first; at <= last; at++) {
      const same = word[at - 1] === letter ? 0 : 1;
      let edits = Math.min((above[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + same);
      const isSwapped = word[at - 1] === before && word[at - 2] === letter;
      if (twoAbove && isSwapped) edits = Math.min(edits, (twoAbove[at - 2] ?? 0) + 1);
      row[at] = Math.min(edits, FAR);
      least = Math.min(least, edits);
    }
    if (last < word.length) row[last + 1] = FAR;
    this.#least[depth] = least;
    return least;
  }

  /**
   * Where the letters before have taken all edits, a key is near enough only with the next letter of the word, or with the first of
   * two that are swapped. Finds the place in the word of the least such letter above that of the key at a depth; -1 without any.
   */
  #nextLetter(depth: number): number {
    const word = this.#word;
    const [above, twoAbove] = [this.#row(depth - 1), depth > 1 ? this.#row(depth - 2) : null];
    const [letter = 0, before] = [this.#letters[depth], this.#letters[depth - 1]];
    let next = -1;
    const take = (at: number) => {
      const taken = word[at] ?? 0;
      if (taken > letter && (next < 0 || taken < (word[next] ?? 0))) next = at;
    };
    const last = Math.min(word.length, depth + this.#most);
    for (let at = Math.max(1, depth - this.#most); at <= last; at++) {
      if ((above[at - 1] ?? 0) <= this.#most) take(at - 1);
      if (twoAbove && word[at - 1] === before && (twoAbove[at - 2] ?? FAR) < this.#most) take(at - 2);
    }
    return next;
  }

  /** Gives the beginning of a key with a letter behind it. */
  #goOn(key: Uint8Array, end: number, letter: Uint8Array): Uint8Array {
    const length = end + letter.length;
    if (length > this.#next.length) this.#next = new Uint8Array(2 * length);
    for (let at = 0; at < end; at++) this.#next[at] = key[at] ?? 0;
    this.#next.set(letter, end);
    return this.#next.subarray(0, length);
  }

  /** Gives the least key behind the last one, which was dead, that may be near enough; `null` when none may. Valid until the next call. */
  skipDead({ keyBytes }: Pick<TableCursor, "keyBytes">): Uint8Array | null {
    for (let depth = this.#dead ?? 0; depth > 0; depth--) {
      const isFree = (this.#least[depth - 1] ?? 0) < this.#most;
      if (isFree) return this.#goOn(keyBytes, this.#ends[depth] ?? 0, AFTER_ALL);
      const letter = this.#encoded[this.#nextLetter(depth)];
      if (letter) return this.#goOn(keyBytes, this.#ends[depth - 1] ?? 0, letter);
    }
    return null;
  }

  /**
   * Reads the next key, which begins with `shared` bytes of the one before. Gives its distance from the word, `null`
   * when that is above the most.
   */
  read({ keyBytes, keyLength, shared }: Pick<TableCursor, "keyBytes" | "keyLength" | "shared">): number | null {
    while ((this.#ends[this.#depth] ?? 0) > shared) this.#depth -= 1;
    if (this.#dead !== null && this.#dead <= this.#depth) return null;
    this.#dead = null;
    let at = this.#ends[this.#depth] ?? 0;
    while (at < keyLength) {
      const { letter, length } = letterAt(keyBytes, at);
      at += length;
      this.#depth += 1;
      this.#letters[this.#depth] = letter;
      this.#ends[this.#depth] = at;
      // What is least in a row grows by one at most, so that a swap, which reaches back by a row, is too far as well.
      if (this.#fillRow(this.#depth) > this.#most) {
        this.#dead = this.#depth;
        return null;
      }
    }
    if (Math.abs(this.#depth - this.#word.length) > this.#most) return null;
    const edits = this.#row(this.#depth)[this.#word.length] ?? 0;
    return edits <= this.#most ? edits : null;
  }
}
