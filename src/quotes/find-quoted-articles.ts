import type { PassageIndex } from "../index/read/passage-index.ts";
import { END, type PostingCursor } from "../index/read/posting-cursor.ts";
import type { TermEntry } from "../index/read/term-dictionary.ts";
import { findFirst } from "../text/find-first.ts";
import { BinCounter } from "./bin-counter.ts";
import { chooseWords, type SoughtPart, type SoughtWord } from "./choose-words.ts";

/** An article that may have a quote. */
export interface QuotedArticle {
  article: number;
  /** How many of the words looked up are about as far apart as in the quote, plus how many are exactly so. */
  support: number;
  /** The passages that may have a part of the quote, counted from the article's first; the likeliest come first. */
  passages: ReadonlySet<number>;
}

/** How far words may have moved against each other, in tokens, headings aside: a few, plus a share of the quote's length. */
const DRIFT = 2;
const DRIFT_SHARE = 4;

/** The width of bins that hold equal origins only, in tokens. */
const HALF = 0.5;

/** So many passages of an article are not compared all, so that it matters which come first. */
const MANY = 8;

/** The index, and the postings of the terms that are looked up. */
interface Lookup {
  index: PassageIndex;
  bins: BinCounter;
  cursors: ReadonlyMap<TermEntry, PostingCursor | undefined>;
}

/** An article, in tokens of the texts of its passages. */
interface ArticleLayout {
  /** Number of its first passage. */
  first: number;
  /** Where the text of each passage begins; after the last, where it ends. */
  starts: readonly number[];
  /** Tokens of the longest headings, and of the title. */
  headings: number;
  title: number;
}

function readLayout(index: PassageIndex, article: number): ArticleLayout {
  const { end, textLength, sectionLength, titleLength } = index.columns;
  const first = index.columns.firstPassage(article);
  const starts = [0];
  let headings = 0;
  for (let passage = first; passage < (end[article] ?? 0); passage++) {
    starts.push((starts.at(-1) ?? 0) + (textLength[passage] ?? 0));
    headings = Math.max(headings, sectionLength[passage] ?? 0);
  }
  return { first, starts, headings, title: titleLength[article] ?? 0 };
}

/**
 * Finds where in an article a part would begin according to one of its words, whose cursors have not passed the article.
 * Headings come right before the text of their passage, the title before everything.
 */
function findOrigins({ index, cursors }: Lookup, word: SoughtWord, { first, starts, title }: ArticleLayout): number[] {
  const origins: number[] = [];
  const add = (field: readonly number[], from: number) => {
    for (const at of field) origins.push(from + at - word.position);
  };
  for (const entry of word.entries) {
    const cursor = cursors.get(entry);
    cursor?.seek(first);
    for (; cursor && cursor.passage < first + starts.length - 1; cursor.next()) {
      const start = starts[cursor.passage - first] ?? 0;
      add(cursor.positions("text"), start);
      add(cursor.positions("section"), start - (index.columns.sectionLength[cursor.passage] ?? 0));
      if (start === 0) add(cursor.positions("title"), -title);
    }
  }
  return origins;
}

/** Finds the passages in which bins of half a token lie, each with the next, into which a quote may run. */
function findLikeliest(bins: readonly number[], lowest: number, { starts }: ArticleLayout): number[] {
  return bins.slice(0, MANY).flatMap((bin) => {
    const token = lowest + bin * HALF;
    const next = findFirst(starts.length, (at) => (starts[at] ?? 0) > token);
    return [Math.max(0, next - 1), next];
  });
}

/** Judges an article by where the words of a part are in it; `null` when it cannot have the part. */
function judgePart(lookup: Lookup, { words, least, length }: SoughtPart, layout: ArticleLayout) {
  const { starts, headings, title } = layout;
  const origins = words.map((word) => findOrigins(lookup, word, layout));
  const range = { lowest: -title - headings - length, highest: starts.at(-1) ?? 0 };
  const width = DRIFT + headings + Math.floor(length / DRIFT_SHARE);
  const most = lookup.bins.count(origins, { ...range, width });
  if (most < least) return null;
  const binOf = (token: number) => Math.floor((token - range.lowest) / width);
  const passages = starts.slice(1).flatMap((end, passage) => {
    // Words may have moved by a bin on either side; the title comes before the first passage.
    const from = passage === 0 ? 0 : Math.max(0, binOf((starts[passage] ?? 0) - length) - 1);
    return lookup.bins.has(least, { from, to: binOf(end) + 3 }) ? [passage] : [];
  });
  // Bins of half a token hold equal origins only.
  const exactly = lookup.bins.count(origins, { ...range, width: HALF });
  const likeliest = passages.length < MANY ? [] : findLikeliest(lookup.bins.best, range.lowest, layout);
  return { support: most + exactly, passages, likeliest: likeliest.filter((passage) => passages.includes(passage)) };
}

/** Judges an article by all parts; `null` when it cannot have one of them. */
function judgeArticle(lookup: Lookup, parts: readonly SoughtPart[], article: number): QuotedArticle | null {
  const layout = readLayout(lookup.index, article);
  const judged = parts.map((part) => judgePart(lookup, part, layout)).filter((part) => part !== null);
  if (judged.length < parts.length) return null;
  const support = judged.reduce((sum, part) => sum + part.support, 0);
  const passages = [...judged.flatMap(({ likeliest }) => likeliest), ...judged.flatMap((part) => part.passages)];
  return { article, support, passages: new Set(passages) };
}

/**
 * Finds the articles that may have all parts of a quote: first those with the most of its words as far apart as in the
 * quote, equals in corpus order. Linear in the postings of the words looked up; positions are only read of articles that
 * have a rare one.
 */
export async function findQuotedArticles(
  index: PassageIndex,
  texts: readonly string[],
  passes: (article: number) => boolean,
): Promise<QuotedArticle[]> {
  const parts = chooseWords(index, texts);
  const entries = parts.flatMap(({ words }) => words.flatMap((word) => word.entries));
  const postings = await index.readPostings(entries, true);
  const lookup = { index, bins: new BinCounter(), cursors: new Map(entries.map((entry, at) => [entry, postings[at]])) };
  // An article that may have the first part has one of these words, since they are one more than may be missing.
  const leadWords = parts.slice(0, 1).flatMap(({ words, least }) => words.slice(0, words.length - least + 1));
  const leads = postings.slice(0, leadWords.flatMap((word) => word.entries).length);
  const { article: articles, end } = index.columns;
  const found: QuotedArticle[] = [];
  for (;;) {
    const article = articles[leads.reduce((next, { passage }) => Math.min(next, passage), END)];
    if (article === undefined) return found.sort((a, b) => b.support - a.support || a.article - b.article);
    const judged = passes(article) ? judgeArticle(lookup, parts, article) : null;
    if (judged) found.push(judged);
    for (const cursor of leads) cursor.seek(end[article] ?? 0);
  }
}
