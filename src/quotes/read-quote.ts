import { hasWord } from "../text/has-word.ts";
import type { TextRange } from "../text/split-sentences.ts";

/**
 * A word, symbol or punctuation mark, as quotes are compared by it. Unlike the tokens of the analyser it keeps accents,
 * endings and the marks inside numbers: 1.5 is not 15, Kim’s is not Kim.
 */
export interface QuoteToken extends TextRange {
  /** Equal for two spellings of the same thing. */
  key: string;
  /** Whether it counts towards the share of words that agree: words and symbols do, punctuation does not. */
  isWord: boolean;
}

/** Letters of scripts that put no space between words: each is compared as a word. */
const LONE = String.raw`[[\p{L}\p{Nl}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]`;
const LETTER = String.raw`[\p{L}--${LONE}]`;
const CHARACTER = String.raw`[[\p{L}\p{N}]--${LONE}]`;
/** What belongs to the letter before it: marks, those of half-width katakana, and what is not seen, such as soft hyphens. */
const MARK = String.raw`[\p{M}\p{DI}\uff9e\uff9f]`;
const RUN = `${CHARACTER}[${CHARACTER}${MARK}]*`;
/** Quotation marks, dashes, bullets and the marks of Markdown count as white space; so do brackets of CJK quotes and titles. */
const SILENT = String.raw`[\p{Pi}\p{Pf}\p{Pd}\p{Sk}"'＂＇‚„〝〞〟「」『』《》〈〉﹁-﹄′″׳״−~～_＿*＊#＃\|｜\\•·・･‧…⋯]`;

/**
 * In this order: a letter that is a word; initials with their dots; a number with its sign and marks, or a word with its
 * apostrophes; an ellipsis; any other mark that is read aloud.
 */
const TOKEN = new RegExp(
  [
    `${LONE}${MARK}*`,
    String.raw`${LETTER}(?:\.${LETTER})+(?![\p{L}\p{M}])`,
    String.raw`(?:[\-−](?<=(?:^|[\s\(])[\-−])(?=\p{N}))?(?:\p{N}+(?:[.,٫٬]\p{N}+)+|${RUN}(?:['‘’＇]${LETTER}[${CHARACTER}${MARK}]*)*)`,
    String.raw`(?:\.\s*){2,}\.`,
    String.raw`[[\p{P}\p{S}]--${SILENT}]`,
  ].join("|"),
  "gv",
);

const DOTS = /^\.[\s.]+$/;
const PLAIN = /^[a-z\d]+$/i;
/** Symbols count as words, and so do these marks. */
const WORD = /^[\p{L}\p{N}\p{S}%‰&@§−-]/u;

/** Unseen characters, and the stroke that only draws an Arabic word out. */
const UNSEEN_IN_WORD = /[\p{DI}\u0640]/gu;
const APOSTROPHES = /[‘’＇ʼʻʹ]/g;
const OUTER_APOSTROPHES = /^'+|'+$/g;

/** Folds by way of upper case, so that ß equals ss, and both sigmas are one. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize("NFKC").replaceAll("ς", "σ");
}

function makeKey(raw: string): string {
  if (PLAIN.test(raw)) return raw.toLowerCase();
  const seen = raw.replace(UNSEEN_IN_WORD, "").replace(APOSTROPHES, "'").replace(OUTER_APOSTROPHES, "");
  return foldCase(seen.replace("−", "-"));
}

/** Reads characters that are short for others (½, ㍿, full-width digits) as these; `null` for any other text. */
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

/** A quote, or a part of it between ellipses: at least one word, no punctuation at either end. */
export interface QuotePart {
  text: string;
  tokens: readonly QuoteToken[];
  /** How many of the tokens are words. */
  words: number;
}

/** A quote ready to be compared. */
export interface Quote {
  /** All of it as a reader sees it, then as Markdown where that differs; at least one of them. */
  readings: readonly QuotePart[];
  /** The parts between which it leaves words out, at least one. */
  parts: readonly QuotePart[];
}

/** Words left out: three dots or more, written together or apart, in brackets or not. */
const ELLIPSIS = /[[(（【]?\s*(?:…+|⋯+|\.{3,}|(?:\.\s+){2,}\.)\s*[\])）】]?/g;

/** Markdown that a reader does not see: targets of links, calls of footnotes, bars of quotes. */
const LINK = /!?\[([^[\]]*)\]\((?:https?:|mailto:|[/#.])[^\s()]*\)/g;
const FOOTNOTE_CALL = /\[\^[^\s\]]+\]/g;
const QUOTE_BARS = /^[ \t]*(?:>[ \t]?)+/gm;

/** Characters that are not seen, such as soft hyphens, except the two joiners, at which the analyser cuts words. */
const UNSEEN = /[\p{DI}--[\u200c\u200d]]/gv;

/** Makes a part of a text; `null` when it has no word. */
function makePart(text: string): QuotePart | null {
  const all = readTokens(text);
  const first = all.findIndex(({ isWord }) => isWord);
  const tokens = first < 0 ? [] : all.slice(first, all.findLastIndex(({ isWord }) => isWord) + 1);
  const words = tokens.filter(({ isWord }) => isWord).length;
  return words === 0 ? null : { text, tokens, words };
}

/** Makes a quote of the texts that it may be, the one without marks last; `null` when none has a word. */
function makeQuote(texts: readonly string[]): Quote | null {
  const clean = texts.map((text) => text.replace(UNSEEN, "").normalize("NFC").toWellFormed());
  const readings = [...new Set(clean)].filter(hasWord).flatMap((text) => makePart(text) ?? []);
  const parts = readings.at(-1)?.text.split(ELLIPSIS);
  return parts ? { readings, parts: parts.flatMap((part) => makePart(part) ?? []) } : null;
}

/**
 * Reads a quote as a person typed it or copied it: from a page, where code may look like a link, or from an article's Markdown.
 * `null` when it has no word.
 */
export function readQuote(given: string): Quote | null {
  const unmarked = given.replace(FOOTNOTE_CALL, "").replace(LINK, "$1").replace(QUOTE_BARS, "");
  return makeQuote([given, unmarked]);
}

/** Reads a quote as a page shows it, where no mark of Markdown is left out; `null` when it has no word. */
export function readTypedQuote(given: string): Quote | null {
  return makeQuote([given]);
}
