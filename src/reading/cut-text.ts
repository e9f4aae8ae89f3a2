import { characterBoundary } from "../text/clip-text.ts";
import { findFirst } from "../text/find-first.ts";
import { segmentWords } from "../text/segment-text.ts";
import { splitSentences, type TextRange } from "../text/split-sentences.ts";
import { countTokens } from "./count-tokens.ts";

/** Most UTF-16 code units that one token stands for in an estimate: longer texts need not be looked at. */
export const MAX_UNITS_PER_TOKEN = 12;

/** A line end that parts no blocks: the next line is prose that was wrapped by hand. */
const SOFT_LINE_END = /(?<!\n)\n(?!\n|[ \t]*(?:[-*+|#>]|\d{1,9}[.)]))/g;

/** Longest run of characters that is a word, in UTF-16 code units: longer ones are cut too. Addresses on the web stay under it. */
const MAX_WORD = 100;

/** Where a sentence may be cut: after white space, between words that are written without any, and within very long ones. */
function* wordEnds(sentence: string): Generator<number> {
  let before: Intl.SegmentData | null = null;
  for (const segment of segmentWords(sentence)) {
    const isApart = before && (before.segment.trim() === "" || (before.isWordLike && segment.isWordLike));
    if (isApart && segment.segment.trim() !== "") yield segment.index;
    for (let at = MAX_WORD; at < segment.segment.length; at += MAX_WORD)
      yield segment.index + (characterBoundary(segment.segment.slice(0, at + 2), at) || at);
    before = segment;
  }
  yield sentence.length;
}

/** Cuts within one sentence, between words, where not even the sentence fits. Keeps the first word at least. */
function cutSentence(sentence: string, maxTokens: number): number {
  const ends = [...wordEnds(sentence)];
  const over = findFirst(ends.length, (at) => countTokens(sentence.slice(0, ends[at])) > maxTokens, 1);
  return ends[over - 1] ?? 0;
}

/** Finds the sentences of a Markdown text, and its lines where a line end parts blocks. Linear. */
export function splitReadable(text: string): TextRange[] {
  return splitSentences(text.replace(SOFT_LINE_END, " "));
}

/**
 * Finds where to cut a text so that it has at most `maxTokens` tokens: at the end of a sentence, or between
 * words when its first sentence is too long. At least one word is kept, so that reading always goes on.
 * Tokens are counted of the text as JSON, where line ends and quotes weigh more. Gives an offset in UTF-16 code units; the length of the text when all of it fits.
 */
export function cutText(text: string, maxTokens: number): number {
  const near = text.slice(0, characterBoundary(text, maxTokens * MAX_UNITS_PER_TOKEN)).replace(SOFT_LINE_END, " ");
  let tokens = 0;
  let end = 0;
  for (const sentence of splitSentences(near)) {
    tokens += countTokens(near.slice(sentence.start, sentence.end));
    if (tokens > maxTokens) break;
    end = sentence.end;
  }
  if (end === 0 && near !== "") end = cutSentence(near, maxTokens);
  // Sentences together, and with their line ends, may count a little more than each by itself.
  const excess = countTokens(text.slice(0, end)) - maxTokens;
  return excess > 0 && excess < maxTokens ? cutText(text, maxTokens - excess) : end;
}
