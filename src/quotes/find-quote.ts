import type { QuoteAnswer, QuoteRequest } from "../contract/quotes.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { filterArticles } from "../search/match/filter-articles.ts";
import { formatCount } from "../text/format-count.ts";
import { chooseQuoteWords } from "./choose-quote-words.ts";
import { type Comparison, compareArticles } from "./compare-articles.ts";
import { describePlace } from "./describe-place.ts";
import { findQuotedArticles } from "./find-quoted-articles.ts";
import { MIN_NEAR_WORDS } from "./place-part.ts";
import { type Quote, readQuote } from "./read-quote.ts";

/** Most places given: words that stand in more are no one's own. */
const MAX_PLACES = 10;

/** Most parts of a quote that leaves words out: what is pieced together of more says nothing of what was said. */
const MAX_PARTS = 10;

/** What a person should know of how a quote was compared. */
function noteComparison({ parts, whole }: Quote, { match, stands, compared, isCut }: Comparison): string[] {
  const notes = [];
  if (stands.some((stand) => stand.parts.length > 1))
    notes.push(`The quote leaves words out; its ${parts.length} parts stand in this order in each place`);
  if (match === "none" && whole.words < MIN_NEAR_WORDS)
    notes.push(`A quote of fewer than ${MIN_NEAR_WORDS} words is exact or none`);
  if (stands.length > MAX_PLACES) notes.push(`Only the first ${MAX_PLACES} of ${stands.length} places are given`);
  if (isCut)
    notes.push(
      `Only the ${formatCount(compared, "article")} with most of its words were compared; others may have it too`,
    );
  return notes;
}

/** Reads a quote; says why when it cannot be compared. */
function readComparable(given: string): Quote | string {
  const quote = readQuote(given);
  if (!quote) return "The quote has no word";
  const { length } = quote.parts;
  return length <= MAX_PARTS ? quote : `A quote is compared in ${MAX_PARTS} parts at most; this one has ${length}`;
}

function describeStands({ match, stands }: Comparison, site: string): QuoteAnswer["places"] {
  return stands.slice(0, MAX_PLACES).flatMap(({ article, parts }, at) => {
    const isRepeated = match === "exact" && stands[at - 1]?.article === article;
    return describePlace(parts, { site, isRepeated });
  });
}

/**
 * Tells whether a quote stands in the articles, and where: word for word, else nearly. Articles are found by the rarest
 * words of the quote, those that have most of them as they stand in it are compared; `notes` tells when there were more.
 * Links begin with `site`.
 */
export async function findQuote(
  index: PassageIndex,
  { quote: given, in: ids }: QuoteRequest,
  site: string,
): Promise<QuoteAnswer> {
  const told = { quote: given.toWellFormed().replace(/[\s\p{Cc}]+/gu, " ") };
  const { passes, notes } = filterArticles(index, { in: ids });
  const quote = readComparable(given);
  if (typeof quote === "string")
    return { ...told, match: "none", places: [], total: 0, notes: [...notes, quote], index: index.reference };
  const texts = quote.parts.map(({ text }) => text);
  const candidates = await findQuotedArticles(index, chooseQuoteWords(index, texts), passes);
  const comparison = await compareArticles(index, quote, candidates);
  return {
    ...told,
    match: comparison.match,
    places: describeStands(comparison, site),
    total: comparison.stands.length,
    notes: [...notes, ...noteComparison(quote, comparison)],
    index: index.reference,
  };
}
