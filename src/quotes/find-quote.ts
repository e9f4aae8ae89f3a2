import { LIMITS } from "../contract/limits.ts";
import type { QuoteAnswer, QuoteRequest } from "../contract/quotes.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { filterArticles } from "../search/match/filter-articles.ts";
import { formatCount } from "../text/format-count.ts";
import { tokenise } from "../text/tokenise.ts";
import { describePlace } from "./describe-place.ts";
import {
  findExactOccurrences,
  findNearOccurrences,
  MIN_NEAR_WORDS,
  type Occurrence,
  type OpenArticle,
  openArticle,
} from "./find-occurrences.ts";
import { findQuotedArticles } from "./find-quoted-articles.ts";
import { type Quote, readQuote, readTypedQuote } from "./read-quote.ts";

/**
 * When an article has the quote word for word, others may have it too from this share of its support on: a heading in the
 * middle of the quote moves half of the words.
 */
const AS_WELL = 0.75;

/** What came of comparing a quote with articles. */
interface Comparison {
  match: "exact" | "near" | "none";
  /** All exact or all near, the nearest first, equals in corpus order. */
  occurrences: readonly Occurrence[];
  /** How many articles were compared, and whether others, or what was left out of a long one, may have the quote as well. */
  compared: number;
  isCut: boolean;
  isPart: boolean;
}

const NONE: Comparison = { match: "none", occurrences: [], compared: 0, isCut: false, isPart: false };

/** Takes a quote of too many parts as one. */
function limitParts({ readings, parts }: Quote): Quote {
  return { readings, parts: parts.length > LIMITS.quoteParts ? readings.slice(-1) : parts };
}

/** How many of the words agree, from 0 to 1. */
function agreementOf({ parts }: Occurrence): number {
  const agreeing = parts.reduce((sum, part) => sum + part.agreeing, 0);
  return agreeing / parts.reduce((sum, part) => sum + part.words, 0);
}

/** The nearest first, equals in corpus order. */
function sortOccurrences(occurrences: readonly Occurrence[]): Occurrence[] {
  const startOf = ({ parts }: Occurrence) => parts[0]?.start ?? 0;
  return occurrences.toSorted(
    (a, b) =>
      agreementOf(b) - agreementOf(a) || a.article.head.number - b.article.head.number || startOf(a) - startOf(b),
  );
}

/** Leaves out what begins in a headline, unless there is nothing else. */
function preferText(exact: readonly Occurrence[]): readonly Occurrence[] {
  const inText = exact.filter(({ article, parts }) => (parts[0]?.start ?? 0) >= article.textStart);
  return inText.length > 0 ? inText : exact;
}

/** Compares a quote with the articles that may have it, likeliest first: word for word, else nearly. */
async function compareArticles(
  index: PassageIndex,
  quote: Quote,
  passes: (article: number) => boolean,
): Promise<Comparison> {
  const texts = quote.parts.map(({ text }) => text);
  const candidates = await findQuotedArticles(index, texts, passes);
  const opened: OpenArticle[] = [];
  const exact: Occurrence[] = [];
  const most = LIMITS.quotedLength / quote.parts.length;
  let [characters, least] = [0, 0];
  for (const candidate of candidates) {
    if (opened.length === LIMITS.quotedArticles || characters > most || candidate.support < least) break;
    const [head] = await index.articles.readHeads([candidate.article]);
    if (!head) break;
    const article = await openArticle(index, head, { passages: candidate.passages, most: most - characters });
    const found = findExactOccurrences(quote, article);
    opened.push(article);
    exact.push(...found);
    characters += article.runs.reduce((sum, { length }) => sum + length, 0);
    if (found.length > 0) least = Math.max(least, AS_WELL * candidate.support);
  }
  const near = exact.length > 0 ? [] : opened.flatMap((article) => findNearOccurrences(quote, article));
  const nearArticles = new Set(near.map(({ article }) => article));
  least = candidates[opened.findLastIndex((article) => nearArticles.has(article))]?.support ?? least;
  return {
    match: exact.length > 0 ? "exact" : near.length > 0 ? "near" : "none",
    occurrences: sortOccurrences([...preferText(exact), ...near]),
    compared: opened.length,
    isCut: (candidates[opened.length]?.support ?? -1) >= least,
    isPart: opened.some((article) => article.isCut),
  };
}

