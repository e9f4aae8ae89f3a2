import { findBigrams } from "./find-bigrams.ts";
import { spellWord } from "./fold-word.ts";
import { isAscii } from "./is-ascii.ts";
import type { Language } from "./language.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A token with the terms under which it is indexed. */
export interface AnalysedToken extends Token {
  term: string;
  /** Its term when its accents are left out, as many readers type it; `null` when that is the same. */
  bareTerm: string | null;
  /** Terms of its pairs of letters, in scripts that need them. */
  bigrams: readonly string[];
}

/**
 * The one analyser, the same for passages and for queries: text -> tokens -> terms, stop words included.
 * Linear in the length of the text.
 */
export function analyse(text: string, { termOf }: Language): AnalysedToken[] {
  const tokens = [...tokenise(text)];
  const hasAccents = !isAscii(text);
  return tokens.map((token, at) => {
    const { start, end, word } = token;
    const bare = termOf(word);
    const raw = hasAccents ? text.slice(start, end) : "";
    const term = isAscii(raw) ? bare : termOf(spellWord(raw));
    const bigrams = findBigrams(token, tokens[at + 1]);
    return { start, end, word, term, bareTerm: term === bare ? null : bare, bigrams };
  });
}

const NONE: readonly string[] = [];

/** Gives the other terms of a token: they are posted at its place, but are no tokens of their own. */
export function otherTerms({ bareTerm, bigrams }: AnalysedToken): readonly string[] {
  if (bareTerm !== null) return [bareTerm, ...bigrams];
  return bigrams.length === 0 ? NONE : bigrams;
}
