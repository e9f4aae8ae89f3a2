import type { ArticleRecord } from "../contract/article-record.ts";
import { InvalidRequestError } from "../contract/request-errors.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { readAround } from "./article-part.ts";
import { cutText, MAX_UNITS_PER_TOKEN } from "./cut-text.ts";

/** A stretch of an article's text, and where to read on. */
export interface TextPiece {
  text: string;
  start: number;
  end: number;
  /** Where what was asked for goes on; `null` at its end. */
  next: number | null;
}

/** A range of an article's text, and how many tokens of it to give. */
export interface ReadRequest {
  start: number;
  end: number;
  maxTokens: number;
}

/** Tells whether nothing but white space is left of a range. */
function isDone(text: string, from: number, end: number): boolean {
  return text.slice(from, end).trim() === "";
}

function checkStart(start: number, end: number, { id }: ArticleRecord): void {
  if (start === 0 || start < end) return;
  throw new InvalidRequestError(
    "start",
    `start was ${start}, wanted a number under ${end}, where the text of ${id} ends`,
  );
}

/**
 * Reads an article from `start`, up to `end` or as far as `maxTokens` allows; then the piece ends at a sentence.
 * Throws an InvalidRequestError for a start outside the range.
 */
export function readText(
  { text, record }: { text: string; record: ArticleRecord },
  { start, end, maxTokens }: ReadRequest,
): TextPiece {
  checkStart(start, end, record);
  const piece = text.slice(start, end);
  const cut = start + cutText(piece, maxTokens);
  return { text: text.slice(start, cut).trim(), start, end: cut, next: isDone(text, cut, end) ? null : cut };
}

/**
 * Reads a piece of an article as {@link readText} does, but of its text no more than the piece may need; and tells whether the
 * article ends with it, but for white space. Rejects as that throws.
 */
export async function readPiece(
  index: PassageIndex,
  article: ArticleHead,
  { start, end, maxTokens }: ReadRequest,
): Promise<TextPiece & { isEnd: boolean }> {
  const { text, base, isLast } = await readAround(index, article, { start, length: maxTokens * MAX_UNITS_PER_TOKEN });
  const last = Math.min(end, base + text.length);
  checkStart(start, last, article.record);
  const piece = readText({ text, record: article.record }, { start: start - base, end: last - base, maxTokens });
  const on = piece.next ?? (isLast || end <= last ? null : piece.end);
  return {
    text: piece.text,
    start,
    end: base + piece.end,
    next: on === null ? null : base + on,
    isEnd: isLast && isDone(text, piece.end, text.length),
  };
}
