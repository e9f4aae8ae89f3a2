import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as swedish } from "@orama/stemmers/swedish";

/** The article, with `and`, `with`, `like`, `so` or `for` before it. */
const ARABIC_ARTICLE = /^و?(?:ال|بال|كال|فال|لل)(?=...)/;

/**
 * Stems an Arabic word with Snowball's algorithm, which knows `والكتاب` and `كالكتاب` only in part: what stands before the
 * article is taken off first.
 */
export function stemArabic(word: string): string {
  const bare = word.replace(ARABIC_ARTICLE, "");
  return arabic(bare === word ? word : `ال${bare}`);
}

const BULGARIAN_ARTICLE = /(?<=...)(?:ият|ията|ия|ът|ят|та|то|те)$/;
const BULGARIAN_ENDING = /(?<=...)(?:овци|ове|еве|ища|и|а|я|о|е)$/;

/** Takes the article and the ending off a Bulgarian word: .82 of the pairs of forms in the treebank BTB meet. */
export function stemBulgarian(word: string): string {
  return word.replace(BULGARIAN_ARTICLE, "").replace(BULGARIAN_ENDING, "");
}

/** Of `from`, `that` and `as` the letters are more often a word's own. */
const HEBREW_PREFIX = /^ו?[הבל](?=...)|^ו(?=...)/;

/** Takes `and`, `the`, `in` and `to` off, which Hebrew writes together with the next word. */
export function stemHebrew(word: string): string {
  return word.replace(HEBREW_PREFIX, "");
}

/** Plural, comparison, whose it is, and the last letter of `ایرانی`. The letters are those that Arabic has. */
const PERSIAN_ENDING = /(?<=..)(?:هاي(?:ي|م|ت|ش|مان|تان|شان)?|ها|ترين|تر)$|(?<=...)ي$/;

/** Takes the ending off a Persian word, whose letters are unified. */
export function stemPersian(word: string): string {
  return word.replace(PERSIAN_ENDING, "");
}

/** Stems a Portuguese word with Snowball's algorithm, to which `eleições` is another word than `eleição`. */
export function stemPortuguese(word: string): string {
  return portuguese(word.replace(/ões$/, "ão").replace(/oes$/, "ao"));
}

/**
 * Stems a Swedish word with Snowball's algorithm, which leaves the article of half of the nouns on: `huset`. In the treebank
 * Talbanken .71 of the pairs of forms meet instead of .66, and an eighth fewer pairs of other words.
 */
export function stemSwedish(word: string): string {
  return swedish(word.replace(/(?<=...)ets?$/, ""));
}
