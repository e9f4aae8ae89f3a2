import { ByteReader } from "../format/byte-reader.ts";
import type { MergedPostings } from "./merge-segments.ts";

/** Terms kept of each passage, those of most weight. */
export const VECTOR_TERMS = 48;

/** The terms of a passage, by their numbers, and the weight of each. Their order tells nothing. */
export interface PassageVector {
  terms: Uint32Array;
  weights: Float32Array;
}

/**
 * The terms by which passages tell their subject: a term weighs `(1 + ln f) ln(N / n)` (Salton & Buckley 1988) in a passage
 * whose text has it f times, when n of all N passages have it. All the weights of a passage make a vector of length one; kept
 * of it are the terms that other passages have too.
 *
 * Kept terms are numbered in the order in which they come. Memory: 400 bytes for each passage.
 */
export class PassageVectors {
  /** Passages that there are. */
  readonly count: number;
  readonly #terms: Uint32Array;
  readonly #weights: Float32Array;
  readonly #lengths: Uint8Array;
  /** For each passage that has all its terms, which of them weighs least. */
  readonly #least: Uint8Array;
  /** The sum of the squares of each passage's weights, of all its terms. */
  readonly #squares: Float32Array;
  #numbered = 0;

  constructor(count: number) {
    this.count = count;
    this.#terms = new Uint32Array(count * VECTOR_TERMS);
    this.#weights = new Float32Array(count * VECTOR_TERMS);
    this.#lengths = new Uint8Array(count);
    this.#least = new Uint8Array(count);
    this.#squares = new Float32Array(count);
  }

  /** Terms that vectors may have. */
  get terms(): number {
    return this.#numbered;
  }

  /** Takes the next term. Linear in its postings. */
  add({ passages, postings }: Pick<MergedPostings, "passages" | "postings">): void {
    if (passages === this.count) return;
    const rarity = Math.log(this.count / passages);
    // What one passage alone has makes none like another, but tells it from all.
    const isShared = passages > 1;
    const term = isShared ? this.#numbered++ : 0;
    const reader = new ByteReader(postings);
    for (let passage = 0; !reader.isEnd; ) {
      const step = reader.varint();
      passage += step >>> 1;
      let inText = 1;
      if ((step & 1) === 0) {
        reader.skipVarints(2);
        inText = reader.varint();
      }
      if (inText === 0) continue;
      const weight = (1 + Math.log(inText)) * rarity;
      this.#squares[passage] = (this.#squares[passage] ?? 0) + weight * weight;
      if (isShared) this.#keep(passage, term, weight);
    }
  }

  #keep(passage: number, term: number, weight: number): void {
    const base = passage * VECTOR_TERMS;
    const length = this.#lengths[passage] ?? 0;
    const isFull = length === VECTOR_TERMS;
    const at = base + (isFull ? (this.#least[passage] ?? 0) : length);
    if (isFull && weight <= (this.#weights[at] ?? 0)) return;
    this.#terms[at] = term;
    this.#weights[at] = weight;
    if (!isFull) this.#lengths[passage] = length + 1;
    if (length >= VECTOR_TERMS - 1) this.#least[passage] = this.#findLeast(base);
  }

  #findLeast(base: number): number {
    let least = 0;
    for (let place = 1; place < VECTOR_TERMS; place++)
      if ((this.#weights[base + place] ?? 0) < (this.#weights[base + least] ?? 0)) least = place;
    return least;
  }

  /** To be called once, after the last term: divides weights by the length of the vector that all of a passage's make. */
  finish(): void {
    for (let passage = 0; passage < this.count; passage++) {
      const { weights } = this.at(passage);
      const length = Math.sqrt(this.#squares[passage] ?? 0);
      for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / length;
    }
  }

  /** The vector of a passage, in place. */
  at(passage: number): PassageVector {
    const start = passage * VECTOR_TERMS;
    const end = start + (this.#lengths[passage] ?? 0);
    return { terms: this.#terms.subarray(start, end), weights: this.#weights.subarray(start, end) };
  }
}
