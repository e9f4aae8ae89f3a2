import type { PassageIndex } from "../index/read/passage-index.ts";
import type { TermEntry } from "../index/read/term-dictionary.ts";
import { analyseQuery, type QueryToken } from "../text/analyse-query.ts";
import { hasBigrams, isHangul } from "../text/find-bigrams.ts";
import { MAX_SOUGHT_WORDS } from "./judge-quote-hits.ts";

/** A word of a quote by which articles are found: in which part it stands, at which token, and the terms that it may have. */
interface SoughtWord {
  part: number;
  offset: number;
  entries: readonly TermEntry[];
}

/** What of a quote is looked up in the index. */
export interface SoughtQuote {
  words: SoughtWord[];
  /** To each part its tokens, as the index counts them, and how many of its words an article has that nearly has the part. */
  parts: { length: number; least: number }[];
}

/**
 * One word in five may differ, so that of so many words and one more at least one is there (prefix filtering: Chaudhuri,
 * Ganti & Kaushik 2006); one further tells a quote from chance, and of a short quote four do.
 */
const MAY_DIFFER = 5;
const FEWEST = 4;

/** Share of the words looked up that must be there: of a long quote all that are looked up could be among those that differ. */
const MUST_BE_THERE = 0.25;

/** Most bytes of postings read, some 2 million numbers. The rarest words come first, so that only common ones are left out. */
const MAX_BYTES = 2 << 20;

/** Most places of one word that are sought: a word said over and over says nothing new. */
const MAX_PLACES = 4;

/** Scripts whose words are told apart by a dictionary alone: at either end of a stretch it may find others. */
const CUT_BY_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The terms of a token in the languages of an index. */
function findOwn({ terms }: PassageIndex, token: QueryToken): TermEntry[][] {
  const entries = terms.findAll(token.terms);
  return entries.length === 0 ? [] : [entries];
}

/**
 * What a token is found by: each a list of terms of which it has one. Without spaces these are its pairs of letters, for into
 * which words a stretch is cut depends on where it begins.
 */
function findAlternatives(index: PassageIndex, token: QueryToken): TermEntry[][] {
  const pairs = index.terms.findAll(token.bigrams).map((entry) => [entry]);
  if (!hasBigrams(token.word)) return findOwn(index, token);
  const own = isHangul(token.word) ? findOwn(index, token) : [];
  return own.length > 0 ? own : pairs;
}

/** The words of a part that the index has. */
function findWords(index: PassageIndex, tokens: readonly QueryToken[], part: number): SoughtWord[] {
  const [only, ...more] = tokens;
  const words = tokens.flatMap((token, offset) => {
    return findAlternatives(index, token).map((entries) => ({ part, offset, entries }));
  });
  // A letter alone is in no pair.
  if (words.length > 0 || !only || more.length > 0) return words;
  return findOwn(index, only).map((entries) => ({ part, offset: 0, entries }));
}

function sumOf(entries: readonly TermEntry[], count: (entry: TermEntry) => number): number {
  return entries.reduce((sum, entry) => sum + count(entry), 0);
}

/** Rarest first, equals as they stand in the quote. */
function compareWords(a: SoughtWord, b: SoughtWord): number {
  const [one, other] = [a, b].map(({ entries }) => sumOf(entries, ({ passages }) => passages));
  return (one ?? 0) - (other ?? 0) || a.part - b.part || a.offset - b.offset;
}

/** How many of the words of a part may be missing where it nearly stands: a letter is in two pairs. */
function countMissable(words: readonly SoughtWord[], tokens: readonly QueryToken[]): number {
  const pairs = words.filter(({ offset }) => tokens[offset]?.bigrams.length !== 0).length;
  const atEnds = tokens.some(({ word }) => CUT_BY_DICTIONARY.test(word)) ? 2 : 0;
  return Math.floor((words.length + pairs) / MAY_DIFFER) + atEnds;
}

function leaveOutRepeated(words: readonly SoughtWord[]): SoughtWord[] {
  const places = new Map<string, number>();
  return words.filter(({ entries }) => {
    const name = entries.map(({ term }) => term).join(" ");
    places.set(name, (places.get(name) ?? 0) + 1);
    return (places.get(name) ?? 0) <= MAX_PLACES;
  });
}

/** Leaves out what goes over the limit of what is read. */
function leaveOutCommon(words: readonly SoughtWord[]): SoughtWord[] {
  const terms = new Set<string>();
  let bytes = 0;
  return words.filter(({ entries }, at) => {
    const unread = entries.filter(({ term }) => !terms.has(term));
    for (const { term } of unread) terms.add(term);
    bytes += sumOf(unread, ({ postingsBytes, positionsBytes }) => postingsBytes + positionsBytes);
    return at === 0 || bytes <= MAX_BYTES;
  });
}

/** Chooses the words of a quote, given in parts, by which articles are found: the rarest, enough to miss none that nearly has it. */
export function chooseQuoteWords(index: PassageIndex, parts: readonly string[]): SoughtQuote {
  const found = parts.map((text, part) => {
    const tokens = analyseQuery(text, index.languages);
    const words = leaveOutRepeated(findWords(index, tokens, part)).sort(compareWords);
    const missable = countMissable(words, tokens);
    return { length: tokens.length, missable, words: words.slice(0, Math.max(FEWEST, missable + 2)) };
  });
  const rarest = found.flatMap(({ words }) => words).sort(compareWords);
  const chosen = leaveOutCommon(rarest.slice(0, MAX_SOUGHT_WORDS));
  return {
    words: chosen,
    parts: found.map(({ length, missable }, part) => {
      const sought = chosen.filter((word) => word.part === part).length;
      return { length, least: Math.max(sought - missable, Math.ceil(sought * MUST_BE_THERE)) };
    }),
  };
}
