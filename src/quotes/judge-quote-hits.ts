import type { TextRange } from "../text/split-sentences.ts";

/** Bits of a hit that tell its word. */
const WORD_BITS = 4;

/** Most words of a quote looked up: each is a file or two to fetch, of fifty that the platform allows. Enough for any change to 60 words. */
export const MAX_SOUGHT_WORDS = 1 << WORD_BITS;

/**
 * A hit is one number, for there are thousands in a long article and they are sorted: where the quote would begin, in
 * tokens of the article's text (at most 2^27), and which of its words is met.
 */
export function makeQuoteHit(origin: number, word: number): number {
  return (origin << WORD_BITS) | word;
}

const originOf = (hit: number) => hit >> WORD_BITS;
const wordOf = (hit: number) => hit & (MAX_SOUGHT_WORDS - 1);

/** What of a part of a quote is sought: its tokens, and how many different words must stand together. */
interface SoughtPart {
  length: number;
  least: number;
  /** Tokens of headings that may stand between. */
  headings: number;
}

/** Where a part of a quote may stand in an article. */
interface PartSupport {
  /** Most of its different words that stand as far from each other as in the quote, about. */
  support: number;
  /** Most that do exactly. */
  exact: number;
  /** Where enough of them do, in tokens of the article's text. */
  ranges: TextRange[];
}

/** How far words may have moved against each other, in tokens, apart from headings: a few, and a part of the quote's length. */
const DRIFT = 4;
const DRIFT_SHARE = 4;

/** The different words among sorted hits that lie within so many tokens of each other. */
class HitWindow {
  readonly #hits: Int32Array;
  readonly #drift: number;
  readonly #counts = new Uint32Array(MAX_SOUGHT_WORDS);
  #first = 0;
  words = 0;

  constructor(hits: Int32Array, drift: number) {
    this.#hits = hits;
    this.#drift = drift;
  }

  /** Origin of the first hit in the window. */
  get origin(): number {
    return originOf(this.#hits[this.#first] ?? 0);
  }

  /** Takes in the next hit, and leaves those that are too far from it. */
  add(hit: number): void {
    const counts = this.#counts;
    const word = wordOf(hit);
    if (counts[word] === 0) this.words += 1;
    counts[word] = (counts[word] ?? 0) + 1;
    for (const least = originOf(hit) - this.#drift; this.origin < least; this.#first++) {
      const left = wordOf(this.#hits[this.#first] ?? 0);
      counts[left] = (counts[left] ?? 0) - 1;
      if (counts[left] === 0) this.words -= 1;
    }
  }
}

/** Finds where enough words of a part have about one origin: those of words that stand together by chance are far apart. */
export function judgeQuoteHits(hits: readonly number[], { least, length, headings }: SoughtPart): PartSupport {
  const sorted = new Int32Array(hits).sort();
  const drift = DRIFT + headings + Math.floor(length / DRIFT_SHARE);
  const [near, same] = [new HitWindow(sorted, drift), new HitWindow(sorted, 0)];
  const ranges: TextRange[] = [];
  let [support, exact] = [0, 0];
  for (const hit of sorted) {
    near.add(hit);
    same.add(hit);
    support = Math.max(support, near.words);
    exact = Math.max(exact, same.words);
    if (near.words < least) continue;
    const range = { start: near.origin - drift, end: originOf(hit) + length + drift };
    const last = ranges.at(-1);
    if (last && range.start <= last.end) last.end = range.end;
    else ranges.push(range);
  }
  return { support, exact, ranges };
}
