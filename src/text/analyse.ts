import { elidedLength, endingStart } from "./elide.ts";
import { findBigrams } from "./find-bigrams.ts";
import { findSigns, type Sign } from "./find-signs.ts";
import { findWhole, WHOLE_MARK } from "./find-whole.ts";
import { foldAccents, spellWord } from "./fold-word.ts";
import { isAscii } from "./is-ascii.ts";
import type { Language } from "./language.ts";
import { isMarkedNumber, readNumber } from "./read-number.ts";
import { splitName } from "./split-name.ts";
import type { TextRange } from "./split-sentences.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A term, and what of the text it is made from. */
interface PlacedTerm extends TextRange {
  term: string;
}

/** A name of several words, found by its one term too. */
interface WholeTerm extends PlacedTerm {
  /** How many tokens it is made of. */
  count: number;
}

/** A token with the terms under which it is indexed, all at its position. */
export interface AnalysedToken extends Token {
  term: string;
  /** Its term when its accents are left out, as many readers type it; `null` when that is the same. */
  bareTerm: string | null;
  /** Terms of its parts: `parse` and `json` of `parseJSON`, `17.12` of `17.12.1`. */
  parts: readonly PlacedTerm[];
  /** The name that begins with it and is written as several words: `nodejs` for `node.js`. */
  whole: WholeTerm | null;
  /** Signs behind it, before the next token; the first token has those before it too. */
  signs: readonly PlacedTerm[];
  /** Terms of its pairs of letters, in scripts that need them. */
  bigrams: readonly string[];
}

const NONE: readonly never[] = [];

/** What a token is called, and its parts. */
type Reading = Pick<AnalysedToken, "start" | "word" | "term" | "bareTerm" | "parts">;

function readMarkedNumber({ start, end, word }: Token, raw: string, code: string): Reading {
  const { term, others } = readNumber(raw, code);
  return { start, word, term, bareTerm: null, parts: others.map((other) => ({ start, end, term: other })) };
}

/** Reads a word that may have parts, accents or an elided word before it, which is no part of it. */
function readWord(token: Token, raw: string, { code, termOf }: Language): Reading {
  const elided = elidedLength(raw, code);
  const ending = endingStart(raw, code);
  const spelled = spellWord(raw.slice(elided, ending));
  const term = termOf(spelled);
  const word = elided === 0 && ending === raw.length ? token.word : foldAccents(spelled);
  const bare = isAscii(spelled) ? term : termOf(foldAccents(spelled));
  const first = token.start + (token.name?.indexOf(token.word) ?? 0);
  const parts = splitName(raw.slice(0, ending)).map(({ text, at }) => {
    return { start: first + at, end: first + at + text.length, term: termOf(spellWord(text)) };
  });
  return { start: token.start + elided, word, term, bareTerm: term === bare ? null : bare, parts };
}

function read(token: Token, language: Language): Reading {
  const { start, word, raw } = token;
  if (raw === null) return { start, word, term: language.termOf(word), bareTerm: null, parts: NONE };
  return isMarkedNumber(raw) ? readMarkedNumber(token, raw, language.code) : readWord(token, raw, language);
}

/** The signs of a text by the token that they stand behind; those before the first token are with it. */
function placeSigns(text: string, tokens: readonly Token[]): Map<number, Sign[]> {
  const placed = new Map<number, Sign[]>();
  let at = 0;
  for (const sign of findSigns(text, isAscii(text))) {
    while ((tokens[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= sign.start) at += 1;
    placed.set(at, [...(placed.get(at) ?? []), sign]);
  }
  return placed;
}

/** Where a text has no words, its signs are its tokens. */
function readSigns(text: string): AnalysedToken[] {
  return Array.from(findSigns(text, isAscii(text)), ({ term, start, end }) => {
    const word = { start, end, word: term, name: null, raw: null };
    return { ...word, term, bareTerm: null, parts: NONE, whole: null, signs: NONE, bigrams: NONE };
  });
}

/**
 * The one analyser, the same for passages and for queries: text -> tokens -> terms, stop words included.
 * Linear in the length of the text.
 */
export function analyse(text: string, language: Language): AnalysedToken[] {
  const tokens = [...tokenise(text)];
  if (tokens.length === 0) return readSigns(text);
  const signs = placeSigns(text, tokens);
  return tokens.map((token, at) => {
    const whole = findWhole(text, tokens, at);
    return {
      ...token,
      ...read(token, language),
      whole: whole && { ...whole, term: WHOLE_MARK + language.termOf(spellWord(whole.spelled)) },
      signs: signs.get(at) ?? NONE,
      bigrams: findBigrams(token, tokens[at + 1]),
    };
  });
}

/** Gives the other terms of a token: they are posted at its place, but are no tokens of their own. None twice. */
export function otherTerms({ term, bareTerm, name, parts, whole, signs, bigrams }: AnalysedToken): readonly string[] {
  if (bareTerm === null && name === null && parts.length + signs.length === 0 && whole === null) return bigrams;
  const others = new Set([...parts, ...signs].map((one) => one.term));
  for (const other of [bareTerm, name, whole?.term ?? null]) if (other !== null) others.add(other);
  others.delete(term);
  return [...others, ...bigrams];
}
