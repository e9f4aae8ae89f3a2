import type { TermDictionary, TermEntry } from "../index/read/term-dictionary.ts";

/** A term that may be what a word was meant to be. */
export interface Guess {
  entry: TermEntry;
  /** How near it is to the word, from 0 to 1. */
  likeness: number;
}

/** Most terms guessed for one word, the nearest and most frequent. */
const MAX_GUESSES = 12;

/** Share of a word's letters that may differ, and most letters. */
const EDITS_PER_LETTER = 0.2;
const MAX_EDITS = 2;

/** Letters from which on a beginning says which word was meant. */
const MIN_PREFIX = 3;

/** Numbers are looked up as they are: the next one is another. */
const HAS_DIGIT = /\p{N}/u;

/**
 * Guesses the terms that a word which the index does not have may stand for: those that are spelt nearly so, and those
 * that begin with it. Nearest first, equals by how frequent they are.
 */
export function guessTerms(terms: TermDictionary, word: string): Guess[] {
  if (HAS_DIGIT.test(word)) return [];
  const letters = Array.from(word).length;
  const most = Math.min(MAX_EDITS, Math.round(letters * EDITS_PER_LETTER));
  const guesses = new Map<string, Guess>();
  const add = (entry: TermEntry, likeness: number) => {
    const known = guesses.get(entry.term);
    if (!known || known.likeness < likeness) guesses.set(entry.term, { entry, likeness });
  };
  for (const entry of letters >= MIN_PREFIX ? terms.startingWith(word) : [])
    add(entry, letters / Array.from(entry.term).length);
  for (const { entry, edits } of most > 0 ? terms.near(word, most) : []) add(entry, 1 - edits / (letters + 1));
  return [...guesses.values()]
    .sort(
      (a, b) =>
        b.likeness - a.likeness || b.entry.passages - a.entry.passages || (a.entry.term < b.entry.term ? -1 : 1),
    )
    .slice(0, MAX_GUESSES);
}
