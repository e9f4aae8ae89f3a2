import { type AlignedPair, alignTokens } from "./align-tokens.ts";
import type { QuotePart } from "./read-quote.ts";
import type { QuoteToken } from "./read-quote-tokens.ts";

/**
 * Share of the words that must agree. Of 1,440 sentences of TIME four find so much in another article, all of them the same
 * words said again; in corpus/ two reports of one fact come to .78 at most. One word changed in five leaves .8.
 */
const MIN_AGREEMENT = 0.8;

/** Tokens that nearly say what a part of a quote does. */
interface NearPlace {
  /** How they correspond: numbers among the part's tokens, and among those that were looked through. */
  pairs: AlignedPair[];
  /** Words that agree, and words of the part or of what was found, whichever are more. */
  agreeing: number;
  words: number;
}

/** How many words a window has in common with a part of a quote, each as often as both have it. */
class Overlap {
  readonly #wanted = new Map<string, number>();
  readonly #present = new Map<string, number>();
  common = 0;

  constructor({ tokens }: QuotePart) {
    for (const { key, isWord } of tokens) if (isWord) this.#wanted.set(key, (this.#wanted.get(key) ?? 0) + 1);
  }

  /** Adds a word to the window, or takes it out: `by` is 1 or -1. */
  count(key: string, by: 1 | -1): void {
    const wanted = this.#wanted.get(key);
    if (wanted === undefined) return;
    const present = this.#present.get(key) ?? 0;
    this.#present.set(key, present + by);
    if (Math.max(present, present + by) <= wanted) this.common += by;
  }
}

/** Finds the first window of words, from one of them on, that has enough of a part's; gives where it begins, `null` when none has. */
function findWindow(
  part: QuotePart,
  keys: readonly string[],
  { from, size }: { from: number; size: number },
): number | null {
  const overlap = new Overlap(part);
  for (const key of keys.slice(from, from + size - 1)) overlap.count(key, 1);
  for (let start = from; start < keys.length; start++) {
    const [entering, leaving] = [keys[start + size - 1], keys[start]];
    if (entering !== undefined) overlap.count(entering, 1);
    if (overlap.common >= MIN_AGREEMENT * part.words) return start;
    if (leaving !== undefined) overlap.count(leaving, -1);
  }
  return null;
}

/** Aligns a part with tokens; `null` when too few words agree. */
function judgeTokens(part: QuotePart, tokens: readonly QuoteToken[]): NearPlace | null {
  const pairs = alignTokens(part.tokens, tokens);
  const found = pairs.filter((pair) => pair.found !== null && tokens[pair.found]?.isWord).length;
  const agreeing = pairs.filter(({ given, isEqual }) => isEqual && part.tokens[given ?? -1]?.isWord).length;
  const words = Math.max(part.words, found);
  return agreeing >= MIN_AGREEMENT * words ? { pairs, agreeing, words } : null;
}

/**
 * Finds where tokens nearly say what a part of a quote does, in order, none over another. Only windows that have
 * enough of its words in any order are aligned, so that text that has nothing to do with it costs a look at each word.
 */
export function findNear(part: QuotePart, tokens: readonly QuoteToken[]): NearPlace[] {
  const places: NearPlace[] = [];
  const numbers = [...tokens.keys()].filter((number) => tokens[number]?.isWord);
  const keys = numbers.map((number) => tokens[number]?.key ?? "");
  const size = Math.floor(part.words / MIN_AGREEMENT);
  for (let from = 0; ; ) {
    const start = findWindow(part, keys, { from, size });
    if (start === null) return places;
    // What begins in the first window ends in the second at the latest.
    const [first = 0, behind = tokens.length] = [numbers[start], numbers[start + 2 * size]];
    const near = judgeTokens(part, tokens.slice(first, behind));
    const pairs =
      near?.pairs.map((pair) => ({ ...pair, found: pair.found === null ? null : pair.found + first })) ?? [];
    if (near) places.push({ ...near, pairs });
    const end = pairs.findLast(({ found }) => found !== null)?.found ?? 0;
    from = near ? numbers.findIndex((number) => number > end) : start + size;
    if (from < 0) return places;
  }
}
