import type { Suggestion } from "../../../contract/suggestions.ts";
import type { Language } from "../../../text/language.ts";
import { readPhrases } from "./read-phrases.ts";

/** A suggestion, and how much it is worth being shown and being kept. */
export interface WeighedSuggestion extends Omit<Suggestion, "highlights"> {
  count: number;
  weight: number;
}

/** A passage as its reader sees it: no phrase goes on from one line to the next. */
export interface SampledPassage {
  lines: readonly string[];
  language: Language;
}

/** A word, name or phrase that was met. */
interface Phrase {
  /** As it is mostly written, and how much more often so than otherwise. */
  text: string;
  votes: number;
  /** Passages that have it, and the last of them. */
  count: number;
  passage: SampledPassage | null;
  /** How often it was written as a whole name, less how often as none. */
  named: number;
  /** Passages that have the most frequent longer phrase to show that begins or ends with it. */
  held: number;
}

/** Share of its passages that have one longer phrase from which on a phrase is only a piece: Kim Yo, of Kim Yo Jong. */
const PIECE_SHARE = 0.9;

/** What counts for a phrase that is hardly ever met outside of longer ones. */
const ONCE = 0.5;

/** What a name of several words, a name and a word are worth for each passage, beside a phrase: most words say little. */
const LONG_NAME = 1.5;
const NAME = 1;
const WORD = 0.15;

/** Least cohesion of a phrase, and how much more is asked the rarer it is: in a small corpus any two words may meet twice. */
const COHESION = 0.35;
const RARITY = 0.5;

/** What says nothing: a letter, a number that is no year; Japanese that was cut off before its end, in Hiragana. */
const BARE = /^(?:.|\p{N}{1,3})$|\p{Script=Hiragana}$/su;

/** The first and the last word of a key. */
const FIRST = /^ [^ ]+/;
const LAST = / [^ ]+$/;

/** Counts phrases by their keys. Of the spellings of one that which is most frequent stays (Boyer & Moore 1991). */
function countPhrases(passages: Iterable<SampledPassage>): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const passage of passages)
    for (const { key, text, named } of passage.lines.flatMap((line) => [...readPhrases(line, passage.language)])) {
      const phrase = phrases.get(key) ?? { text, votes: 0, count: 0, passage: null, named: 0, held: 0 };
      if (phrase.passage !== passage) phrase.count += 1;
      phrase.passage = passage;
      phrase.named += named;
      phrase.votes += phrase.text === text ? 1 : -1;
      phrases.set(key, phrase.votes < 0 ? { ...phrase, text, votes: 1 } : phrase);
    }
  return phrases;
}

/** Finds the longest phrase that is left of one when words are cut off. */
function findPiece(key: string, phrases: ReadonlyMap<string, Phrase>, cut: RegExp): Phrase | undefined {
  const piece = key.replace(cut, "");
  return piece === "" ? undefined : (phrases.get(piece) ?? findPiece(piece, phrases, cut));
}

/**
 * Tells what a phrase is, and what it is worth for each passage; 0 for what is not shown. Unless it is a name, by its cohesion: how
 * much more often it stands than its parts would meet by chance, at most 1 (normalised pointwise mutual information, Bouma 2009).
 */
function judge(
  { text, count, named }: Phrase,
  parts: readonly Phrase[],
  all: number,
): Pick<WeighedSuggestion, "kind" | "weight"> {
  // Where nothing tells whether it is a name, it is a piece of one, or was met at the beginning of sentences only.
  if (named === 0 || BARE.test(text)) return { kind: "word", weight: 0 };
  if (named > 0) return { kind: "name", weight: parts.length > 0 ? LONG_NAME : NAME };
  if (parts.length === 0) return { kind: "word", weight: WORD };
  const chance = parts.reduce((product, part) => product * part.count, 1);
  const cohesion = Math.log((count * all) / chance) / Math.log(all / count);
  return { kind: "phrase", weight: cohesion >= COHESION + RARITY / count ? cohesion : 0 };
}

function hold(piece: Phrase | undefined, count: number): void {
  if (piece) piece.held = Math.max(piece.held, count);
}

/** Chooses what may complete what is typed of the words, names and phrases of passages. */
export function* choosePhrases(passages: Iterable<SampledPassage>): Generator<WeighedSuggestion> {
  const phrases = countPhrases(passages);
  const all = phrases.values().reduce((sum, { count }) => sum + count, 0);
  // What was met once is chance, but for names and words.
  const likely = [...phrases].filter(([key, { count, named }]) => count > 1 || named >= 0 || !key.includes(" ", 1));
  for (const [key, phrase] of likely.sort(([a], [b]) => b.length - a.length)) {
    const { text, count, held } = phrase;
    const [beginning, end] = [findPiece(key, phrases, LAST), findPiece(key, phrases, FIRST)];
    const last = phrases.get(key.slice(key.lastIndexOf(" ")));
    const { kind, weight } = judge(phrase, beginning && last ? [beginning, last] : [], all);
    const isShown = weight > 0 && held < PIECE_SHARE * count;
    const holds = isShown ? count : held;
    hold(beginning, holds);
    // What ends with a phrase is not found by what it begins with: it only tells a piece, and never of a word.
    if (end && end !== last && holds >= PIECE_SHARE * end.count) hold(end, holds);
    if (isShown) yield { text, kind, count, article: null, weight: weight * Math.max(count - held, ONCE) };
  }
}
