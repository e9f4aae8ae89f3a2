import type { Suggestion } from "../../../contract/suggestions.ts";
import type { Language } from "../../../text/language.ts";
import { type PhraseOccurrence, readPhrases } from "./read-phrases.ts";

/** A suggestion with its weight, by which it is kept and ranked. */
export type WeighedSuggestion = Omit<Suggestion, "highlights"> & { count: number; weight: number };

/** The lines of a passage as its reader sees them, and its language. No phrase goes on from one line to the next. */
export type ReadPassage = readonly [lines: readonly string[], language: Language];

interface Phrase {
  /** How it is mostly written, and how much more often so than otherwise. */
  text: string;
  votes: number;
  /** Passages that have it, and the last of them. */
  count: number;
  passage: ReadPassage | null;
  /** How often it is written as a whole name, less how often as none. */
  named: number;
  /** Passages that have the most frequent longer phrase shown that begins with it, or makes it a piece. */
  held: number;
}

const UNMET: Phrase = { text: "", votes: 0, count: 0, passage: null, named: 0, held: 0 };

/** Passages after which phrases met once are dropped: those of 2,048 take 80 MB. */
const WINDOW = 2048;

/** A phrase is only a piece when this share of its passages has one longer phrase: Kim Yo, of Kim Yo Jong. */
const PIECE_SHARE = 0.9;

/** What names and words are worth for each passage, where the most cohesive phrase is worth 1: most words say little. */
const WORTH = { longName: 1.5, name: 1, word: 0.15 };

/** Least cohesion of a phrase, and what is added for a rare one: in a small corpus any two words may meet twice. */
const COHESION = { least: 0.3, rare: 0.5 };

/** What says nothing: a letter, a number that is no year, Japanese that ends in Hiragana, mostly cut off before its end. */
const BARE = /^(?:.|\p{N}{1,3})$|\p{Script=Hiragana}$/su;

/** Drops the phrases met once, which are chance, but for names and words. */
function dropChance(phrases: Map<string, Phrase>): void {
  for (const [key, { count, named }] of phrases)
    if (count === 1 && named < 0 && key.includes(" ", 1)) phrases.delete(key);
}

/** Counts a phrase, once for a passage. Of its spellings the most frequent stays (Boyer & Moore 1991). */
function countPhrase(phrases: Map<string, Phrase>, { key, text, named }: PhraseOccurrence, passage: ReadPassage): void {
  const phrase = phrases.get(key) ?? { ...UNMET, text };
  if (phrase.count === 0) phrases.set(key, phrase);
  if (phrase.passage !== passage) phrase.count += 1;
  phrase.passage = passage;
  phrase.named += named;
  phrase.votes += phrase.text === text ? 1 : -1;
  if (phrase.votes < 0) Object.assign(phrase, { text, votes: 1 });
}

/** The phrases of passages, by their lines, for builds one after another: finding them takes longest. */
export type PhraseMemory = WeakMap<readonly string[], readonly PhraseOccurrence[]>;

/** Gives every phrase of a passage. */
function phrasesOf([lines, language]: ReadPassage, memory: PhraseMemory | null): Iterable<PhraseOccurrence> {
  const found = memory?.get(lines);
  if (found) return found;
  const phrases = lines.values().flatMap((line) => readPhrases(line, language));
  if (!memory) return phrases;
  const kept = [...phrases];
  memory.set(lines, kept);
  return kept;
}

/** Counts phrases by their keys, and adds one of no words, which all begin and end with. */
function countPhrases(passages: Iterable<ReadPassage>, memory: PhraseMemory | null): Map<string, Phrase> {
  const phrases = new Map([["", { ...UNMET }]]);
  let read = 0;
  for (const passage of passages) {
    for (const met of phrasesOf(passage, memory)) countPhrase(phrases, met, passage);
    if (++read % WINDOW === 0) dropChance(phrases);
  }
  dropChance(phrases);
  return phrases;
}

/** Finds the longest phrase that is left of another when words are cut off. */
function findPiece(key: string, phrases: ReadonlyMap<string, Phrase>, cut: RegExp): Phrase {
  const piece = key.replace(cut, "");
  return phrases.get(piece) ?? findPiece(piece, phrases, cut);
}

/**
 * What a phrase is worth for each passage; 0 when it is not shown. Unless it is a name, by its cohesion: how much more often it
 * stands than its parts would meet by chance, at most 1 (normalised pointwise mutual information, Bouma 2009).
 */
function worthOf(phrase: Phrase, [beginning, last]: readonly [Phrase, Phrase], all: number): number {
  const { text, count, named, held } = phrase;
  // Nothing tells whether it is a name: it is a piece of one, or only ever begins a sentence.
  if (named === 0 || held >= PIECE_SHARE * count || BARE.test(text)) return 0;
  if (named > 0) return beginning.count > 0 ? WORTH.longName : WORTH.name;
  if (beginning.count === 0) return WORTH.word;
  const cohesion = Math.log((count * all) / (beginning.count * last.count)) / Math.log(all / count);
  return cohesion >= COHESION.least + COHESION.rare / count ? cohesion : 0;
}

/** The passages that phrases are chosen from. */
interface PhraseSample {
  passages: Iterable<ReadPassage>;
  /** How many passages of all each of them stands for. */
  standsFor: number;
  memory: PhraseMemory | null;
}

/** Chooses the words, names and phrases that may complete what is typed. */
export function* choosePhrases({ passages: sample, standsFor, memory }: PhraseSample): Generator<WeighedSuggestion> {
  const phrases = countPhrases(sample, memory);
  const all = phrases.values().reduce((sum, { count }) => sum + count, 0);
  // What a sample met once is chance.
  const likely = [...phrases].filter(([, { count }]) => count > 1 || standsFor === 1);
  for (const [key, phrase] of likely.sort(([a], [b]) => b.length - a.length)) {
    const { text, count, named, held } = phrase;
    const [beginning, end] = [findPiece(key, phrases, / [^ ]+$/), findPiece(key, phrases, /^ [^ ]+/)];
    const last = phrases.get(key.slice(key.lastIndexOf(" "))) ?? phrase;
    const worth = worthOf(phrase, [beginning, last], all);
    const holds = worth > 0 ? count : held;
    beginning.held = Math.max(beginning.held, holds);
    // What ends with a phrase is not typed like it, and so no rival: it only makes it a piece. A word is typed for itself.
    if (end !== last && holds >= PIECE_SHARE * end.count) end.held = Math.max(end.held, holds);
    const kind = beginning.count > 0 ? "phrase" : "word";
    const weight = worth * (count - held) * standsFor;
    const passages = Math.round(count * standsFor);
    if (worth > 0) yield { text, kind: named > 0 ? "name" : kind, count: passages, article: null, weight };
  }
}
