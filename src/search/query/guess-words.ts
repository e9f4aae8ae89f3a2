import type { Vocabulary } from "../../index/read/vocabulary.ts";
import { spellingCost } from "./spelling-cost.ts";

/** A word that another one may be meant to be. */
export interface Guess {
  word: string;
  /** How likely it is what was meant, against the likeliest, which has 1. */
  likelihood: number;
}

/** Share of a word's letters that may differ, and most letters. */
const EDITS_PER_LETTER = 0.2;
const MAX_EDITS = 2;

/** Letters from which on a beginning says which word was meant. */
const MIN_PREFIX = 3;

/** Numbers are looked up as they are: the next one is another. */
const HAS_DIGIT = /\p{N}/u;

/**
 * How much an edit counts against a word, and the logarithm of its frequency for it. With one random edit in one word of
 * each query it makes no difference whether they are 3 and 0.3 or 5 and 0.6.
 */
const COST_WEIGHT = 4;
const FREQUENCY_WEIGHT = 0.5;

/** What leaving off the end of a word costs, and each letter that is left off. */
const UNFINISHED = 1.2;
const PER_LETTER = 0.05;

/** Most words guessed, and the least of the likeliest's likelihood: with one alone 1 to 10 % less of what a slip loses is recovered. */
const MAX_GUESSES = 5;
const MIN_LIKELIHOOD = 0.1;

/**
 * Guesses the words that one which the index does not have may stand for, the likeliest first: those that are spelt nearly
 * so, likely slips before others, and those that begin with it. The noisy channel model (Kernighan, Church & Gale 1990).
 * Costs a walk over the vocabulary, which leaps over what begins unlike.
 */
export function guessWords(words: Vocabulary, typed: string): Guess[] {
  if (HAS_DIGIT.test(typed)) return [];
  const letters = Array.from(typed).length;
  const most = Math.min(MAX_EDITS, Math.round(letters * EDITS_PER_LETTER));
  const weights = new Map<string, number>();
  const add = (word: string, count: number, cost: number) => {
    const weight = FREQUENCY_WEIGHT * Math.log(count) - COST_WEIGHT * cost;
    weights.set(word, Math.max(weight, weights.get(word) ?? weight));
  };
  // Most slips are one edit, which takes a quarter of the walk that two do.
  for (let edits = 1; edits <= most && weights.size === 0; edits++)
    for (const { word, count } of words.near(typed, edits)) add(word, count, spellingCost(typed, word));
  for (const { word, count } of letters >= MIN_PREFIX ? words.startingWith(typed) : [])
    add(word, count, UNFINISHED + PER_LETTER * (Array.from(word).length - letters));
  const sorted = [...weights].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const [, greatest = 0] = sorted[0] ?? [];
  return sorted
    .slice(0, MAX_GUESSES)
    .map(([word, weight]) => ({ word, likelihood: Math.exp(weight - greatest) }))
    .filter(({ likelihood }) => likelihood >= MIN_LIKELIHOOD);
}
