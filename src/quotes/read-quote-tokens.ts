import type { TextRange } from "../text/split-sentences.ts";

/**
 * A word, symbol or punctuation mark by which a quote is compared. Unlike the tokens of the analyser it keeps accents,
 * endings and the marks inside numbers: 1.5 is not 15, Kim’s is not Kim.
 */
export interface QuoteToken extends TextRange {
  /** What is compared: equal for spellings of the same thing. */
  key: string;
  /** Words and symbols count when it is told how much of two texts agrees; punctuation does not. */
  isWord: boolean;
}

/** Letters of scripts that put no space between words: each is compared as a word. */
const LONE = String.raw`[[\p{L}\p{Nl}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]`;
const LETTER = String.raw`[\p{L}--${LONE}]`;
const CHARACTER = String.raw`[[\p{L}\p{N}]--${LONE}]`;
/** What goes on with the letter before it: marks, those of half-width katakana, and what is not seen, as soft hyphens. */
const MARK = String.raw`[\p{M}\p{DI}\uff9e\uff9f]`;
const RUN = `${CHARACTER}[${CHARACTER}${MARK}]*`;
/** Quotation marks, dashes, bullets, the marks of Markdown: no more than a space. Brackets of CJK quotes and titles too. */
const UNHEARD = String.raw`[\p{Pi}\p{Pf}\p{Pd}\p{Sk}"'＂＇‚„〝〞〟「」『』《》〈〉﹁-﹄′″׳״−~～_＿*＊#＃\|｜\\•·・･‧…⋯]`;

/**
 * In this order: a letter that is a word, initials with their dots, a number with its marks or a word with its apostrophes,
 * of which a number may have a sign, an ellipsis, and any other mark that is heard.
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

const ELLIPSIS = /^\.[\s.]+$/;
const PLAIN = /^[a-z\d]+$/i;
/** Symbols are words, and so are the marks that are read aloud. */
const WORD = /^[\p{L}\p{N}\p{S}%‰&@§−-]/u;

/** Unseen characters, and the stroke that only draws an Arabic word out. */
const UNSEEN = /[\p{DI}\u0640]/gu;
const APOSTROPHES = /[‘’＇ʼʻʹ]/g;
const OUTER_APOSTROPHES = /^'+|'+$/g;

/** By way of upper case, so that ß is ss and both sigmas are one, however they were typed. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize("NFKC").replaceAll("ς", "σ");
}

function fold(raw: string): string {
  if (PLAIN.test(raw)) return raw.toLowerCase();
  const seen = raw.replace(UNSEEN, "").replace(APOSTROPHES, "'").replace(OUTER_APOSTROPHES, "").replace("−", "-");
  return foldCase(seen);
}

/** A character that stands for others (½, ㍿, full-width digits) is read as these. */
function readUnified(raw: string, { start, end }: TextRange): QuoteToken[] | null {
  if (PLAIN.test(raw)) return null;
  const unified = raw.normalize("NFKC");
  if (unified === raw) return null;
  return readQuoteTokens(unified).map(({ key, isWord }) => ({ start, end, key, isWord }));
}

/**
 * Cuts a text into what a quote is compared by. Case, compatibility forms (NFKC), quotation marks, dashes, white space,
 * ellipses and unseen characters make no difference. Offsets are of the text given, in UTF-16 code units. Linear.
 */
export function readQuoteTokens(text: string): QuoteToken[] {
  const tokens: QuoteToken[] = [];
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    const range = { start: index, end: index + raw.length };
    const unified = readUnified(raw, range);
    if (unified) tokens.push(...unified);
    else if (!ELLIPSIS.test(raw)) tokens.push({ ...range, key: fold(raw), isWord: WORD.test(raw) });
  }
  return tokens.filter(({ key }) => key !== "");
}
