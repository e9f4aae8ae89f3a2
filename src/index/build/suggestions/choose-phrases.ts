import type { PhraseCounter } from "./phrase-counter.ts";
import { spellPhrase } from "./spell-phrase.ts";
import type { Suggestion } from "./suggestion.ts";

/** Share of a phrase's passages that have a longer one from which on it is only a piece of that: Kim Yo, of Kim Yo Jong. */
const PIECE_SHARE = 0.8;
/** The same where the longer one begins earlier, and so is not found as well by what this one begins with. */
const END_SHARE = 0.9;

/**
 * Least cohesion of a phrase, and how much more is asked the rarer it is: in a small corpus any two words may stand together
 * twice. Found by reading what is chosen of five articles, and of the State of the Union addresses.
 */
const COHESION = 0.35;
const RARITY = 0.5;

/** What a name, a phrase and a word are worth for each passage that has them: words are soon typed, and most say little. */
const NAME = 1;
const LONG_NAME = 1.5;
const PHRASE = 1;
const WORD = 0.15;

/** What counts for a phrase that was met once, or hardly ever outside of longer ones. */
const ONCE = 0.5;

/** Numbers that tell nothing by themselves; years do. */
const SHORT_NUMBER = /^\p{N}{1,3}$/u;
const DIGIT = /\p{N}/u;
/** Where Hiragana ends a Japanese phrase it was mostly cut off before its own end. */
const ENDING = /\p{Script=Hiragana}$/u;

/** Gives the words of a phrase. */
function wordsOf({ phrases }: PhraseCounter, phrase: number): number[] {
  const words: number[] = [];
  for (let at = phrase; at > 0; at = phrases.parentOf(at)) words.unshift(phrases.wordOf(at));
  return words;
}

/** Gives the longest phrase that one begins with, or 0. */
function beginningOf({ phrases }: PhraseCounter, phrase: number): number {
  let beginning = phrases.parentOf(phrase);
  while (beginning > 0 && phrases.lastOf(beginning) === 0) beginning = phrases.parentOf(beginning);
  return beginning;
}

function findPhrase({ phrases }: PhraseCounter, words: readonly number[]): number {
  let found = 0;
  for (const word of words) {
    found = phrases.find(found, word);
    if (found === 0) return 0;
  }
  return found;
}

/** Gives the longest phrase that one ends with, or 0. */
function endOf(counter: PhraseCounter, phrase: number): number {
  const words = wordsOf(counter, phrase);
  for (let first = 1; first < words.length; first++) {
    const end = findPhrase(counter, words.slice(first));
    if (counter.phrases.lastOf(end) > 0) return end;
  }
  return 0;
}

/** Gives every phrase, the longest first. */
function* longestFirst({ phrases }: PhraseCounter): Generator<number> {
  const lengths = new Uint8Array(phrases.end);
  let longest = 0;
  for (let phrase = 1; phrase < lengths.length; phrase++) {
    const length = (lengths[phrases.parentOf(phrase)] ?? 0) + 1;
    lengths[phrase] = length;
    longest = Math.max(longest, length);
  }
  for (let length = longest; length > 0; length--)
    for (let phrase = 1; phrase < lengths.length; phrase++) if (lengths[phrase] === length) yield phrase;
}

/**
 * How much more often a phrase stands than its beginning and its last word would meet by chance, at most 1: normalised
 * pointwise mutual information (Bouma 2009).
 */
function cohesionOf(counter: PhraseCounter, phrase: number): number {
  const { phrases, words } = counter;
  const beginning = beginningOf(counter, phrase);
  const last = phrases.find(0, phrases.wordOf(phrase));
  const together = phrases.countOf(phrase);
  return (
    Math.log((together * words) / (phrases.countOf(beginning) * phrases.countOf(last))) / Math.log(words / together)
  );
}

/** Tells whether a word may stand for itself: it is no single letter, and no number that tells nothing. */
function isTelling(word: string): boolean {
  return word.length > 1 && !SHORT_NUMBER.test(word);
}

/** A phrase that may be shown. */
interface ChosenPhrase {
  phrase: number;
  kind: "name" | "phrase" | "word";
  weight: number;
}

