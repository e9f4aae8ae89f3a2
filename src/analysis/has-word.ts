const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Tells whether a text has a letter or digit, of any script: without one there is nothing to find, or to name. */
export function hasWord(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}
