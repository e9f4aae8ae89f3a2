import { foldWord } from "./fold-word.ts";

/** Heads the titles that begin with a digit or have no letter. */
const NO_LETTER = "#";

/** Heads the titles in Han: no order of these letters is known to all who read them. */
const HAN = "漢";

/** The first letter of each row of kana, and what the row is called. */
const ROWS = [..."ぁかさたなはまゃらゎ"];
const ROW_NAMES = "あかさたなはまやらわ";

/** The consonants that Hangul syllables begin with, in the order of Unicode, as letters of their own. */
const CONSONANTS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const FIRST_CONSONANT = 0x1100;
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES_OF_CONSONANT = 588;

/** Scripts whose lists are headed by capitals. */
const HAS_CAPITALS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;

const KATAKANA = /[ァ-ヶ]/g;
/** From a hiragana to the katakana of the same sound. */
const KANA_APART = 0x60;

/** What stands before the first letter or digit: quotation marks, brackets, dots. */
const BEFORE_WORDS = /^[^\p{L}\p{N}]+/u;

/** Digits that numbers are padded to, so that 9 comes before 10. */
const NUMBER_LENGTH = 8;

function consonantOf(code: number): string | undefined {
  if (code >= FIRST_SYLLABLE) return CONSONANTS[Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_OF_CONSONANT)];
  return CONSONANTS[code - FIRST_CONSONANT];
}

/** The heading for a folded text, by its first letter. */
function headingOf(folded: string): string {
  const [first = ""] = folded;
  if (!/\p{L}/u.test(first)) return NO_LETTER;
  if (/\p{Script=Han}/u.test(first)) return HAN;
  if (/\p{Script=Hiragana}/u.test(first)) return ROW_NAMES[ROWS.findLastIndex((row) => row <= first)] ?? first;
  if (/\p{Script=Hangul}/u.test(first)) return consonantOf(first.charCodeAt(0)) ?? first;
  if (/\p{Script=Arabic}/u.test(first)) return first.normalize("NFD").charAt(0);
  return HAS_CAPITALS.test(first) ? first.toUpperCase() : first;
}

/** Where a title stands in an alphabetical list. */
export interface TitlePlace {
  /** The letter that heads it: `A`, `漢`, `ㄱ`, `か`, or {@link NO_LETTER}. */
  letter: string;
  /** By which titles of one letter are sorted, by code units. */
  key: string;
}

/**
 * Files a title: by its letters without case, accents and what stands before them, numbers by their values. The same on every
 * machine, as `Intl.Collator` is not: what a build sorts is part of the index.
 */
export function fileTitle(title: string): TitlePlace {
  const folded = foldWord(title)
    .replace(BEFORE_WORDS, "")
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - KANA_APART));
  return { letter: headingOf(folded), key: folded.replace(/\d+/g, (number) => number.padStart(NUMBER_LENGTH, "0")) };
}

/** Orders places in an alphabetical list. */
export function compareTitles(a: TitlePlace, b: TitlePlace): number {
  if (a.letter !== b.letter) return a.letter < b.letter ? -1 : 1;
  return a.key === b.key ? 0 : a.key < b.key ? -1 : 1;
}
