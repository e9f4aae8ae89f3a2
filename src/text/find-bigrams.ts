import type { Token } from "./tokenise.ts";

/** Scripts that part no words, or hang their endings on (Korean), so that words are found by pairs of letters too. */
const PAIRED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;

/** The first letter of any of these scripts: nothing before it is one. */
const FIRST_LETTER = 0x1100;

/** Stands before a bigram, so that it is another term than a word of two letters: 京都 is not in 東京都. */
const MARK = "_";

const NONE: readonly string[] = [];

const HANGUL = /^\p{Script=Hangul}+$/u;

/** Tells whether a word is Korean, which parts words by spaces but hangs their endings on. */
export function isHangul(word: string): boolean {
  return HANGUL.test(word);
}

/** Tells whether a word is written in a script whose letters are taken in pairs. */
export function hasBigrams(word: string): boolean {
  return word.charCodeAt(0) >= FIRST_LETTER && PAIRED.test(word);
}

/** Tells whether a term is a bigram. No word begins so. */
export function isBigram(term: string): boolean {
  return term.startsWith(MARK);
}

/** The two letters of a bigram's term. */
export function lettersOf(bigram: string): string {
  return bigram.slice(MARK.length);
}

/**
 * Gives the terms of the pairs of letters that begin in a word (words and bigrams together: Nie, Gao, Zhang & Zhou 2000):
 * those within it, and that which it makes with a word right behind it. None for other scripts.
 */
export function findBigrams({ word, end }: Pick<Token, "word" | "end">, next: Token | undefined): readonly string[] {
  if (!hasBigrams(word)) return NONE;
  const goesOn = next?.start === end && hasBigrams(next.word);
  const letters = Array.from(goesOn ? word + Array.from(next.word)[0] : word);
  return letters.slice(1).map((letter, at) => `${MARK}${letters[at]}${letter}`);
}
