import { chainParts } from "./chain-parts.ts";
import type { ArticleStretch } from "./open-stretch.ts";
import { type PartPlace, placeExactly, placeNearly } from "./place-part.ts";
import type { Quote, QuotePart } from "./read-quote.ts";

/** An article to compare a quote with: its number, and the stretches where the quote may stand, in order. */
export interface OpenedArticle {
  article: number;
  stretches: readonly ArticleStretch[];
}

/** A place of an article where a quote stands: those of its parts, in order, at least one. */
export interface QuoteStand {
  article: number;
  parts: readonly PartPlace[];
}

function placeParts(
  { article, stretches }: OpenedArticle,
  parts: readonly QuotePart[],
  place: (part: QuotePart, stretch: ArticleStretch) => PartPlace[],
): QuoteStand[] {
  const places = parts.map((part) => stretches.flatMap((stretch) => place(part, stretch)));
  return chainParts(places).map((chain) => ({ article, parts: chain }));
}

/** Finds where a quote stands word for word in an article; its ellipses may stand there too. */
export function placeWordForWord({ whole, parts }: Quote, opened: OpenedArticle): QuoteStand[] {
  const stands = placeParts(opened, [whole], placeExactly);
  return stands.length > 0 || parts.length < 2 ? stands : placeParts(opened, parts, placeExactly);
}

/** Finds where a quote stands in an article nearly. */
export function placeRoughly({ parts }: Quote, opened: OpenedArticle): QuoteStand[] {
  return placeParts(opened, parts, placeNearly);
}

/** How many of the words agree, from 0 to 1. */
function agreementOf({ parts }: QuoteStand): number {
  const sum = (count: (part: PartPlace) => number) => parts.reduce((total, part) => total + count(part), 0);
  return sum(({ agreeing }) => agreeing) / sum(({ words }) => words);
}

/** Less than zero when `a` comes before `b`: the nearest first, equals in corpus order. */
export function compareStands(a: QuoteStand, b: QuoteStand): number {
  const [start = 0, other = 0] = [a, b].map(({ parts }) => parts[0]?.span.start);
  return agreementOf(b) - agreementOf(a) || a.article - b.article || start - other;
}
