import { hasWord } from "../text/has-word.ts";
import { type QuoteToken, readQuoteTokens } from "./read-quote-tokens.ts";

/** A quote, or what of it stands between two ellipses: at least one word, no punctuation at either end. */
export interface QuotePart {
  text: string;
  tokens: readonly QuoteToken[];
  /** How many of the tokens are words. */
  words: number;
}

/** A quote ready to be compared: as one, and in the parts that it leaves words out between; at least one part. */
export interface Quote {
  whole: QuotePart;
  parts: readonly QuotePart[];
}

/** Words left out: three dots or more, written together or apart, in brackets or not. */
const ELLIPSIS = /[[(（【]?\s*(?:…+|⋯+|\.{3,}|(?:\.\s+){2,}\.)\s*[\])）】]?/g;

/** What of Markdown no reader sees, when a quote is taken from it: targets of links, calls of footnotes, bars of quotes. */
const LINK = /!?\[([^[\]]*)\]\((?:https?:|mailto:|[/#.])[^\s()]*\)/g;
const FOOTNOTE_CALL = /\[\^[^\s\]]+\]/g;
const QUOTE_BARS = /^[ \t]*(?:>[ \t]?)+/gm;

/** Characters that are not seen, as soft hyphens; but for the two joiners, which the analyser parts words by. */
const UNSEEN = /[\p{DI}--[\u200c\u200d]]/gv;

/** Makes a part of a text; `null` when it has no word. */
function makePart(text: string): QuotePart | null {
  const all = readQuoteTokens(text);
  const first = all.findIndex(({ isWord }) => isWord);
  const tokens = first < 0 ? [] : all.slice(first, all.findLastIndex(({ isWord }) => isWord) + 1);
  const words = tokens.filter(({ isWord }) => isWord).length;
  return words === 0 ? null : { text, tokens, words };
}

/** Reads a quote as a person typed it, or took it from an article's Markdown; `null` when it has no word. */
export function readQuote(given: string): Quote | null {
  const seen = given.replace(FOOTNOTE_CALL, "").replace(LINK, "$1").replace(QUOTE_BARS, "");
  const text = seen.replace(UNSEEN, "").normalize("NFC").toWellFormed();
  const whole = hasWord(text) ? makePart(text) : null;
  return whole && { whole, parts: text.split(ELLIPSIS).flatMap((part) => makePart(part) ?? []) };
}
