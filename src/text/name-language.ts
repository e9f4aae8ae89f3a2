import { type Language, languageOf } from "./language.ts";
import { tokenise } from "./tokenise.ts";

/** Languages by the letters that they are written in, the likeliest first. */
const LANGUAGES_OF_SCRIPTS: readonly (readonly [letters: RegExp, codes: readonly string[]])[] = [
  [/^\p{Script=Latin}/u, "en de fr es it pt nl sv da nb fi tr ro hu id ga lt sl".split(" ")],
  [/^\p{Script=Hangul}/u, ["ko"]],
  [/^[\p{Script=Hiragana}\p{Script=Katakana}]/u, ["ja"]],
  [/^\p{Script=Han}/u, ["zh", "ja"]],
  [/^\p{Script=Cyrillic}/u, ["ru", "uk", "bg", "sr"]],
  [/^\p{Script=Arabic}/u, ["ar"]],
  [/^\p{Script=Devanagari}/u, ["hi", "ne"]],
  [/^\p{Script=Greek}/u, ["el"]],
  [/^\p{Script=Hebrew}/u, ["he"]],
  [/^\p{Script=Thai}/u, ["th"]],
  [/^\p{Script=Armenian}/u, ["hy"]],
  [/^\p{Script=Tamil}/u, ["ta"]],
];

/**
 * Fewest stop words that tell a language, and the least share of all words that they are: a foreign title has fewer. They are
 * more than twice those of any language of ours, since short ones are words of several (was, in, is).
 */
const MIN_STOP_WORDS = 2;
const MIN_SHARE = 1 / 3;

/** The languages of the letters that most of the words begin with. Japanese has letters of its own among those of China. */
function languagesOfScript(words: readonly string[]): readonly string[] {
  const counted = LANGUAGES_OF_SCRIPTS.map(([letters, codes]) => {
    return { codes, count: words.filter((word) => letters.test(word)).length };
  });
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best), { codes: [""], count: 0 });
  const isJapanese = most.codes[0] === "zh" && counted.some(({ codes, count }) => codes[0] === "ja" && count > 0);
  return isJapanese ? ["ja"] : most.codes;
}

function countStopWords(words: readonly string[], { isStopWord }: Language): number {
  return words.filter((word) => isStopWord(word)).length;
}

/**
 * Gives the English name of the language that a text is in when it is none of some `languages`; `null` when it may be one of
 * them, or cannot be told. By its letters, and where several languages have these by its stop words. Linear in the words, for
 * each language with its letters.
 */
export function nameOtherLanguage(text: string, languages: readonly Language[]): string | null {
  const words = [...tokenise(text)].map(({ word }) => word);
  const codes = languagesOfScript(words);
  const isOurs = (code: string) => languages.some((language) => language.code === code);
  const name = (code: string) => new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  const [only = ""] = codes;
  if (words.length === 0 || only === "") return null;
  if (only !== "en") return codes.some(isOurs) ? null : name(only);
  const ours = Math.max(...languages.map((language) => countStopWords(words, language)));
  const others = codes
    .filter((code) => !isOurs(code))
    .map((code) => ({ code, count: countStopWords(words, languageOf(code)) }));
  const likeliest = others.reduce((best, one) => (one.count > best.count ? one : best), { code: "", count: 0 });
  const isTold = likeliest.count >= Math.max(MIN_STOP_WORDS, words.length * MIN_SHARE) && likeliest.count > 2 * ours;
  return isTold ? name(likeliest.code) : null;
}
