import { LIMITS, stepsAllowed } from "../contract/limits.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import type { TermEntry } from "../index/read/term-dictionary.ts";
import { analyseQuery, type QueryToken } from "../text/analyse-query.ts";
import { hasBigrams, isHangul } from "../text/find-bigrams.ts";

/**
 * One word in five may differ. Of one word more than may differ, an article with the quote has at least one (prefix
 * filtering: Chaudhuri, Ganti & Kaushik 2006); another one guards against chance, and so do four words of a short quote.
 */
const MAY_DIFFER = 5;
const FEWEST_WORDS = 4;

/** Share of the words looked up that must be found, even if all of them could be among those that differ in a long quote. */
const MUST_BE_THERE = 0.25;

/** Scripts that are cut into words by a dictionary alone, which may find other words at either end of a quote. */
const CUT_BY_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A word to look up: the terms that it may have, and its position among the tokens of its part. */
export interface SoughtWord {
  entries: readonly TermEntry[];
  position: number;
}

/** What to look up of a part of a quote. */
export interface SoughtPart {
  /** The rarest first; at least one. */
  words: readonly SoughtWord[];
  /** How many of the words an article has near each other, at least, if it nearly has the part. */
  least: number;
  /** Tokens of the part, as the index counts them. */
  length: number;
}

/**
 * The words by which a token is found, each as the terms that it may have. In scripts without spaces these are its pairs of
 * letters, because where such a text begins decides how it is cut into words. A letter alone is in no pair.
 */
function findWords({ terms }: PassageIndex, token: QueryToken, isAlone: boolean): TermEntry[][] {
  // Where a quote begins decides whether a sign is part of a name: without it the word is found in either case.
  const own = [terms.findAll([...token.terms, ...token.looser])].filter((entries) => entries.length > 0);
  const isPaired = hasBigrams(token.word) && !(isAlone && token.bigrams.length === 0);
  if (!isPaired || (isHangul(token.word) && own.length > 0)) return own;
  return terms.findAll(token.bigrams).map((entry) => [entry]);
}

/** In how many passages the terms of a word are. */
function frequencyOf({ entries }: SoughtWord): number {
  return entries.reduce((sum, { passages }) => sum + passages, 0);
}

/** What it takes to look up a word: each byte of its postings and positions is a number, most of which are positions. */
function stepsOf({ entries }: SoughtWord): number {
  return entries.reduce((sum, { postingsBytes, positionsBytes }) => sum + postingsBytes + positionsBytes, 0);
}

/** Chooses the words of a part, one of `parts`. */
function choosePart(index: PassageIndex, text: string, parts: number): SoughtPart {
  const tokens = analyseQuery(text, index.languages);
  // Looked up once; each place has entries of its own, whose postings are walked apart.
  const found = new Map<string, TermEntry[][]>();
  const words = tokens.flatMap((token, position) => {
    const key = [token.word, ...token.bigrams].join(" ");
    const each = found.get(key) ?? findWords(index, token, tokens.length === 1);
    found.set(key, each);
    return each.map((entries) => ({ entries: entries.map((entry) => ({ ...entry })), position }));
  });
  // A letter that differs takes two pairs with it.
  const pairs = words.filter(({ position }) => tokens[position]?.bigrams.length !== 0).length;
  const atEnds = tokens.some(({ word }) => CUT_BY_DICTIONARY.test(word)) ? 2 : 0;
  const missable = Math.floor((words.length + pairs) / MAY_DIFFER) + atEnds;
  const most = Math.min(Math.floor(LIMITS.quoteWords / parts), Math.max(FEWEST_WORDS, missable + 2));
  const rarest = words.sort((a, b) => frequencyOf(a) - frequencyOf(b)).slice(0, most);
  const allowed = stepsAllowed(index.counts.passages) / parts;
  let steps = 0;
  const chosen = rarest.filter((word, at) => {
    steps += stepsOf(word);
    return at === 0 || steps <= allowed;
  });
  const least = Math.max(chosen.length - missable, Math.ceil(chosen.length * MUST_BE_THERE));
  return { words: chosen, least, length: tokens.length };
}

/**
 * Chooses the words of a quote, given in parts, by which to find articles: the rarest of each part, enough to miss no
 * article that nearly has it, as far as {@link stepsAllowed} goes. The part with the rarest word comes first; a part of which the
 * index has no word is left out, and so are those beyond the steps.
 */
export function chooseWords(index: PassageIndex, texts: readonly string[]): SoughtPart[] {
  const parts = texts.map((text) => choosePart(index, text, texts.length));
  const rarity = ({ words }: SoughtPart) => Math.min(...words.map(frequencyOf));
  const rarestFirst = parts.filter(({ words }) => words.length > 0).sort((a, b) => rarity(a) - rarity(b));
  let left = stepsAllowed(index.counts.passages);
  return rarestFirst.filter(({ words }, at) => {
    for (const word of words) left -= stepsOf(word);
    return at === 0 || left >= 0;
  });
}
