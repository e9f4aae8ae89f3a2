import { stemmer } from "stemmer";
import { STOP_WORDS } from "./stop-words.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A token with the term under which it is indexed. */
export interface AnalysedToken extends Token {
  term: string;
}

const STEMMABLE = /^[a-z]+$/;

/** Stems kept per isolate; text repeats its words, and stemming costs ten times a look-up. */
const MAX_STEMS = 50_000;
const stems = new Map<string, string>();

function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MAX_STEMS) stems.clear();
  const made = stemmer(word);
  stems.set(word, made);
  return made;
}

/** Gives the term of a folded word: its Porter stem where it is plain Latin letters, else the word itself. */
export function termOf(word: string): string {
  return STEMMABLE.test(word) ? stem(word) : word;
}

/** Tells whether a folded word is a stop word: indexed, but not scored. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/**
 * The one analyser, the same for passages and for queries: text -> tokens -> terms, stop words included.
 * Linear in the length of the text.
 */
export function analyse(text: string): AnalysedToken[] {
  const tokens: AnalysedToken[] = [];
  for (const { start, end, word } of tokenise(text)) tokens.push({ start, end, word, term: termOf(word) });
  return tokens;
}
