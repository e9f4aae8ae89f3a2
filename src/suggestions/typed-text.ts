import { type FoldedPhrase, foldPhrase } from "../index/format/fold-phrase.ts";
import { foldWord } from "../text/fold-word.ts";

/** What is being typed, and its folded form, whose key `ending` follows when the last word is whole. */
export interface TypedText extends FoldedPhrase {
  text: string;
  ending: "" | " ";
}

/** Reads what is being typed: its last word may be unfinished, unless white space or a hyphen follows it. */
export function readTyped(text: string): TypedText {
  const folded = foldPhrase(text);
  const rest = text.slice(folded.words.at(-1)?.end ?? 0);
  return { ...folded, text, ending: /[\s\p{Dash_Punctuation}]/u.test(rest) ? " " : "" };
}

/** Gives the range of a text that so many letters of its key stand for, from a word's offset in the key on. */
export function rangeInText(text: string, at: number, letters: number): [number, number] {
  const { words } = foldPhrase(text);
  const first = words.findLast((word) => word.at <= at);
  const last = words.findLast((word) => word.at < at + letters);
  if (!first || !last) return [0, 0];
  let end = last.start + 1;
  while (end < last.end && foldWord(text.slice(last.start, end)).length < at + letters - last.at) end += 1;
  return [first.start, end];
}
