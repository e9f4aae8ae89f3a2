/** Hebrew, Arabic and Devanagari stand between these, with scripts that are left as they are. */
const FIRST_LETTER = 0x0590;
const LAST_LETTER = 0x097f;

/** Points of Hebrew, which most writers leave out. */
const HEBREW_POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+/g;

/** Vowel signs of Arabic, and the stroke that widens a word: most writers leave them out. */
const ARABIC_SIGNS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+/g;

/** Letters that are one, and that Persian, Urdu and Arabic keyboards have under several characters. */
const ARABIC_LETTERS: ReadonlyMap<string, string> = new Map([
  ["ى", "ي"],
  ["ی", "ي"],
  ["ک", "ك"],
  ["ۀ", "ه"],
  ["ہ", "ه"],
  ["ۂ", "ه"],
]);
const ARABIC_LETTER = /[ىیکۀہۂ]/g;

/** The dot below (nukta) that many writers leave out, and the three ways to write a nasal: चाँद, हिन्दी, हिंदी. */
const NUKTA = /\u093c/g;
const NASAL = /\u0901|[ङञणनम]\u094d(?=[क-ह])/g;
const ANUSVARA = "\u0902";

/**
 * Gives the one spelling of a word in Hebrew, Arabic or Devanagari letters that is written with points or without, or with
 * letters of different keyboards: `كتاب` for Persian `کتاب` and `كِتَاب`, `हिंदी` for `हिन्दी`. Other words stay as they are,
 * and those of marks alone.
 */
export function unifyLetters(word: string): string {
  const first = word.charCodeAt(0);
  if (!(first >= FIRST_LETTER && first <= LAST_LETTER)) return word;
  const unified = word
    .normalize("NFC")
    .replace(HEBREW_POINTS, "")
    .replace(ARABIC_SIGNS, "")
    .replace(ARABIC_LETTER, (letter) => ARABIC_LETTERS.get(letter) ?? letter)
    .replace(NUKTA, "")
    .replace(NASAL, ANUSVARA)
    .normalize("NFC");
  return unified === "" ? word : unified;
}
