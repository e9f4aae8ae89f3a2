import { tokenise } from "../../text/tokenise.ts";

/** A phrase in the form under which all its spellings meet, with the offsets of each word in its text and in its key. */
export interface FoldedPhrase {
  key: string;
  words: { start: number; end: number; at: number }[];
}

/** Words that folding only puts in small letters. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/**
 * Folds a phrase: its words folded, one space between them, none where nothing parts them. In scripts without spaces its key
 * so does not depend on where words were cut. Linear in its length.
 */
export function foldPhrase(text: string): FoldedPhrase {
  const words: FoldedPhrase["words"] = [];
  let key = "";
  for (const { start, end, word } of tokenise(text)) {
    if (start > (words.at(-1)?.end ?? start)) key += " ";
    words.push({ start, end, at: key.length });
    key += word;
  }
  return { key, words };
}

/** Gives the key of a phrase, as {@link foldPhrase} does. */
export function phraseKey(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : foldPhrase(text).key;
}
