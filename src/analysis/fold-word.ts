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
const INNER_MARKS = /['’ʼ.,·]/g;
const ASCII = /^[a-z0-9]*$/;
/** Most words of most texts need nothing but their case folded, which is told faster than done. */
const PLAIN = /^[A-Za-z0-9]+$/;

/**
 * Gives the one spelling under which all spellings of a word meet: compatibility forms unified (NFKC),
 * lower case, Latin and Greek accents off, possessive ending off, apostrophes and inner dots and commas out.
 *
 * `U.S.` and `US` are `us`, `Kim’s` is `kim`, `Müller` is `muller`, `1,000` is `1000`.
 */
export function foldWord(raw: string): string {
  if (PLAIN.test(raw)) return raw.toLowerCase();
  const lower = raw.normalize("NFKC").toLowerCase().replace(POSSESSIVE, "");
  const plain = lower.replace(INNER_MARKS, (mark, at) =>
    mark === "." && /\d\.\d/.test(lower.slice(at - 1, at + 2)) ? mark : "",
  );
  if (ASCII.test(plain)) return plain;
  const bare = plain
    .normalize("NFD")
    .replace(ACCENTED, (_, letter: string, marks: string) => letter + marks.replace(ACCENTS, ""))
    .normalize("NFC");
  return bare.replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS.get(letter) ?? letter);
}
