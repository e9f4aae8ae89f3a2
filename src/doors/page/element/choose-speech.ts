import { createPlural } from "../words/words.ts";
import { type ElementWords, LANGUAGES, type PluralForms } from "./words.ts";

/** What an element says, with the numbers and texts that are put into it. */
export interface Speech extends ElementWords {
  /** Puts a number into the form that the language has for it. */
  count(count: number, forms: PluralForms): string;
  seconds(count: number): string;
}

/** Makes what an element says of the words of a language. */
export function makeSpeech(words: ElementWords): Speech {
  const seconds = new Intl.NumberFormat(words.lang, { style: "unit", unit: "second", unitDisplay: "long" });
  return { ...words, count: createPlural(words.lang), seconds: (count) => seconds.format(count) };
}

/** Fills in the places of a text, `{name}`. What is filled in has no places. */
export function fillPlaces(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** Chooses the first language of some tags that the element speaks, else English. */
export function chooseLanguage(tags: readonly string[]): string {
  const languages = tags.map((tag) => tag.toLowerCase().split(/[-_]/)[0] ?? "");
  return languages.find((language) => LANGUAGES.includes(language)) ?? "en";
}

/** The language that a page says an element is in, through any shadow roots; `null` where it says none. */
function findLanguage(element: Element): string | null {
  const marked = element.closest("[lang]");
  if (marked) return marked.getAttribute("lang");
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? findLanguage(root.host) : null;
}

/** Chooses the language that an element speaks: that of the page around it, else that of the browser. */
export function languageFor(element: Element): string {
  const language = findLanguage(element);
  return chooseLanguage(language ? [language] : navigator.languages);
}
