import { foldAccents } from "./fold-word.ts";

/** The five marks of tone that Vietnamese has; the sixth tone has none. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/** A Vietnamese syllable without its marks: other words with accents are names from elsewhere, such as `Beyoncé`. */
const SYLLABLE =
  /^(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnprstvx])?(?:uye|uya|ieu|yeu|uoi|uou|oai|oay|oeo|uay|[iuy]e|[ou]a|ue|uy|oo|oe|ai|ao|au|ay|eo|eu|ia|iu|oi|ua|ui|uo|uu|[aeiouy])(?:ch|ng|nh|[cmnpt])?$/;

/** Tells whether words of a language are other words with other accents, so that one typed with them is not meant without. */
export function hasTones(code: string): boolean {
  return code === "vi";
}

/**
 * Spells a Vietnamese syllable with its accents, its tone last: `hoà` and `hòa` are one. Takes the accents off any other word.
 */
export function spellTone(word: string): string {
  const bare = foldAccents(word);
  if (bare === word || !SYLLABLE.test(bare)) return bare;
  const letters = word.normalize("NFD");
  const tone = TONE.exec(letters)?.[0] ?? "";
  return letters.replace(TONE, "").normalize("NFC") + tone;
}
