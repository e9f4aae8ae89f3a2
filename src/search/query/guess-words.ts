import { LIMITS } from "../../contract/limits.ts";
import type { Vocabulary, VocabularyEntry } from "../../index/read/vocabulary.ts";
import { makesCompounds } from "../../text/compounding.ts";
import { spellingCost } from "./spelling-cost.ts";

/** A word that may have been meant by another. */
export interface Guess {
  word: string;
  /** How likely it was meant, relative to the likeliest guess, which has 1. */
  likelihood: number;
}

/** Edits allowed for each letter of a word, and at most. */
const EDITS_PER_LETTER = 0.2;
const MAX_EDITS = 2;

/** Fewest letters of a beginning that says which word was meant. */
const MIN_PREFIX = 3;

/** Numbers are never guessed at: the next one means something else. */
const HAS_DIGIT = /\p{N}/u;

/** The beginning of a checksum or the like, as short as people quote them: letters and digits of a hexadecimal number. */
const CHECKSUM = /^(?=.*\d)(?=.*[a-f])[\da-f]{7,}$/;

/**
 * Weight of an edit against a word, and of the logarithm of its frequency for it. With one random edit in one word of
 * each query it makes no difference whether they are 3 and 0.3 or 5 and 0.6.
 */
const COST_WEIGHT = 4;
const FREQUENCY_WEIGHT = 0.5;

/** Cost of leaving off the end of a word, and of each letter that is left off. */
const UNFINISHED = 1.2;
const PER_LETTER = 0.05;

/** Fewest letters of a word that is looked for at the end of others. */
const MIN_HEAD = 5;

/** The least likelihood of a guess. */
const MIN_LIKELIHOOD = 0.1;

/** Finds the words that begin with one, and compounds that end with it: narrower words of its kind. */
function* findLonger(words: Vocabulary, typed: string, codes: readonly string[]): Generator<VocabularyEntry> {
  const letters = Array.from(typed).length;
  if (letters >= MIN_PREFIX) yield* words.startingWith(typed);
  if (letters < MIN_HEAD || !codes.some(makesCompounds)) return;
  for (const entry of words.startingWith("")) if (entry.word.endsWith(typed)) yield entry;
}

/**
 * Guesses which words may have been meant by one that the index lacks, the likeliest first: words spelt nearly the same,
 * likely slips before others, words that begin with it, and where one of the languages makes compounds, words that end with it. The noisy channel model (Kernighan, Church & Gale 1990).
 * Walks the vocabulary, but skips words that begin too differently. A number is left as it is, but for the beginning of a checksum.
 */
export function guessWords(words: Vocabulary, typed: string, codes: readonly string[] = []): Guess[] {
  const isChecksum = CHECKSUM.test(typed);
  if (HAS_DIGIT.test(typed) && !isChecksum) return [];
  const letters = Array.from(typed).length;
  const most = isChecksum ? 0 : Math.min(MAX_EDITS, Math.round(letters * EDITS_PER_LETTER));
  const weights = new Map<string, number>();
  const add = (word: string, count: number, cost: number) => {
    const weight = FREQUENCY_WEIGHT * Math.log(count) - COST_WEIGHT * cost;
    weights.set(word, Math.max(weight, weights.get(word) ?? weight));
  };
  // Most slips are one edit, which takes a quarter of the walk that two do.
  for (let edits = 1; edits <= most && weights.size === 0; edits++)
    for (const { word, count } of words.near(typed, edits)) add(word, count, spellingCost(typed, word));
  for (const { word, count } of findLonger(words, typed, codes))
    add(word, count, UNFINISHED + PER_LETTER * (Array.from(word).length - letters));
  const sorted = [...weights].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const [, greatest = 0] = sorted[0] ?? [];
  return sorted
    .slice(0, LIMITS.guesses)
    .map(([word, weight]) => ({ word, likelihood: Math.exp(weight - greatest) }))
    .filter(({ likelihood }) => likelihood >= MIN_LIKELIHOOD);
}
