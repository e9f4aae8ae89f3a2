import { InvalidRequestError } from "../contract/request-errors.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { findFirst } from "../text/find-first.ts";

/** Some passages of an article, by their numbers in it, and where its text goes on behind them. */
export interface ArticlePart {
  from: number;
  to: number;
  /** Where the part begins in the text. */
  start: number;
  /** Where the next part begins; `null` at the end of the article. */
  next: number | null;
}

/**
 * Finds the part of an article that begins with the passage at an offset of its text, and has those that begin less than
 * `length` behind it: most articles are one. Throws an InvalidRequestError for an offset beyond the last passage.
 */
export function findPart({ record, passages }: ArticleHead, start: number, length: number): ArticlePart {
  const end = passages.at(-1)?.span.end ?? 0;
  if (start > 0 && start >= end)
    throw new InvalidRequestError(
      "start",
      `start was ${start}, wanted a number under ${end}, where the text of ${record.id} ends`,
    );
  const from = start === 0 ? 0 : findFirst(passages.length, (at) => (passages[at]?.span.end ?? 0) > start);
  const first = from === 0 ? 0 : (passages[from]?.span.start ?? 0);
  const to = findFirst(passages.length, (at) => (passages[at]?.span.start ?? 0) >= first + length);
  return { from, to, start: first, next: passages[to]?.span.start ?? null };
}

/** A stretch of an article's text that was read: where it begins, and whether the article ends with it. */
interface Stretch {
  text: string;
  base: number;
  isLast: boolean;
}

/** Reads some of an article's text, by whole passages: from an offset, or before it, at least as far as `length` behind it. */
export async function readAround(
  index: PassageIndex,
  article: ArticleHead,
  { start, length }: { start: number; length: number },
): Promise<Stretch> {
  const { passages } = article;
  const placeOf = (at: number) => passages[at]?.span.start ?? 0;
  // What stands between two passages is read with the first of them.
  const from = Math.max(0, findFirst(passages.length, (at) => placeOf(at) > start) - 1);
  const to = findFirst(passages.length, (at) => placeOf(at) >= start + length, from);
  const text = await index.articles.readStretch(article, from, to);
  return { text, base: from === 0 ? 0 : placeOf(from), isLast: to === passages.length };
}

/** Reads the text of a part of an article. */
export function readPart(index: PassageIndex, article: ArticleHead, { from, to }: ArticlePart): Promise<string> {
  return index.articles.readStretch(article, from, to);
}
