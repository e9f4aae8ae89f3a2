import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { TermEntry } from "../../index/read/term-dictionary.ts";
import { hasBigrams, isHangul } from "../../text/find-bigrams.ts";
import { type Guess, guessWords } from "./guess-words.ts";
import type { Correction } from "./query-plan.ts";

/** A term of the index that a word of the query may have. */
export interface FoundTerm {
  entry: TermEntry;
  /** How near it is to what was typed, from 0 to 1. */
  likelihood: number;
}

/** Most words of a query that are guessed: each takes a walk over the vocabulary, some milliseconds in a large one. */
const MAX_GUESSED = 4;

/** Most terms that the beginning of a word stands for, the most frequent. */
const MAX_BEGINNING = 64;

/** Finds the terms of words in an index; what it does not have as spelt, it guesses. */
export class TermFinder {
  readonly #index: PassageIndex;
  #guessesLeft = MAX_GUESSED;
  readonly corrections: Correction[] = [];
  /** Words that nothing in the index is like. */
  readonly unknown: string[] = [];
  readonly notes: string[] = [];

  constructor(index: PassageIndex) {
    this.#index = index;
  }

  /** Those of some terms that the index has. */
  find(terms: readonly string[]): FoundTerm[] {
    return this.#index.terms.findAll(terms).map((entry) => ({ entry, likelihood: 1 }));
  }

  /** The terms of a word that must be as it is typed; in Korean, which hangs its endings on, as it begins. */
  findSought(word: string, terms: readonly string[]): FoundTerm[] {
    return isHangul(word) ? this.#findLonger(word).terms : this.find(terms);
  }

  /** The terms of words, each with the greatest likelihood of a word that has it, the likeliest first. */
  #termsOf(guesses: readonly Guess[]): FoundTerm[] {
    const { languages } = this.#index;
    const likelihood = new Map<string, number>();
    for (const guess of guesses) {
      for (const { termOf } of languages) {
        const term = termOf(guess.word);
        likelihood.set(term, Math.max(likelihood.get(term) ?? 0, guess.likelihood));
      }
    }
    return Array.from(likelihood, ([term, value]) =>
      this.find([term]).map(({ entry }) => ({ entry, likelihood: value })),
    ).flat();
  }

  /** The terms of a word of the query; guessed when the index has none of them. Bigrams stand in for words of their scripts. */
  findWord(word: string, known: FoundTerm[]): { terms: FoundTerm[]; isGuessed: boolean } {
    if (known.length > 0 || hasBigrams(word)) return { terms: known, isGuessed: false };
    const guesses = this.#guess(word);
    if (guesses.length > 0) this.corrections.push({ from: word, to: guesses.map((guess) => guess.word) });
    else this.unknown.push(word);
    return { terms: this.#termsOf(guesses), isGuessed: true };
  }

  #guess(word: string): Guess[] {
    if (this.#guessesLeft === 0) return [];
    this.#guessesLeft -= 1;
    return guessWords(this.#index.words, word);
  }

  /** The terms of the most frequent words that begin so, and how many words these are chosen from. */
  #findLonger(beginning: string): { terms: FoundTerm[]; words: number } {
    const words = [...this.#index.words.startingWith(beginning)].sort((a, b) => b.count - a.count);
    const likeliest = words.slice(0, MAX_BEGINNING).map(({ word }) => ({ word, likelihood: 1 }));
    return { terms: this.#termsOf(likeliest), words: words.length };
  }

  /** The terms of the words that begin as was asked for, the most frequent. */
  findBeginning(beginning: string): FoundTerm[] {
    const { terms, words } = this.#findLonger(beginning);
    if (words > MAX_BEGINNING)
      this.notes.push(
        `${beginning}* stands for the ${MAX_BEGINNING} most frequent of the ${words} words that begin so`,
      );
    return terms;
  }
}
