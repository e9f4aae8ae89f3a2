import { type FoldedPhrase, foldPhrase } from "../index/format/fold-phrase.ts";
import { foldWord } from "../text/fold-word.ts";

/** What says of the word before it that it is whole. */
const WORD_END = /[\s\p{Dash_Punctuation}]/u;

/** What is being typed, as the index knows it. */
export interface TypedText extends FoldedPhrase {
  text: string;
  /** Stands behind the key when its last word is whole. */
  ending: "" | " ";
}

/** Reads what is being typed: its last word may be unfinished, unless white space or a hyphen follows it. */
export function readTyped(text: string): TypedText {
  const folded = foldPhrase(text);
  const rest = text.slice(folded.words.at(-1)?.end ?? 0);
  return { ...folded, text, ending: WORD_END.test(rest) ? " " : "" };
}

/** Where a word has been written as far as so many letters of its folded spelling. */
function endWithin(word: string, letters: number): number {
  let end = 1;
  while (end < word.length && foldWord(word.slice(0, end)).length < letters) end += 1;
  return end;
}

/** Gives the range of a text that is meant by so many letters of its key, from where a word begins in that. */
export function rangeInText(text: string, at: number, letters: number): [number, number] {
  const { words } = foldPhrase(text);
  const first = words.findLast((word) => word.at <= at);
  const last = words.findLast((word) => word.at < at + letters);
  if (!first || !last) return [0, 0];
  return [first.start, last.start + endWithin(text.slice(last.start, last.end), at + letters - last.at)];
}
