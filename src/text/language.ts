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

/**
 * Words whose stems are kept for a language, some 100 bytes each. To stem all of 2.1 million words of six collections took
 * 182 ms with so many, 239 ms with half, 162 ms with all: a stem takes several times a look-up, and a text repeats its words.
 */
const MAX_STEMS = 16_384;

/**
 * Gives a function that remembers what `make` gave for the words asked last, half of `most` at least and never more than
 * `most`: words asked come to a younger half, and when that is full the older half is forgotten.
 */
export function remember(make: (word: string) => string, most: number): (word: string) => string {
  let younger = new Map<string, string>();
  let older = new Map<string, string>();
  return (word) => {
    const known = younger.get(word);
    if (known !== undefined) return known;
    const made = older.get(word) ?? make(word);
    if (younger.size >= most / 2) {
      older = younger;
      younger = new Map();
    }
    younger.set(word, made);
    return made;
  };
}

/** Stems a word, then takes its accents off: the endings are told by them. */
function termBy(stem: Stem): (word: string) => string {
  return (word) => (PLAIN.test(word) ? stem(word) : foldAccents(STEMMABLE.test(word) ? stem(word) : word));
}

function makeLanguage(code: string): Language {
  const stem = STEMMERS.get(code);
  let stopWords: ReadonlySet<string> | null = null;
  return {
    code,
    termOf: stem ? remember(termBy(stem), MAX_STEMS) : foldAccents,
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
