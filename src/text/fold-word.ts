import { foldDigits } from "./fold-digits.ts";

/** Letters that carry their mark inside themselves, so that no decomposition takes it off. */
const WHOLE_LETTERS: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ł", "l"],
  ["ı", "i"],
]);

const WHOLE_LETTER = /[ßæœøđðþłı]/g;
/** Accents on Latin and Greek letters only: elsewhere such a mark makes another letter (й, が). */
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}])(\p{M}+)/gu;
const ACCENTS = /[\u0300-\u036f]+/g;
const POSSESSIVE = /['’ʼ]s?$/;
/** Soft hyphens, joiners, variation selectors and their like: they draw nothing. */
const IGNORED = /\p{DI}+/gu;
const INNER_MARKS = /['’ʼ.,·]/g;
const ASCII = /^[a-z0-9]*$/;
/** Most words of most texts need nothing but their case folded, which is told faster than done. */
const PLAIN = /^[A-Za-z0-9]+$/;

/** Spells a word without regard to how it was set: compatibility forms unified (NFKC), digits as 0 to 9, lower case, what draws nothing and possessive ending off, apostrophes and inner dots and commas out. */
export function spellWord(raw: string): string {
  if (PLAIN.test(raw)) return raw.toLowerCase();
  const lower = foldDigits(raw.normalize("NFKC")).toLowerCase().replace(IGNORED, "").replace(POSSESSIVE, "");
  return lower.replace(INNER_MARKS, (mark, at) =>
    mark === "." && /\d\.\d/.test(lower.slice(at - 1, at + 2)) ? mark : "",
  );
}

/** Takes the accents off Latin and Greek letters, and spells whole letters as others write them. */
export function foldAccents(spelled: string): string {
  if (ASCII.test(spelled)) return spelled;
  const bare = spelled
    .normalize("NFD")
    .replace(ACCENTED, (_, letter: string, marks: string) => letter + marks.replace(ACCENTS, ""))
    .normalize("NFC");
  return bare.replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS.get(letter) ?? letter);
}

/**
 * Gives the one spelling under which all spellings of a word meet.
 *
 * `U.S.` and `US` are `us`, `Kim’s` is `kim`, `Müller` is `muller`, `1,000` is `1000`.
 */
export function foldWord(raw: string): string {
  return foldAccents(spellWord(raw));
}
