import { parseAccept } from "hono/utils/accept";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { Words } from "./words.ts";
import { zh } from "./zh.ts";

/** Every language that the pages speak. */
export const LANGUAGES: readonly Words[] = [en, de, fr, es, ja, zh, ko, ar];

/** The words of a language, by its tag or that of one of its regions; `undefined` where the pages do not speak it. */
function findWords(tag: string): Words | undefined {
  const [language] = tag.toLowerCase().split(/[-_]/);
  return LANGUAGES.find(({ lang }) => lang === language);
}

/**
 * Chooses what pages say: in the language that a reader likes best (`Accept-Language`, RFC 9110), else in that of the corpus, else
 * in English.
 */
export function chooseWords(acceptLanguage: string | undefined, corpusLanguage: string | undefined): Words {
  const liked = parseAccept(acceptLanguage ?? "")
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q);
  for (const { type } of liked) {
    const words = findWords(type);
    if (words) return words;
  }
  return findWords(corpusLanguage ?? "") ?? en;
}
