import type { QuoteDifference } from "../contract/quotes.ts";
import { findFirst } from "../text/find-first.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { QuotePart, QuoteToken } from "./read-quote.ts";

/**
 * Share of the words that must agree. Of 1,440 sentences of TIME four find that share in another article, all of them the
 * same words said again; in corpus/ two reports of one fact come to .78 at most. One word changed in five leaves .8.
 */
const MIN_AGREEMENT = 0.8;

/**
 * What it costs when a word of the quote is replaced, put in or left out, and when a mark is. Words decide; punctuation only
 * breaks ties. Leaving a word out is cheapest, since all of the quote's own words are still there.
 */
const REPLACED_COST = 16;
const PUT_IN_COST = 17;
const LEFT_OUT_COST = 14;
const MARK_COST = 2;

/** The last step of the cheapest alignment of a beginning of the quote with a beginning of the text. */
const REPLACED = 0;
const PUT_IN = 1;
const LEFT_OUT = 2;

/** A token of a quote and the one of a text that it is aligned with; `null` where either has none. */
interface AlignedPair {
  given: QuoteToken | null;
  found: QuoteToken | null;
}

function isEqual({ given, found }: AlignedPair): boolean {
  return given?.key === found?.key;
}

/** What it costs to replace one token by another. No mark replaces a word. */
function replacingCost(given: QuoteToken, found: QuoteToken): number {
  if (given.key === found.key) return 0;
  if (given.isWord !== found.isWord) return Number.POSITIVE_INFINITY;
  return given.isWord ? REPLACED_COST : MARK_COST;
}

/** Fills a row of the table: for one more token of the quote, and each beginning of the text, the least cost and its last step. */
function fillRow(token: QuoteToken, found: readonly QuoteToken[], above: Int32Array) {
  const costs = new Int32Array(found.length + 1);
  const steps = new Uint8Array(found.length + 1);
  const cost = token.isWord ? PUT_IN_COST : MARK_COST;
  let left = (above[0] ?? 0) + cost;
  costs[0] = left;
  steps[0] = PUT_IN;
  let column = 0;
  for (const other of found) {
    const replaced = (above[column++] ?? 0) + replacingCost(token, other);
    const putIn = (above[column] ?? 0) + cost;
    left = Math.min(replaced, putIn, left + (other.isWord ? LEFT_OUT_COST : MARK_COST));
    costs[column] = left;
    steps[column] = left === replaced ? REPLACED : left === putIn ? PUT_IN : LEFT_OUT;
  }
  return { costs, steps };
}

/**
 * Aligns a quote with the nearest tokens of a text: the least cost of words and marks put in, left out and replaced, where
 * the ends of the text cost nothing (Sellers 1980). Time and memory grow with the product of the lengths.
 */
function alignTokens(given: readonly QuoteToken[], found: readonly QuoteToken[]): AlignedPair[] {
  const rows: Uint8Array[] = [];
  let costs = new Int32Array(found.length + 1);
  for (const token of given) {
    const row = fillRow(token, found, costs);
    costs = row.costs;
    rows.push(row.steps);
  }
  const pairs: AlignedPair[] = [];
  let [row, column] = [given.length, costs.indexOf(Math.min(...costs))];
  while (row > 0) {
    const step = rows[row - 1]?.[column];
    pairs.push({
      given: step === LEFT_OUT ? null : (given[--row] ?? null),
      found: step === PUT_IN ? null : (found[--column] ?? null),
    });
  }
  return pairs.reverse();
}

/** The text of one side of some pairs, white space collapsed; `null` when that side has no token. */
function clipText(text: string, pairs: readonly AlignedPair[], side: keyof AlignedPair): string | null {
  const tokens = pairs.flatMap((pair) => pair[side] ?? []);
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/g, " ") : null;
}

/** Gives the runs of tokens in which two aligned texts differ, in order. */
function listDifferences(pairs: readonly AlignedPair[], given: string, found: string): QuoteDifference[] {
  const runs: AlignedPair[][] = [[]];
  for (const pair of pairs) {
    if (isEqual(pair)) runs.push([]);
    else runs.at(-1)?.push(pair);
  }
  const differing = runs.filter((run) => run.length > 0);
  return differing.map((run) => ({ given: clipText(given, run, "given"), found: clipText(found, run, "found") }));
}

/**
 * Finds the first `size` neighbouring words, from number `from` on, that share enough words with a part in any order; a word
 * counts as often as both have it. Gives the number of the first of them, `null` when there are none.
 */
function findWindow(part: QuotePart, words: readonly QuoteToken[], { from, size }: { from: number; size: number }) {
  const lacking = new Map<string, number>();
  for (const { key, isWord } of part.tokens) if (isWord) lacking.set(key, (lacking.get(key) ?? 0) + 1);
  let common = 0;
  const count = (word: QuoteToken | undefined, by: 1 | -1) => {
    const left = word && lacking.get(word.key);
    if (left === undefined) return;
    lacking.set(word?.key ?? "", left - by);
    if (Math.max(left, left - by) > 0) common += by;
  };
  for (let at = from; at < from + size - 1; at++) count(words[at], 1);
  for (let start = from; start < words.length; start++) {
    count(words[start + size - 1], 1);
    if (common >= MIN_AGREEMENT * part.words) return start;
    count(words[start], -1);
  }
  return null;
}

/** Where a part of a quote occurs in a visible text, word for word or nearly. */
export interface PartOccurrence extends TextRange {
  differences: QuoteDifference[];
  /** Words that agree, of the words of the part or of what was found, whichever are more. */
  agreeing: number;
  words: number;
}

/** Finds what of some tokens is nearest to a part; `null` when too few words agree. */
function judgeTokens(part: QuotePart, text: string, tokens: readonly QuoteToken[]): PartOccurrence | null {
  const pairs = alignTokens(part.tokens, tokens);
  const found = pairs.flatMap((pair) => pair.found ?? []);
  const [first, last] = [found[0], found.at(-1)];
  const agreeing = pairs.filter((pair) => isEqual(pair) && pair.given?.isWord).length;
  const words = Math.max(part.words, found.filter(({ isWord }) => isWord).length);
  if (!first || !last || agreeing < MIN_AGREEMENT * words) return null;
  const differences = listDifferences(pairs, part.text, text);
  return { start: first.start, end: last.end, differences, agreeing, words };
}

/**
 * Finds where tokens of a text nearly agree with a part of a quote, in order, none overlapping. Only windows that share
 * enough of its words are aligned, so unrelated text costs one look at each word.
 */
export function findNear(part: QuotePart, text: string, tokens: readonly QuoteToken[]): PartOccurrence[] {
  const near: PartOccurrence[] = [];
  const words = tokens.filter(({ isWord }) => isWord);
  const size = Math.floor(part.words / MIN_AGREEMENT);
  const numberAt = (among: readonly QuoteToken[], offset: number) =>
    findFirst(among.length, (at) => (among[at]?.start ?? 0) >= offset);
  for (let from = 0; ; ) {
    const start = findWindow(part, words, { from, size });
    const first = words[start ?? words.length];
    if (start === null || !first) return near;
    // What begins in the first window ends in the second at the latest.
    const behind = words[start + 2 * size]?.start ?? Number.POSITIVE_INFINITY;
    const window = tokens.slice(numberAt(tokens, first.start), numberAt(tokens, behind));
    const found = judgeTokens(part, text, window);
    if (found) near.push(found);
    from = found ? numberAt(words, found.end) : start + size;
  }
}
