import type { QuoteDifference } from "../contract/quotes.ts";
import type { TextRange } from "../text/split-sentences.ts";
import { findDifferences } from "./find-differences.ts";
import { findNear } from "./find-near.ts";
import { findSequence } from "./find-sequence.ts";
import type { ArticleStretch } from "./open-stretch.ts";
import type { QuotePart } from "./read-quote.ts";

/** Fewest words of a part that may be near: of two words, one changed is half of what is said. */
export const MIN_NEAR_WORDS = 3;

/** A place of an article where a part of a quote stands, or nearly does. */
export interface PartPlace {
  stretch: ArticleStretch;
  /** In the visible text of the stretch. */
  visible: TextRange;
  /** In the article's text. */
  span: TextRange;
  differences: QuoteDifference[];
  /** Words that agree, and of how many. */
  agreeing: number;
  words: number;
}

/** Places a part from one token of a stretch to another. */
function makePlace(
  stretch: ArticleStretch,
  [first, last]: readonly [TextRange | undefined, TextRange | undefined],
  agreement: Pick<PartPlace, "differences" | "agreeing" | "words">,
): PartPlace[] {
  if (!first || !last) return [];
  const visible = { start: first.start, end: last.end };
  return [{ stretch, visible, span: stretch.visible.writtenRange(visible), ...agreement }];
}

/** Finds where a part stands word for word among some tokens of a stretch. */
function placeAmong(part: QuotePart, stretch: ArticleStretch, tokens: ArticleStretch["tokens"]): PartPlace[] {
  const agreement = { differences: [], agreeing: part.words, words: part.words };
  return findSequence(part.tokens, tokens).flatMap((at) =>
    makePlace(stretch, [tokens[at], tokens[at + part.tokens.length - 1]], agreement),
  );
}

/** Finds where a part stands word for word in a stretch, in order. Headings that it runs across may be in it or not. */
export function placeExactly(part: QuotePart, stretch: ArticleStretch): PartPlace[] {
  const places = placeAmong(part, stretch, stretch.tokens);
  if (stretch.body === stretch.tokens) return places;
  const across = placeAmong(part, stretch, stretch.body).filter(
    ({ span }) => !places.some((place) => place.span.start < span.end && span.start < place.span.end),
  );
  return [...places, ...across].sort((a, b) => a.span.start - b.span.start);
}

/** Finds where a part stands in a stretch, word for word or nearly, in order. */
export function placeNearly(part: QuotePart, stretch: ArticleStretch): PartPlace[] {
  if (part.words < MIN_NEAR_WORDS) return placeExactly(part, stretch);
  const { tokens } = stretch;
  const found = { text: stretch.visible.text, tokens };
  return findNear(part, tokens).flatMap(({ pairs, agreeing, words }) => {
    const numbers = pairs.flatMap((pair) => pair.found ?? []);
    const ends = [tokens[numbers[0] ?? -1], tokens[numbers.at(-1) ?? -1]] as const;
    return makePlace(stretch, ends, { differences: findDifferences(pairs, part, found), agreeing, words });
  });
}
