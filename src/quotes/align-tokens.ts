import type { QuoteToken } from "./read-quote-tokens.ts";

/** A token of the quote with the one that stands in its place, by their numbers; null where either has none. */
export interface AlignedPair {
  given: number | null;
  found: number | null;
  isEqual: boolean;
}

/** The ways to come to a cell of the table: a token replaced by another, put in by the quote, left out by it. */
const REPLACED = 0;
const PUT_IN = 1;
const LEFT_OUT = 2;

/**
 * What a difference costs. Words decide, punctuation only between equals. A word left out leaves all words of the quote
 * standing, so it costs less than one replaced; of the same cost a replaced word says more than one put in.
 */
const WORD_COSTS = [16, 16, 14] as const;
const MARK_COSTS = [2, 2, 2] as const;

function costOf({ isWord }: QuoteToken, way: typeof REPLACED | typeof PUT_IN | typeof LEFT_OUT): number {
  return (isWord ? WORD_COSTS : MARK_COSTS)[way];
}

/** The table of an alignment: for each pair of beginnings the last step of the cheapest way there, and where the cheapest way ends. */
class AlignmentTable {
  readonly #given: readonly QuoteToken[];
  readonly #found: readonly QuoteToken[];
  readonly #steps: Uint8Array;
  readonly #width: number;
  #costs: Int32Array;

  constructor(given: readonly QuoteToken[], found: readonly QuoteToken[]) {
    this.#given = given;
    this.#found = found;
    this.#width = found.length + 1;
    this.#steps = new Uint8Array((given.length + 1) * this.#width);
    // It may begin anywhere: what stands before costs nothing.
    this.#costs = new Int32Array(this.#width);
    for (const [row, token] of given.entries()) this.#costs = this.#fillRow(row + 1, token);
  }

  #fillRow(row: number, token: QuoteToken): Int32Array {
    const above = this.#costs;
    const costs = new Int32Array(this.#width);
    const [ifReplaced, ifPutIn] = [costOf(token, REPLACED), costOf(token, PUT_IN)];
    const base = row * this.#width;
    costs[0] = (above[0] ?? 0) + ifPutIn;
    this.#steps[base] = PUT_IN;
    let left = costs[0];
    for (let column = 1; column < this.#width; column++) {
      const other = this.#found[column - 1];
      if (!other) break;
      const difference = other.key === token.key ? 0 : ifReplaced;
      const replaced = other.isWord === token.isWord ? (above[column - 1] ?? 0) + difference : Number.POSITIVE_INFINITY;
      const putIn = (above[column] ?? 0) + ifPutIn;
      const leftOut = left + costOf(other, LEFT_OUT);
      left = Math.min(replaced, putIn, leftOut);
      this.#steps[base + column] = left === replaced ? REPLACED : left === putIn ? PUT_IN : LEFT_OUT;
      costs[column] = left;
    }
    return costs;
  }

  /** The column in which the cheapest way ends, the first; a column later when its last word was rather replaced than put in. */
  #end(): number {
    let best = 0;
    for (let column = 1; column < this.#width; column++) {
      const [cost = 0, least = 0] = [this.#costs[column], this.#costs[best]];
      if (cost < least || (cost === least && column === best + 1)) best = column;
    }
    return best;
  }

  /** The cheapest way, step by step. */
  trace(): AlignedPair[] {
    const pairs: AlignedPair[] = [];
    let [row, column] = [this.#given.length, this.#end()];
    while (row > 0) {
      const step = this.#steps[row * this.#width + column];
      const given = step === LEFT_OUT ? null : --row;
      const found = step === PUT_IN ? null : --column;
      const isEqual = given !== null && found !== null && this.#given[given]?.key === this.#found[found]?.key;
      pairs.push({ given, found, isEqual });
    }
    return pairs.reverse();
  }
}

/**
 * Aligns a quote with the stretch of a text that comes nearest to it: least cost of words and marks put in, left out and
 * replaced, with the ends of the text free (Sellers 1980). Time and memory grow with the product of the lengths.
 */
export function alignTokens(given: readonly QuoteToken[], found: readonly QuoteToken[]): AlignedPair[] {
  return new AlignmentTable(given, found).trace();
}
