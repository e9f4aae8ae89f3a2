import type { ArticleRecord } from "../contract/article-record.ts";
import { InvalidRequestError } from "../contract/request-errors.ts";
import { cutText } from "./cut-text.ts";

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

/**
 * Reads an article from `start`, up to `end` or as far as `maxTokens` allows; then the piece ends at a sentence.
 * Throws an InvalidRequestError for a start outside the range.
 */
export function readText(
  { text, record }: { text: string; record: ArticleRecord },
  { start, end, maxTokens }: ReadRequest,
): TextPiece {
  if (start > 0 && start >= end) {
    throw new InvalidRequestError(
      "start",
      `start was ${start}, wanted a number under ${end}, where the text of ${record.id} ends`,
    );
  }
  const piece = text.slice(start, end);
  const cut = start + cutText(piece, maxTokens);
  return { text: text.slice(start, cut).trim(), start, end: cut, next: isDone(text, cut, end) ? null : cut };
}
