import { foldWord } from "./fold-word.ts";
import { isAscii } from "./is-ascii.ts";
import { cutNumbers, isMarkedNumber, readNumber } from "./read-number.ts";
import { segmentWords } from "./segment-text.ts";

/** One occurrence of a word: where it stands in the text, in UTF-16 code units, and its folded spelling. */
export interface Token {
  start: number;
  end: number;
  word: string;
  /** The word with the sign that is part of its name, such as `.net`, `--force` or `notepad++`; `null` without one. */
  name: string | null;
  /** The text that it was read from, without such a sign, where it may have parts: capitals inside, or digits; else `null`. */
  raw: string | null;
}

/**
 * Initials with their dots (U.S., J.R.R.), numbers with their marks (1,000 and v2.5.1), words with their apostrophes
 * (don't, O’Brien) or the dot of a Catalan double l (col·legi) and the signs of names (.NET, $PATH, C++, F#). A hyphen parts words, so that Jae-myung meets Jae Myung
 * and anti-North meets North; characters that draw nothing, such as soft hyphens, do not.
 */
const WORD =
  /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|(?:(?<![^\s\p{Ps}\p{Pi}"'`,:;=|])(?:[.$@#]|--?)(?=\p{L}))?[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\p{DI}]*(?:(?:['’ʼ]|(?<=[lL])·(?=[lL]))[\p{L}\p{M}\p{DI}]+)*(?:[.,٫٬]\p{N}+)*(?:\+\+|(?<=\p{L})\+(?![\p{L}\p{N}+=])|(?<=(?<![\p{L}\p{N}])\p{L})#(?!\p{L}))?/gu;

/** What {@link WORD} finds in ASCII, where it need not look letters up in Unicode: compiling that takes longest of a first answer. */
const ASCII_WORD =
  /(?<![a-zA-Z\d])[a-zA-Z](?:\.[a-zA-Z])+(?![a-zA-Z\d])\.?|(?:(?<![^\s([{"'`,:;=|])(?:[.$@#]|--?)(?=[a-zA-Z]))?[a-zA-Z\d]+(?:'[a-zA-Z]+)*(?:[.,]\d+)*(?:\+\+|(?<=[a-zA-Z])\+(?![a-zA-Z\d+=])|(?<=(?<![a-zA-Z\d])[a-zA-Z])#(?![a-zA-Z]))?/g;

/** Most words are letters alone, with a capital at most at their beginning: they have no sign and no parts. */
const PLAIN = /^[a-zA-Z]?[a-z]*$/;

/** A run with the signs of a name at its ends, and the word between them. */
const SIGNED = /^([.$@#]|--?)?(.+?)(\+\+?|#)?$/su;

/** A point or comma before a digit, in a number or behind a word. */
const MARKED = /[.,٫٬]\p{N}/u;

/** Scripts that write words without a space between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words with more letters than one are found without the sign behind them too: `Notepad++`, but not `C++`. */
function readWord(run: string, start: number): Token | null {
  const [, before = "", inner = run, behind = ""] = SIGNED.exec(run) ?? [];
  const word = isMarkedNumber(inner) ? readNumber(inner, "en").term : foldWord(inner);
  if (word === "") return null;
  const name = before + word + behind;
  const isWhole = behind !== "" && Array.from(word).length === 1;
  return {
    start,
    end: start + run.length,
    word: isWhole ? name : word,
    name: isWhole || name === word ? null : name,
    raw: isWhole ? null : inner,
  };
}

/** A name such as C++ inside text without spaces: the segmenter cuts its signs off. */
const SIGNS_BEHIND = /\+\+|#/y;

function* cutUnspaced(run: string, offset: number): Generator<Token> {
  for (const { segment, index, isWordLike } of segmentWords(run)) {
    if (!isWordLike) continue;
    SIGNS_BEHIND.lastIndex = index + segment.length;
    const signs = isAscii(segment) ? (SIGNS_BEHIND.exec(run)?.[0] ?? "") : "";
    const token = readWord(segment + signs, offset + index);
    if (token) yield token;
  }
}

/** Where Korean hangs its endings on names and numbers in other letters: `KBS에서`, `1989년`. */
const SEAM =
  /(?<=\p{Script=Hangul})(?!\p{Script=Hangul})(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?<!\p{Script=Hangul})(?=\p{Script=Hangul})/u;

function* cutSeams(run: string, start: number): Generator<Token> {
  let at = start;
  for (const part of run.split(SEAM)) {
    yield* readRun(part, at);
    at += part.length;
  }
}

function* readRun(run: string, start: number): Generator<Token> {
  for (const { text, at } of MARKED.test(run) ? cutNumbers(run) : [{ text: run, at: 0 }]) {
    const token = readWord(text, start + at);
    if (token) yield token;
  }
}

/**
 * Cuts a text into its words, in order. Text in scripts without spaces is cut by the dictionary of
 * `Intl.Segmenter`. Linear in the length of the text.
 */
export function* tokenise(text: string): Generator<Token> {
  const isPlain = isAscii(text);
  for (const { 0: run, index } of text.matchAll(isPlain ? ASCII_WORD : WORD)) {
    if (PLAIN.test(run))
      yield { start: index, end: index + run.length, word: run.toLowerCase(), name: null, raw: null };
    else if (!isPlain && UNSPACED.test(run)) yield* cutUnspaced(run, index);
    else if (!isPlain && SEAM.test(run)) yield* cutSeams(run, index);
    else yield* readRun(run, index);
  }
}

/** Counts the words of a text, as {@link tokenise} cuts them. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of tokenise(text)) count++;
  return count;
}