/** Whether a quote without the marks of Markdown has words that it has not as it is typed: where these marks part words, in code. */
function joinsWords({ readings: [typed, unmarked] }: Quote): boolean {
  const words = new Set(Array.from(tokenise(typed?.text ?? ""), ({ word }) => word));
  return Array.from(tokenise(unmarked?.text ?? "")).some(({ word }) => !words.has(word));
}

/** Compares a quote without the marks of Markdown, by whose words it is looked up; then as it is typed, where that has others. */
async function compareReadings(
  index: PassageIndex,
  { quote, given }: { quote: Quote; given: string },
  passes: (article: number) => boolean,
): Promise<Comparison> {
  const unmarked = await compareArticles(index, limitParts(quote), passes);
  const typed = unmarked.match !== "exact" && joinsWords(quote) ? readTypedQuote(given) : null;
  if (!typed) return unmarked;
  const comparison = await compareArticles(index, limitParts(typed), passes);
  return comparison.match === "exact" || unmarked.match === "none" ? comparison : unmarked;
}

/** What a person should know about how a quote was compared. */
function noteComparison({ parts, readings }: Quote, comparison: Comparison): string[] {
  const { match, occurrences, compared, isCut, isPart } = comparison;
  const notes = [];
  if (match !== "exact" && parts.length > LIMITS.quoteParts)
    notes.push(
      `A quote may have at most ${LIMITS.quoteParts} parts; this one has ${parts.length} and was compared as one`,
    );
  if (occurrences.some((occurrence) => occurrence.parts.length > 1))
    notes.push(`The quote leaves words out; its ${parts.length} parts appear in this order in each place`);
  if (match === "none" && readings.every(({ words }) => words < MIN_NEAR_WORDS))
    notes.push(`A quote of fewer than ${MIN_NEAR_WORDS} words must match word for word`);
  if (occurrences.length > LIMITS.quotePlaces)
    notes.push(`Only the first ${LIMITS.quotePlaces} of ${occurrences.length} places are listed`);
  if (isCut)
    notes.push(
      `Only the ${formatCount(compared, "article")} with the most words of the quote were compared; others may have it too`,
    );
  if (isPart) notes.push("Of a long article only the likeliest passages were compared; others may have it too");
  return notes;
}

async function describePlaces(
  index: PassageIndex,
  { match, occurrences }: Comparison,
  site: string,
): Promise<QuoteAnswer["places"]> {
  const places = occurrences.slice(0, LIMITS.quotePlaces).map((occurrence, at) => {
    const isRepeated = match === "exact" && occurrences[at - 1]?.article === occurrence.article;
    return describePlace(index, occurrence, { site, isRepeated });
  });
  return (await Promise.all(places)).flat();
}

/**
 * Tells whether articles have a quote, and where: word for word, else nearly. Its rarest words find the articles; those that
 * have the most of them as far apart as the quote does are compared, and `notes` says when there were more. A headline that is
 * not in the text of its article counts when no text has the quote word for word. Links begin with `site`.
 */
export async function findQuote(
  index: PassageIndex,
  { quote: given, in: ids }: QuoteRequest,
  site: string,
): Promise<QuoteAnswer> {
  const { passes, notes } = filterArticles(index, { in: ids });
  const quote = readQuote(given);
  const comparison = quote ? await compareReadings(index, { quote, given }, passes) : NONE;
  return {
    quote: given.toWellFormed().replace(/[\s\p{Cc}]+/gu, " "),
    match: comparison.match,
    places: await describePlaces(index, comparison, site),
    total: comparison.occurrences.length,
    notes: [...notes, ...(quote ? noteComparison(quote, comparison) : ["The quote contains no words"])],
    index: index.reference,
  };
}
