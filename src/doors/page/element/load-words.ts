import { type ElementWords, ENGLISH } from "./words.ts";

/** Milliseconds after which an element speaks English rather than wait on. */
const PATIENCE = 4_000;

const loaded = new Map<string, ElementWords>([[ENGLISH.lang, ENGLISH]]);
const loading = new Map<string, Promise<void>>();

/** Gives the words of a language once they are loaded; English where the service did not have them. */
export function findWords(lang: string): ElementWords | undefined {
  return loaded.get(lang);
}

async function load(lang: string, service: string): Promise<void> {
  const address = new URL(`pages/element/${lang}.json`, service);
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const words: ElementWords = await response.json();
    // A service of another version may have fewer words, and what is no service has none.
    loaded.set(lang, words.lang === lang ? { ...ENGLISH, ...words } : ENGLISH);
  } catch {
    loaded.set(lang, ENGLISH);
  }
}

/** Loads the words of a language from a service, once for all elements of a page. Never rejects. */
export function loadWords(lang: string, service: string): Promise<void> {
  const running = loading.get(lang) ?? load(lang, service);
  loading.set(lang, running);
  return running;
}
