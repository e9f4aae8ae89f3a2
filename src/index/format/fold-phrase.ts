import { tokenise } from "../../text/tokenise.ts";

/** A word of a phrase: its range of the text, and where it begins in the key. */
interface FoldedWord {
  start: number;
  end: number;
  at: number;
}

/** A phrase in the form under which all its spellings meet. */
export interface FoldedPhrase {
  key: string;
  words: FoldedWord[];
}

/** Words that folding only puts in small letters. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/**
 * Folds a phrase: its words folded, one space between them, none where they stand without anything between, as in
 * scripts that part no words. Its key so does not depend on where such words were cut. Linear in its length.
 */
export function foldPhrase(text: string): FoldedPhrase {
  const words: FoldedWord[] = [];
  let [key, end] = ["", -1];
  for (const token of tokenise(text)) {
    if (key !== "" && token.start > end) key += " ";
    words.push({ start: token.start, end: token.end, at: key.length });
    key += token.word;
    end = token.end;
  }
  return { key, words };
}

/** The key of a phrase. */
export function phraseKey(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : foldPhrase(text).key;
}
