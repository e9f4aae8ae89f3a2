import { foldAccents } from "./fold-word.ts";
import { STEMMERS, type Stem } from "./stemmers.ts";
import { stopWordsOf } from "./stop-words.ts";
import { hasTones, spellTone } from "./tones.ts";
import { unifyLetters } from "./unify-letters.ts";

/** How the words of a language are read. */
export interface Language {
  /** Code of two or three letters (ISO 639), lower case. */
  code: string;
  /** Gives the term of a word, which may have its accents: they help to find its ending, and the term has none. */
  termOf(word: string): string;
  /** Whether a folded word is a stop word: indexed, but not scored. */
  isStopWord(word: string): boolean;
}

/** Words that can have an ending: letters only. */
const STEMMABLE = /^[\p{L}\p{M}]+$/u;
/** Checked first, since the tables of Unicode take a millisecond to compile. */
const PLAIN = /^[a-z]+$/;

/**
 * Most words whose stems are kept for each language, some 100 bytes each. Stemming the 2.1 million words of six collections
 * took 182 ms with this many, 239 ms with half, 162 ms with all.
 */
const MAX_STEMS = 16_384;

/**
 * Memoises a function for the words asked last: for at least half of `most` words, and never for more than `most`. Words go
 * to a younger half; when it is full, it becomes the older half, and the one before is dropped.
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

/** What `İ` is in lower case: an `i` with a second dot, which no stemmer knows. */
const DOTTED_I = /i\u0307/g;

/** Stems a word, then removes its accents, which the stemmer needs. Of signs of Arabic alone its stemmer leaves nothing: they stay. */
function termBy(stem: Stem): (word: string) => string {
  return (word) => {
    if (PLAIN.test(word)) return stem(word);
    const unified = unifyLetters(word).replace(DOTTED_I, "i");
    return foldAccents((STEMMABLE.test(unified) ? stem(unified) : unified) || unified);
  };
}

/** The terms of a language without a stemmer. */
function spellBy(code: string): (word: string) => string {
  return hasTones(code) ? remember(spellTone, MAX_STEMS) : (word) => unifyLetters(foldAccents(word));
}

function makeLanguage(code: string): Language {
  const stem = STEMMERS.get(code);
  let stopWords: ReadonlySet<string> | null = null;
  return {
    code,
    termOf: stem ? remember(termBy(stem), MAX_STEMS) : spellBy(code),
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
 * Gives the language of a BCP 47 tag, of which only the first part counts. Without a stemmer its terms are its words; without
 * a list it has no stop words.
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
