/** Words that lose their last letter before a vowel and are written together with the next word, by language. */
const ELIDED: ReadonlyMap<string, RegExp> = new Map([
  ["ca", /^(?:l|d|m|n|s|t)['’ʼ](?=\p{L})/iu],
  ["fr", /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\p{L})/iu],
  [
    "it",
    /^(?:l|un|d|c|s|m|t|v|dell|nell|sull|dall|all|coll|quell|quest|bell|sant|tutt|mezz|com|dov|senz|anch)['’ʼ](?=\p{L})/iu,
  ],
]);

/** Gives the length of an elided word, apostrophe included, at the beginning of a word: 2 for `l'école` in French; 0 without one. */
export function elidedLength(raw: string, code: string): number {
  return ELIDED.get(code)?.exec(raw)?.[0].length ?? 0;
}

/** An ending behind an apostrophe. None begins as the second half of `Kur'an`. */
const ENDING = /(?<=\p{L}{2})['’ʼ](?!an)\p{L}+$/iu;

/** Gives where the ending begins that Turkish writes behind a name and an apostrophe: 6 for `Ankara'nın`; the length of the word without one. */
export function endingStart(raw: string, code: string): number {
  return (code === "tr" ? ENDING.exec(raw)?.index : null) ?? raw.length;
}
