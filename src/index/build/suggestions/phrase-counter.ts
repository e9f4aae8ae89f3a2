import type { Language } from "../../../text/language.ts";
import { type Meeting, PhraseTable } from "./phrase-table.ts";
import { SpellingTable } from "./spelling-table.ts";
import { CAPITAL, CONTENT, PARTICLE, WordRoles } from "./word-roles.ts";
import { PART, START, WordScanner } from "./word-scanner.ts";

/** Most words of a phrase, and of one that is a name or would else end within one. */
const MAX_WORDS = 4;
const MAX_NAME_WORDS = 7;

/** Phrases, and spellings, that are kept while they are counted: all that belongs to them takes some 50 MB. */
const MAX_PHRASES = 1 << 18;

/** Languages that write every noun with a capital, which then makes no name of it. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(["de", "lb"]);

/** A text of which the phrases are counted. */
export interface CountedText {
  text: string;
  language: Language;
  /** Number of the passage, from 1. */
  passage: number;
  /** Passages that this one stands for. */
  standsFor: number;
  /** Whether it is made of sentences, so that a capital tells of a name; a headline is not. */
  isProse: boolean;
}

/** Counts the words, names and phrases of texts that go by. Linear in their length; its memory is bounded. */
export class PhraseCounter {
  readonly spellings = new SpellingTable();
  readonly phrases = new PhraseTable();
  readonly #scanner = new WordScanner(this.spellings);
  readonly #roles = new WordRoles(this.spellings);
  readonly #maxPhrases: number;
  readonly #meeting: Meeting = { passage: 0, standsFor: 1, before: 0, last: 0, isTelling: true, named: 0 };
  #hasCapitalNouns = false;
  /** Words of all passages so far, of those too that others stand for. */
  words = 0;
  /** The most that a phrase counts which was met in one passage. */
  once = 1;

  /** `maxPhrases`: when there are more, the rarer half is let go. */
  constructor(maxPhrases = MAX_PHRASES) {
    this.#maxPhrases = maxPhrases;
  }

  /** Counts the phrases of a text. */
  count({ text, language, passage, standsFor, isProse }: CountedText): void {
    const scanner = this.#scanner;
    scanner.scan(text);
    this.#roles.read(text, scanner, language);
    this.words += scanner.length * standsFor;
    this.once = Math.max(this.once, standsFor);
    this.#hasCapitalNouns = CAPITAL_NOUNS.has(language.code);
    this.#meeting.passage = passage;
    this.#meeting.standsFor = standsFor;
    for (let first = 0; first < scanner.length; first++)
      if (this.#roles.at(first) >= CONTENT) this.#countFrom(first, isProse);
    if (Math.max(this.phrases.end, this.spellings.size) <= this.#maxPhrases) return;
    this.phrases.keepMost(this.spellings);
    this.#roles.forget();
  }

  /** Tells whether a word and the one before it may be words of one name. */
  #goesOn(at: number): boolean {
    if (at === 0 || at >= this.#scanner.length || (this.#scanner.joints[at] ?? START) >= PART) return false;
    return this.#roles.at(at) === CAPITAL && this.#roles.at(at - 1) === CAPITAL;
  }

  /** Tells whether a phrase from a word on may have another: one that is no name neither begins nor ends within one. */
  #fits(first: number, at: number, isName: boolean): boolean {
    if (at === first) return true;
    if ((this.#scanner.joints[at] ?? START) >= PART) return false;
    return isName || (!this.#goesOn(first) && (at < first + MAX_WORDS || this.#goesOn(at)));
  }

  /** Counts the phrases that begin with a word. */
  #countFrom(first: number, isProse: boolean): void {
    const end = Math.min(this.#scanner.length, first + MAX_NAME_WORDS);
    const isSure = isProse && this.#scanner.joints[first] !== START;
    const mayBeName = isProse && !this.#goesOn(first);
    this.#meeting.isTelling = isSure || (isProse && this.#roles.at(first) === CONTENT);
    let [isName, phrase] = [true, 0];
    for (let at = first; at < end; at++) {
      const role = this.#roles.at(at);
      isName &&= role === CAPITAL || (role === PARTICLE && !this.#hasCapitalNouns);
      if (!this.#fits(first, at, isName)) return;
      // The first word of a sentence has a capital anyway, the second has not.
      this.#meeting.named = isName ? this.#isWhole(at, mayBeName && (isSure || at > first)) : -1;
      phrase = this.#meet(phrase, at);
      if (phrase === 0) return;
    }
  }

  /** 1 for a name that ends with a word, 0 where that may be a piece of one. */
  #isWhole(at: number, isBeginning: boolean): number {
    return isBeginning && !this.#goesOn(at + 1) ? 1 : 0;
  }

  /** Counts the phrase that goes on from one, or from 0 for none, with a word; gives 0 when it is not counted. */
  #meet(before: number, at: number): number {
    const { spellings, joints } = this.#scanner;
    const meeting = this.#meeting;
    const spelling = spellings[at] ?? 0;
    const word = this.spellings.wordOf(spelling);
    const phrase = before === 0 ? this.phrases.ofWord(word) : this.phrases.extend(before, word);
    if (phrase === 0) return 0;
    if (before === 0 && this.#hasCapitalNouns) meeting.named = -1;
    meeting.before = before === 0 ? 0 : (spellings[at - 1] ?? 0) * 8 + (joints[at] ?? 0);
    meeting.last = this.#roles.at(at) < CONTENT ? 0 : this.spellings.bareOf(spelling);
    this.phrases.meet(phrase, meeting);
    return phrase;
  }
}