/** Chooses among phrases that were counted, the longest first: what one is worth depends on those that hold it. */
class PhraseChooser {
  readonly #counter: PhraseCounter;
  /** By phrase: passages that have the most frequent longer one that begins with it, and that ends with it. */
  readonly #beginnings: Int32Array;
  readonly #ends: Int32Array;

  constructor(counter: PhraseCounter) {
    this.#counter = counter;
    this.#beginnings = new Int32Array(counter.phrases.end);
    this.#ends = new Int32Array(counter.phrases.end);
  }

  #kindOf(phrase: number): ChosenPhrase["kind"] {
    const { phrases } = this.#counter;
    if (phrases.namedOf(phrase) > 0) return "name";
    return phrases.parentOf(phrase) > 0 ? "phrase" : "word";
  }

  /** What a phrase is worth for each passage; 0 for one that is not shown. */
  #worthOf(phrase: number): number {
    const { phrases, spellings } = this.#counter;
    // Whether it stands for itself cannot be told: it is a piece of names, or was met at the beginning of sentences only.
    if (phrases.namedOf(phrase) === 0 || ENDING.test(spellings.textOf(phrases.lastOf(phrase)))) return 0;
    const isLong = phrases.parentOf(phrase) > 0;
    if (!isLong && !isTelling(spellings.foldedOf(phrases.wordOf(phrase)))) return 0;
    const kind = this.#kindOf(phrase);
    if (kind === "name") return isLong ? LONG_NAME : NAME;
    if (kind === "word") return WORD;
    const cohesion = cohesionOf(this.#counter, phrase);
    return cohesion >= COHESION + RARITY / phrases.countOf(phrase) ? PHRASE * cohesion : 0;
  }

  /** Tells whether a phrase is nearly always a piece of the same longer one. */
  #isPiece(phrase: number): boolean {
    const { phrases, spellings } = this.#counter;
    const count = phrases.countOf(phrase);
    if ((this.#beginnings[phrase] ?? 0) >= PIECE_SHARE * count) return true;
    // A year is typed for itself, not for what ends with it.
    const isNumber = phrases.parentOf(phrase) === 0 && DIGIT.test(spellings.foldedOf(phrases.wordOf(phrase)));
    return !isNumber && (this.#ends[phrase] ?? 0) >= END_SHARE * count;
  }

  /** Takes down that what a phrase begins and ends with is in it so often. */
  #hold(phrase: number, count: number): void {
    const beginning = beginningOf(this.#counter, phrase);
    const end = endOf(this.#counter, phrase);
    this.#beginnings[beginning] = Math.max(this.#beginnings[beginning] ?? 0, count);
    this.#ends[end] = Math.max(this.#ends[end] ?? 0, count);
  }

  /** Tells whether a phrase is looked at: one that was met once is chance, but for a name. */
  #isCandidate(phrase: number): boolean {
    const { phrases, once } = this.#counter;
    if (phrases.lastOf(phrase) === 0) return false;
    return phrases.countOf(phrase) > once || phrases.namedOf(phrase) >= 0 || phrases.parentOf(phrase) === 0;
  }

  /** Gives what may be shown, and its weight: how often it is met outside of what holds it, times what it is worth. */
  *choose(): Generator<ChosenPhrase> {
    const { phrases } = this.#counter;
    for (const phrase of longestFirst(this.#counter)) {
      if (!this.#isCandidate(phrase)) continue;
      const count = phrases.countOf(phrase);
      const held = Math.max(this.#beginnings[phrase] ?? 0, this.#ends[phrase] ?? 0);
      const worth = this.#isPiece(phrase) ? 0 : this.#worthOf(phrase);
      if (phrases.parentOf(phrase) > 0) this.#hold(phrase, worth > 0 ? count : held);
      if (worth > 0) yield { phrase, kind: this.#kindOf(phrase), weight: worth * Math.max(count - held, ONCE) };
    }
  }
}

/** Chooses what of the words, names and phrases that were counted may complete what is typed: the best, at most so many. */
export function choosePhrases(counter: PhraseCounter, most: number): Suggestion[] {
  const chosen = [...new PhraseChooser(counter).choose()];
  chosen.sort((a, b) => b.weight - a.weight || a.phrase - b.phrase);
  return chosen.slice(0, most).map(({ phrase, kind, weight }) => {
    return { text: spellPhrase(counter, phrase), kind, count: counter.phrases.countOf(phrase), weight, article: null };
  });
}
