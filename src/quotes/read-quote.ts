import { hasWord } from "../text/has-word.ts";
import type { TextRange } from "../text/split-sentences.ts";

/**
 * A word, symbol or punctuation mark, as quotes are compared by it. Unlike the tokens of the analyser it keeps accents,
 * endings and the marks inside numbers: 1.5 is not 15, Kim’s is not Kim.
 */
export interface QuoteToken extends TextRange {
  /** Equal for two spellings of the same thing. */
  key: string;
  /** Whether it counts when the share of words that agree is worked out: words and symbols do, punctuation does not. */
  isWord: boolean;
}

/** Letters of scripts that put no space between words: each is compared as a word. */
const LONE = String.raw`[[\p{L}\p{Nl}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]`;
const LETTER = String.raw`[\p{L}--${LONE}]`;
const CHARACTER = String.raw`[[\p{L}\p{N}]--${LONE}]`;
/** What belongs to the letter before it: marks, those of half-width katakana, and what is not seen, such as soft hyphens. */
const MARK = String.raw`[\p{M}\p{DI}\uff9e\uff9f]`;
const RUN = `${CHARACTER}[${CHARACTER}${MARK}]*`;
/** Quotation marks, dashes, bullets, the marks of Markdown: no more than a space. Brackets of CJK quotes and titles too. */
const UNHEARD = String.raw`[\p{Pi}\p{Pf}\p{Pd}\p{Sk}"'＂＇‚„〝〞〟「」『』《》〈〉﹁-﹄′″׳״−~～_＿*＊#＃\|｜\\•·・･‧…⋯]`;

/**
 * In this order: a letter that is a word; initials with their dots; a number with its marks, or a word with its apostrophes,
 * either with a sign before it if it is a number; an ellipsis; any other mark that is heard.
 */
const TOKEN = new RegExp(
  [
    `${LONE}${MARK}*`,
    String.raw`${LETTER}(?:\.${LETTER})+(?![\p{L}\p{M}])`,
    String.raw`(?:[\-−](?<=(?:^|[\s\(])[\-−])(?=\p{N}))?(?:\p{N}+(?:[.,٫٬]\p{N}+)+|${RUN}(?:['‘’＇]${LETTER}[${CHARACTER}${MARK}]*)*)`,
    String.raw`(?:\.\s*){2,}\.`,
    String.raw`[[\p{P}\p{S}]--${UNHEARD}]`,
  ].join("|"),
  "gv",
);

const DOTS = /^\.[\s.]+$/;
const PLAIN = /^[a-z\d]+$/i;
/** Symbols are words, and so are the marks that are read aloud. */
const WORD = /^[\p{L}\p{N}\p{S}%‰&@§−-]/u;

/** Unseen characters, and the stroke that only draws an Arabic word out. */
const UNSEEN_IN_WORD = /[\p{DI}\u0640]/gu;
const APOSTROPHES = /[‘’＇ʼʻʹ]/g;
const OUTER_APOSTROPHES = /^'+|'+$/g;

/** Goes by way of upper case, so that ß is ss and both sigmas are one, however they were typed. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize("NFKC").replaceAll("ς", "σ");
}

function makeKey(raw: string): string {
  if (PLAIN.test(raw)) return raw.toLowerCase();
  const seen = raw.replace(UNSEEN_IN_WORD, "").replace(APOSTROPHES, "'").replace(OUTER_APOSTROPHES, "");
  return foldCase(seen.replace("−", "-"));
}

/** Reads a character that is short for others (½, ㍿, full-width digits) as these; `null` for any other text. */
function readUnified(raw: string, { start, end }: TextRange): QuoteToken[] | null {
  if (PLAIN.test(raw)) return null;
  const unified = raw.normalize("NFKC");
  return unified === raw ? null : readTokens(unified).map((token) => ({ ...token, start, end }));
}

/**
 * Cuts a text into the tokens by which quotes are compared. Case, compatibility forms (NFKC), quotation marks, dashes,
 * white space, ellipses and unseen characters make no difference. `offset` is added to where each lies, in UTF-16 code
 * units. Linear.
 */
export function readTokens(text: string, offset = 0): QuoteToken[] {
  const tokens: QuoteToken[] = [];
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    const range = { start: offset + index, end: offset + index + raw.length };
    const unified = readUnified(raw, range);
    if (unified) tokens.push(...unified);
    else if (!DOTS.test(raw)) tokens.push({ ...range, key: makeKey(raw), isWord: WORD.test(raw) });
  }
  return tokens.filter(({ key }) => key !== "");
}

/** A quote, or what of it lies between two ellipses: at least one word, no punctuation at either end. */
export interface QuotePart {
  text: string;
  tokens: readonly QuoteToken[];
  /** How many of the tokens are words. */
  words: number;
}

/** A quote ready to be compared. */
export interface Quote {
  /** All of it, in each way that it may be read, at least one: as Markdown first. */
  readings: readonly QuotePart[];
  /** The parts between which it leaves words out, at least one. */
  parts: readonly QuotePart[];
}

/** Words left out: three dots or more, written together or apart, in brackets or not. */
const ELLIPSIS = /[[(（【]?\s*(?:…+|⋯+|\.{3,}|(?:\.\s+){2,}\.)\s*[\])）】]?/g;

/** What a reader does not see of Markdown: targets of links, calls of footnotes, bars of quotes. */
const LINK = /!?\[([^[\]]*)\]\((?:https?:|mailto:|[/#.])[^\s()]*\)/g;
const FOOTNOTE_CALL = /\[\^[^\s\]]+\]/g;
const QUOTE_BARS = /^[ \t]*(?:>[ \t]?)+/gm;

/** Characters that are not seen, such as soft hyphens; but for the two joiners, at which the analyser cuts words. */
const UNSEEN = /[\p{DI}--[\u200c\u200d]]/gv;

/** Makes a part of a text; `null` when it has no word. */
function makePart(text: string): QuotePart | null {
  const all = readTokens(text);
  const first = all.findIndex(({ isWord }) => isWord);
  const tokens = first < 0 ? [] : all.slice(first, all.findLastIndex(({ isWord }) => isWord) + 1);
  const words = tokens.filter(({ isWord }) => isWord).length;
  return words === 0 ? null : { text, tokens, words };
}

/**
 * Reads a quote as a person typed it or copied it from an article: as Markdown, and as what a reader sees where that differs,
 * such as code that looks like a link. `null` when it has no word.
 */
export function readQuote(given: string): Quote | null {
  const unmarked = given.replace(FOOTNOTE_CALL, "").replace(LINK, "$1").replace(QUOTE_BARS, "");
  const texts = [unmarked, given].map((text) => text.replace(UNSEEN, "").normalize("NFC").toWellFormed());
  const readings = [...new Set(texts)].filter(hasWord).flatMap((text) => makePart(text) ?? []);
  const parts = readings[0]?.text.split(ELLIPSIS).flatMap((part) => makePart(part) ?? []);
  return parts ? { readings, parts } : null;
}
