import type { PassageIndex } from "../index/read/passage-index.ts";
import type { QuotedArticle } from "./find-quoted-articles.ts";
import { openQuotedArticle } from "./open-quoted-article.ts";
import { compareStands, type OpenedArticle, placeRoughly, placeWordForWord, type QuoteStand } from "./place-quote.ts";
import type { Quote } from "./read-quote.ts";

/** What came of comparing a quote with articles. */
export interface Comparison {
  match: "exact" | "near" | "none";
  /** Where the quote stands: exact all, or near all, the nearest first; equals in corpus order. */
  stands: QuoteStand[];
  /** How many articles were compared, and whether others may have the quote as well. */
  compared: number;
  isCut: boolean;
}

/** Most articles compared: each is some files to fetch, of fifty that the platform allows. */
const MAX_ARTICLES = 12;

/** Most characters compared, the article that goes over it included: some 60 ms. */
const MAX_CHARACTERS = 400_000;

/**
 * Share of the words looked up by which an article has the quote too when another has it word for word: a heading in
 * the middle of it moves half of them.
 */
const AS_WELL = 0.75;

/** Compares a quote with the articles that may have it, likeliest first. */
class QuoteComparer {
  readonly #index: PassageIndex;
  readonly #quote: Quote;
  readonly #opened: OpenedArticle[] = [];
  readonly #exact: QuoteStand[] = [];
  #characters = 0;
  /** Support below which an article does not have the quote word for word. */
  least = 0;

  constructor(index: PassageIndex, quote: Quote) {
    this.#index = index;
    this.#quote = quote;
  }

  get compared(): number {
    return this.#opened.length;
  }

  get isFull(): boolean {
    return this.compared === MAX_ARTICLES || this.#characters > MAX_CHARACTERS;
  }

  async compare(candidate: QuotedArticle): Promise<void> {
    const opened = { article: candidate.article, stretches: await openQuotedArticle(this.#index, candidate) };
    const stands = placeWordForWord(this.#quote, opened);
    this.#opened.push(opened);
    this.#exact.push(...stands);
    this.#characters += opened.stretches.reduce((sum, { length }) => sum + length, 0);
    if (stands.length > 0) this.least = Math.max(this.least, AS_WELL * candidate.support);
  }

  /** Where the quote stands in what was compared. */
  finish(): Pick<Comparison, "match" | "stands"> {
    if (this.#exact.length > 0) return { match: "exact", stands: this.#exact.sort(compareStands) };
    const near = this.#opened.flatMap((opened) => placeRoughly(this.#quote, opened));
    return { match: near.length > 0 ? "near" : "none", stands: near.sort(compareStands) };
  }
}

/**
 * Finds where a quote stands in articles, which come likeliest first: word for word, else nearly. Only so many are
 * compared, and only so much of their text. Linear in it, but where it comes near to the quote.
 */
export async function compareArticles(
  index: PassageIndex,
  quote: Quote,
  candidates: readonly QuotedArticle[],
): Promise<Comparison> {
  const comparer = new QuoteComparer(index, quote);
  for (const candidate of candidates) {
    if (comparer.isFull || candidate.support < comparer.least) break;
    await comparer.compare(candidate);
  }
  const { match, stands } = comparer.finish();
  const { compared } = comparer;
  const placed = new Set(stands.map(({ article }) => article));
  const supports = candidates.filter(({ article }) => placed.has(article)).map(({ support }) => support);
  const least = match === "near" ? Math.min(...supports) : comparer.least;
  return { match, stands, compared, isCut: (candidates[compared]?.support ?? -1) >= least };
}
