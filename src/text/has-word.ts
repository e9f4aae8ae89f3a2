const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Most texts have one of these, which is told without the tables of Unicode: compiling them takes a millisecond of a first answer. */
const PLAIN = /[a-zA-Z\d]/;

/** Tells whether a text has a letter or digit, of any script: without one there is nothing to find, or to name. */
export function hasWord(text: string): boolean {
  return PLAIN.test(text) || LETTER_OR_DIGIT.test(text);
}
