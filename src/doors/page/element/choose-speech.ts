import { createPlural } from "../words/words.ts";
import { type ElementWords, ENGLISH, type PluralForms, WORDS } from "./words.ts";

/** What an element says, and in which language. */
export interface Speech extends ElementWords {
  lang: string;
  /** Puts a number into the form that the language has for it. */
  count(count: number, forms: PluralForms): string;
  seconds(count: number): string;
}

/** Chooses the first language of some tags that the element speaks, else English. */
export function chooseSpeech(tags: readonly string[]): Speech {
  const languages = tags.map((tag) => tag.toLowerCase().split(/[-_]/)[0] ?? "");
  const lang = languages.find((language) => WORDS.has(language)) ?? "en";
  const seconds = new Intl.NumberFormat(lang, { style: "unit", unit: "second", unitDisplay: "long" });
  return {
    ...(WORDS.get(lang) ?? ENGLISH),
    lang,
    count: createPlural(lang),
    seconds: (count) => seconds.format(count),
  };
}

/** The language that a page says an element is in, through any shadow roots; `null` where it says none. */
function findLanguage(element: Element): string | null {
  const marked = element.closest("[lang]");
  if (marked) return marked.getAttribute("lang");
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? findLanguage(root.host) : null;
}

/** Chooses what an element says: in the language of the page around it, else in that of the browser. */
export function speechFor(element: Element): Speech {
  const language = findLanguage(element);
  return chooseSpeech(language ? [language] : navigator.languages);
}
