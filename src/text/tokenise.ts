import { foldWord } from "./fold-word.ts";
import { isAscii } from "./is-ascii.ts";
import { segmentWords } from "./segment-text.ts";

/** One occurrence of a word: where it stands in the text, in UTF-16 code units, and its folded spelling. */
export interface Token {
  start: number;
  end: number;
  word: string;
}

/**
 * Initials with their dots (U.S., J.R.R.), numbers with theirs (1,000 and 2.5), words with their apostrophes
 * (don't, O’Brien). A hyphen parts words, so that Jae-myung meets Jae Myung and anti-North meets North; characters that draw
 * nothing, such as soft hyphens, do not.
 */
const WORD =
  /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\p{DI}]*(?:['’ʼ][\p{L}\p{M}\p{DI}]+)*/gu;

/** What {@link WORD} finds in ASCII, where it need not look letters up in Unicode: compiling that takes longest of a first answer. */
const ASCII_WORD =
  /(?<![a-zA-Z\d])[a-zA-Z](?:\.[a-zA-Z])+(?![a-zA-Z\d])\.?|\d+(?:[.,]\d+)+|[a-zA-Z\d]+(?:'[a-zA-Z]+)*/g;

/** Scripts that write words without a space between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function* cutUnspaced(run: string, offset: number): Generator<Token> {
  for (const { segment, index, isWordLike } of segmentWords(run)) {
    if (!isWordLike) continue;
    const start = offset + index;
    const word = foldWord(segment);
    if (word) yield { start, end: start + segment.length, word };
  }
}

/**
 * Cuts a text into its words, in order. Text in scripts without spaces is cut by the dictionary of
 * `Intl.Segmenter`. Linear in the length of the text.
 */
export function* tokenise(text: string): Generator<Token> {
  const isPlain = isAscii(text);
  for (const match of text.matchAll(isPlain ? ASCII_WORD : WORD)) {
    const [run] = match;
    if (!isPlain && UNSPACED.test(run)) {
      yield* cutUnspaced(run, match.index);
      continue;
    }
    const word = foldWord(run);
    if (word) yield { start: match.index, end: match.index + run.length, word };
  }
}

/** Counts the words of a text, as {@link tokenise} cuts them. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of tokenise(text)) count++;
  return count;
}
