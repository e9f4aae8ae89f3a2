import { LIMITS } from "../../contract/limits.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { TermEntry } from "../../index/read/term-dictionary.ts";
import { findBigrams, hasBigrams, isHangul } from "../../text/find-bigrams.ts";
import { WHOLE_MARK } from "../../text/find-whole.ts";
import { foldAccents } from "../../text/fold-word.ts";
import { joinPairs } from "../../text/respell.ts";
import { respellHan } from "../../text/respell-han.ts";
import { swapKana } from "../../text/swap-kana.ts";
import { writeNote } from "../note-texts.ts";
import { RANKING } from "../ranking.ts";
import { type Guess, guessWords } from "./guess-words.ts";
import type { Correction } from "./query-plan.ts";

/** A term of the index that a word of the query may have. */
export interface FoundTerm {
  entry: TermEntry;
  /** How likely it is what was meant, from 0 to 1. */
  likelihood: number;
}

/** Looks up the terms of words in an index, and guesses at words that it lacks. */
export class TermFinder {
  readonly #index: PassageIndex;
  readonly #isChinese: boolean;
  readonly #isJapanese: boolean;
  readonly #wordsPerBeginning: number;
  #guessesLeft: number = LIMITS.guessedWords;
  readonly #found = new Map<string, FoundTerm | null>();
  readonly corrections: Correction[] = [];
  /** Words that the index lacks and that no guess was found for. */
  readonly unknown: string[] = [];
  readonly notes: string[] = [];

  /** `beginnings`: how many the query has. They share the words that they may expand to. */
  constructor(index: PassageIndex, beginnings = 1) {
    this.#index = index;
    this.#wordsPerBeginning = Math.floor(LIMITS.beginningWords / Math.max(1, beginnings));
    const codes = new Set(index.languages.map(({ code }) => code));
    this.#isChinese = codes.has("zh");
    this.#isJapanese = codes.has("ja");
  }

  /** Finds the terms that the index has, each also as a name written as several words, which counts less beside them. */
  find(terms: readonly string[]): FoundTerm[] {
    const [words, names] = [this.findWritten(terms), this.findWritten(terms.map((term) => WHOLE_MARK + term))];
    if (words.length === 0) return names;
    for (const { entry } of names) words.push({ entry, likelihood: RANKING.joined });
    return words;
  }

  /** Finds the terms that the index has, in any Chinese letters; where articles are Japanese, which mixes both, in others only when it lacks what was typed. */
  findWritten(terms: readonly string[]): FoundTerm[] {
    const found: FoundTerm[] = [];
    this.#addFound(terms, found);
    if (!this.#isChinese) return found;
    const isThere = found.length > 0 || terms.some((term) => this.#hasPairs(term));
    if (!this.#isJapanese || !isThere) this.#addFound(terms.flatMap(respellHan), found);
    return found;
  }

  /** Whether the index has all pairs of letters of a word, which may be a part of a longer one. */
  #hasPairs(word: string): boolean {
    const pairs = findBigrams({ word, end: word.length }, undefined);
    return pairs.length > 0 && pairs.every((pair) => this.#findOne(pair) !== null);
  }

  /** Adds the terms that the index has, none twice. */
  #addFound(terms: Iterable<string>, found: FoundTerm[]): void {
    for (const term of terms) {
      const one = this.#findOne(term);
      if (one && !found.includes(one)) found.push(one);
    }
  }

  /** Spells a text in other Chinese letters too. Not where articles are Japanese. */
  #spell(text: string): string[] {
    return this.#isChinese && !this.#isJapanese ? [text, ...respellHan(text)] : [text];
  }

  /** Looks up a term once: words are sought by themselves, and in what they may be part of. */
  #findOne(term: string): FoundTerm | null {
    const known = this.#found.get(term);
    if (known !== undefined) return known;
    const entry = this.#index.terms.find(term);
    const found = entry && { entry, likelihood: 1 };
    this.#found.set(term, found);
    return found;
  }

  /** Finds a pair of letters; in the other kana when the index lacks it: さーばー is サーバー. Beside Japanese a pair says too little to be respelled. */
  findBigram(bigram: string): FoundTerm[] {
    const find = (one: string) =>
      this.#isJapanese ? [this.#findOne(one)].flatMap((found) => found ?? []) : this.findWritten([one]);
    const own = find(bigram);
    return own.length > 0 ? own : find(swapKana(bigram));
  }

  /** Finds the terms of a word that is wanted as typed; a Korean word may have an ending, so it is looked up as a beginning. */
  findSought(word: string, terms: readonly string[]): FoundTerm[] {
    return isHangul(word) ? this.#findLonger(word, LIMITS.beginningWords).terms : this.find(terms);
  }

  /** Finds the most frequent words that have a letter, wherever in them. Walks the vocabulary. */
  findWithin(letter: string): FoundTerm[] {
    const letters = this.#spell(letter);
    const words = [...this.#index.words.startingWith("")].filter(({ word }) =>
      letters.some((one) => word.includes(one)),
    );
    const likeliest = words.sort((a, b) => b.count - a.count).slice(0, LIMITS.beginningWords);
    return this.#termsOf(likeliest.map(({ word }) => ({ word, likelihood: 1 })));
  }

  /** The terms of guessed words, each as likely as the likeliest word that has it. */
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

  /** Gives the terms that are known of a word, or guesses when there are none. A word with bigrams is found by these instead. */
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
    const codes = this.#index.languages.map(({ code }) => code);
    return guessWords(this.#index.words, word, codes);
  }

  /** The terms of the most frequent words with a beginning, in any of its spellings, and how many words have it. */
  #findLonger(beginning: string, most: number): { terms: FoundTerm[]; words: number } {
    const { languages, words: known } = this.#index;
    const respelled = languages.flatMap(({ code }) => foldAccents(joinPairs(beginning, code)));
    const spellings = new Set([...this.#spell(beginning), ...respelled]);
    const words = Array.from(spellings, (one) => [...known.startingWith(one)]).flat();
    words.sort((a, b) => b.count - a.count);
    const likeliest = words.slice(0, most).map(({ word }) => ({ word, likelihood: 1 }));
    return { terms: this.#termsOf(likeliest), words: words.length };
  }

  /** Finds the terms of the most frequent words with a beginning; notes when there are more. */
  findBeginning(beginning: string): FoundTerm[] {
    const most = this.#wordsPerBeginning;
    const { terms, words } = this.#findLonger(beginning, most);
    if (words > most) this.notes.push(writeNote("beginning", beginning, most, words));
    return terms;
  }
}
