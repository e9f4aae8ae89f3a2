import type { Suggestion } from "../../../contract/suggestions.ts";
import type { Language } from "../../../text/language.ts";
import { readPhrases } from "./read-phrases.ts";

/** A suggestion, and how much it is worth being shown and being kept. */
export type WeighedSuggestion = Omit<Suggestion, "highlights"> & { count: number; weight: number };

/** The lines of a passage as its reader sees them, between which no phrase goes on, and its language. */
export type ReadPassage = readonly [lines: readonly string[], language: Language];

interface Phrase {
  /** As it is mostly written, and how much more often so than otherwise. */
  text: string;
  votes: number;
  /** Passages that have it, and the last of them. */
  count: number;
  passage: ReadPassage | null;
  /** How often it was written as a whole name, less how often as none. */
  named: number;
  /** Passages that have the most frequent longer phrase shown that begins with it, or makes it a piece. */
  held: number;
}

const UNMET: Phrase = { text: "", votes: 0, count: 0, passage: null, named: 0, held: 0 };

/** Share of its passages that have one longer phrase from which on a phrase is only a piece: Kim Yo, of Kim Yo Jong. */
const PIECE_SHARE = 0.9;

/** What a name of several words, a name and a word are worth for each passage, beside a phrase: most words say little. */
const WORTH = { longName: 1.5, name: 1, word: 0.15 };

/** Least cohesion of a phrase, and how much more the rarer it is: in a small corpus any two words may meet twice. */
const COHESION = { least: 0.35, rare: 0.5 };

/** What says nothing: a letter, a number that is no year, Japanese cut off before its end, in Hiragana. */
const BARE = /^(?:.|\p{N}{1,3})$|\p{Script=Hiragana}$/su;

/** Counts phrases by their keys, one of no words included. The most frequent spelling of each stays (Boyer & Moore 1991). */
function countPhrases(passages: Iterable<ReadPassage>): Map<string, Phrase> {
  const phrases = new Map([["", { ...UNMET }]]);
  for (const passage of passages)
    for (const { key, text, named } of passage[0].flatMap((line) => [...readPhrases(line, passage[1])])) {
      const phrase = phrases.get(key) ?? { ...UNMET, text };
      if (phrase.passage !== passage) phrase.count += 1;
      phrase.passage = passage;
      phrase.named += named;
      phrase.votes += phrase.text === text ? 1 : -1;
      phrases.set(key, phrase.votes < 0 ? { ...phrase, text, votes: 1 } : phrase);
    }
  return phrases;
}

/** Finds the longest phrase that is left of one when words are cut off; for a word, the one of no words. */
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
  // Where nothing tells whether it is a name, it is a piece of one, or only ever began sentences.
  if (named === 0 || held >= PIECE_SHARE * count || BARE.test(text)) return 0;
  if (named > 0) return beginning.count > 0 ? WORTH.longName : WORTH.name;
  if (beginning.count === 0) return WORTH.word;
  const cohesion = Math.log((count * all) / (beginning.count * last.count)) / Math.log(all / count);
  return cohesion >= COHESION.least + COHESION.rare / count ? cohesion : 0;
}

/** Chooses the words, names and phrases of passages that may complete what is typed; each passage stands for so many. */
export function* choosePhrases(passages: Iterable<ReadPassage>, standsFor: number): Generator<WeighedSuggestion> {
  const phrases = countPhrases(passages);
  const all = phrases.values().reduce((sum, { count }) => sum + count, 0);
  // What was met once is chance, but for names and words where every passage is read.
  const isLikely = ([key, { count, named }]: [string, Phrase]) =>
    count > 1 || (standsFor === 1 && (named >= 0 || !key.includes(" ", 1)));
  for (const [key, phrase] of [...phrases].filter(isLikely).sort(([a], [b]) => b.length - a.length)) {
    const { text, count, named, held } = phrase;
    const [beginning, end] = [findPiece(key, phrases, / [^ ]+$/), findPiece(key, phrases, /^ [^ ]+/)];
    const last = phrases.get(key.slice(key.lastIndexOf(" "))) ?? phrase;
    const worth = worthOf(phrase, [beginning, last], all);
    const holds = worth > 0 ? count : held;
    beginning.held = Math.max(beginning.held, holds);
    // What only ends with a phrase is not found by its beginning: it can make it a piece, but no rival. Words stay words.
    if (end !== last && holds >= PIECE_SHARE * end.count) end.held = Math.max(end.held, holds);
    const kind = beginning.count > 0 ? "phrase" : "word";
    const weight = worth * (count - held) * standsFor;
    if (worth > 0) yield { text, kind: named > 0 ? "name" : kind, count: count * standsFor, article: null, weight };
  }
}
