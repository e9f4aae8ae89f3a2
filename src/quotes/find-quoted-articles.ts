import type { PassageIndex } from "../index/read/passage-index.ts";
import { END, type PostingCursor } from "../index/read/posting-cursor.ts";
import { chooseWords, type SoughtPart } from "./choose-words.ts";

/** An article that may have a quote. */
export interface QuotedArticle {
  article: number;
  /** How many of the words looked up are about as far from each other as in the quote, and how many exactly; added. */
  support: number;
  /** Those of its passages that may have a part of the quote, counted from its first. */
  passages: ReadonlySet<number>;
}

/** How far words may have moved against each other, in tokens, apart from headings: a few, and a share of the quote's length. */
const DRIFT = 2;
const DRIFT_SHARE = 4;

/** A word with the postings of each term that it may have. */
interface OpenWord {
  offset: number;
  cursors: readonly PostingCursor[];
}

interface OpenPart extends Omit<SoughtPart, "words"> {
  words: readonly OpenWord[];
}

async function openParts(index: PassageIndex, parts: readonly SoughtPart[]): Promise<OpenPart[]> {
  const entries = parts.flatMap(({ words }) => words.flatMap((word) => word.entries));
  const cursors = await index.readPostings(entries, true);
  return parts.map(({ words, ...part }) => ({
    ...part,
    words: words.map((word) => ({ offset: word.offset, cursors: cursors.splice(0, word.entries.length) })),
  }));
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
  const first = index.firstPassage(article);
  const starts = [0];
  let headings = 0;
  for (let passage = first; passage < (end[article] ?? 0); passage++) {
    starts.push((starts.at(-1) ?? 0) + (textLength[passage] ?? 0));
    headings = Math.max(headings, sectionLength[passage] ?? 0);
  }
  return { first, starts, headings, title: titleLength[article] ?? 0 };
}

/**
 * Finds where in an article a part would begin by one of its words, none of whose postings is past it. Headings come right
 * before the text of their passage, the title before all.
 */
function findOrigins({ columns }: PassageIndex, word: OpenWord, { first, starts, title }: ArticleLayout): number[] {
  const positions: { title: number[]; section: number[]; text: number[] } = { title: [], section: [], text: [] };
  const origins: number[] = [];
  const add = (field: readonly number[], from: number) => {
    for (const at of field) origins.push(from + at - word.offset);
  };
  for (const cursor of word.cursors)
    for (cursor.advanceTo(first); cursor.passage < first + starts.length - 1; cursor.next()) {
      const start = starts[cursor.passage - first] ?? 0;
      cursor.readPositions(positions);
      add(positions.text, start);
      add(positions.section, start - (columns.sectionLength[cursor.passage] ?? 0));
      if (start === 0) add(positions.title, -title);
    }
  return origins;
}

/**
 * Counts how many words, 16 at most, have an origin in each window; `most` is the greatest count. Window n takes in `width` tokens
 * on either side of `lowest + n * width`, so that origins less than `width` apart share one. Linear in origins and windows.
 */
function countWindows(
  origins: readonly (readonly number[])[],
  { lowest, highest, width }: { lowest: number; highest: number; width: number },
) {
  const counts = new Uint16Array(Math.ceil((highest - lowest) / width) + 2);
  for (const [word, ofWord] of origins.entries())
    for (const origin of ofWord) {
      const window = Math.floor((origin - lowest) / width);
      counts[window] = (counts[window] ?? 0) | (1 << word);
      counts[window + 1] = (counts[window + 1] ?? 0) | (1 << word);
    }
  let most = 0;
  for (let window = 0; window < counts.length; window++) {
    let count = 0;
    for (let bits = counts[window] ?? 0; bits > 0; bits &= bits - 1) count += 1;
    counts[window] = count;
    most = Math.max(most, count);
  }
  return { counts, most };
}

/** Judges an article by where the words of a part are in it; `null` when it cannot have the part. */
function judgePart(index: PassageIndex, { words, least, length }: OpenPart, layout: ArticleLayout) {
  const { starts, headings, title } = layout;
  const origins = words.map((word) => findOrigins(index, word, layout));
  const range = { lowest: -title - headings - length, highest: starts.at(-1) ?? 0 };
  const width = DRIFT + headings + Math.floor(length / DRIFT_SHARE);
  const { counts, most } = countWindows(origins, { ...range, width });
  if (most < least) return null;
  const windowOf = (token: number) => Math.floor((token - range.lowest) / width);
  const passages = starts.slice(1).flatMap((end, passage) => {
    // The part may reach from a window into the next; the title is before the first passage.
    const from = passage === 0 ? 0 : Math.max(0, windowOf((starts[passage] ?? 0) - length) - 1);
    return counts.subarray(from, windowOf(end) + 3).some((count) => count >= least) ? [passage] : [];
  });
  // Of half a token, a window has only equal origins.
  return { support: most + countWindows(origins, { ...range, width: 0.5 }).most, passages };
}

/** Judges an article by all parts; `null` when it cannot have one of them. */
function judgeArticle(index: PassageIndex, parts: readonly OpenPart[], article: number): QuotedArticle | null {
  const layout = readLayout(index, article);
  const judged = parts.map((part) => judgePart(index, part, layout)).filter((part) => part !== null);
  if (judged.length < parts.length) return null;
  const support = judged.reduce((sum, part) => sum + part.support, 0);
  return { article, support, passages: new Set(judged.flatMap(({ passages }) => passages)) };
}

/**
 * Finds the articles that may have all parts of a quote, those first that have most of its words as far from each other as
 * it has, equals in corpus order. Linear in the postings of the words looked up; positions are read of articles that have
 * a rare one.
 */
export async function findQuotedArticles(
  index: PassageIndex,
  texts: readonly string[],
  passes: (article: number) => boolean,
): Promise<QuotedArticle[]> {
  const parts = await openParts(index, chooseWords(index, texts));
  const [{ words, least } = { words: [], least: 0 }] = parts;
  // An article that may have the first part has one of these: they are one more than may be missing.
  const leads = words.slice(0, words.length - least + 1).flatMap(({ cursors }) => cursors);
  const { article: articles, end } = index.columns;
  const found: QuotedArticle[] = [];
  for (;;) {
    const article = articles[leads.reduce((next, { passage }) => Math.min(next, passage), END)];
    if (article === undefined) return found.sort((a, b) => b.support - a.support || a.article - b.article);
    const judged = passes(article) ? judgeArticle(index, parts, article) : null;
    if (judged) found.push(judged);
    for (const cursor of leads) cursor.advanceTo(end[article] ?? 0);
  }
}
