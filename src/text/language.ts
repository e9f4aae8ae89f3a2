import { foldAccents } from "./fold-word.ts";
import { STEMMERS, type Stem } from "./stemmers.ts";
import { stopWordsOf } from "./stop-words.ts";

/** How the words of a language are read. */
export interface Language {
  /** Code of two or three letters (ISO 639), lower case. */
  code: string;
  /** Gives the term of a word, folded or with its accents: endings are told by them, the term has none. */
  termOf(word: string): string;
  /** Tells whether a folded word is a stop word: indexed, but not scored. */
  isStopWord(word: string): boolean;
}

/** Words that can have an ending: letters alone, no digits. */
const STEMMABLE = /^[\p{L}\p{M}]+$/u;
/** Told without the tables of Unicode, which take a millisecond to compile. */
const PLAIN = /^[a-z]+$/;

/** Stems kept per language: more than the words of a large corpus, which text repeats; stemming costs ten times a look-up. */
const MAX_STEMS = 200_000;

function keepStems(stem: Stem): Stem {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    if (stems.size >= MAX_STEMS) stems.clear();
    const made = PLAIN.test(word) ? stem(word) : foldAccents(STEMMABLE.test(word) ? stem(word) : word);
    stems.set(word, made);
    return made;
  };
}

function makeLanguage(code: string): Language {
  const stem = STEMMERS.get(code);
  let stopWords: ReadonlySet<string> | null = null;
  return {
    code,
    termOf: stem ? keepStems(stem) : foldAccents,
    isStopWord(word) {
      stopWords ??= stopWordsOf(code);
      return stopWords.has(word);
    },
  };
}

const languages = new Map<string, Language>();

/** Languages kept: more than a corpus has, fewer than a caller could name. */
const MAX_LANGUAGES = 200;

/**
 * Gives the language of a tag (BCP 47), of which only the first part counts. One that has no Snowball stemmer has its
 * words for terms; one without a list of stop words has none.
 */
export function languageOf(tag: string): Language {
  const code = tag.split("-", 1)[0]?.toLowerCase() ?? "";
  const known = languages.get(code);
  if (known) return known;
  const made = makeLanguage(code);
  if (languages.size >= MAX_LANGUAGES) languages.clear();
  languages.set(code, made);
  return made;
}
