import type { PassageIndex } from "../index/read/passage-index.ts";
import { END } from "../index/read/posting-cursor.ts";
import type { TermEntry } from "../index/read/term-dictionary.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { SoughtQuote } from "./choose-quote-words.ts";
import { judgeQuoteHits, makeQuoteHit } from "./judge-quote-hits.ts";
import { type ArticlePlaces, TermPlaces } from "./term-places.ts";

/** An article that may have a quote. */
export interface QuotedArticle {
  article: number;
  /** How many of the words looked up stand there as far from each other as in the quote, about, and how many exactly; added. */
  support: number;
  /** Where, in tokens of the texts of its passages. */
  ranges: TextRange[];
}

/** Terms to look up, each once, and for each word of the quote the numbers of its own. */
interface Lookup {
  entries: TermEntry[];
  termsOf: number[][];
}

function planLookup({ words }: SoughtQuote): Lookup {
  const numbers = new Map<string, number>();
  const entries: TermEntry[] = [];
  const termsOf = words.map((word) =>
    word.entries.map((entry) => {
      const number = numbers.get(entry.term) ?? entries.push(entry) - 1;
      numbers.set(entry.term, number);
      return number;
    }),
  );
  return { entries, termsOf };
}

/**
 * The terms of which an article that may have the quote has one: those of the rarest words of a part, one more than may be
 * missing; of the part of which these are the rarest.
 */
function chooseLeads({ words, parts }: SoughtQuote, { entries, termsOf }: Lookup): Set<number> {
  const choices = parts.flatMap(({ least }, part) => {
    const own = [...words.keys()].filter((word) => words[word]?.part === part);
    if (own.length === 0) return [];
    const terms = new Set(own.slice(0, own.length - least + 1).flatMap((word) => termsOf[word] ?? []));
    return [{ terms, passages: [...terms].reduce((sum, term) => sum + (entries[term]?.passages ?? 0), 0) }];
  });
  return choices.sort((a, b) => a.passages - b.passages)[0]?.terms ?? new Set();
}

/** The places of a word in an article, by any of its terms. */
function placesOf(places: ArticlePlaces["places"], terms: readonly number[] = []): readonly number[] {
  const [first = -1, ...others] = terms;
  return others.length === 0 ? (places[first] ?? []) : terms.flatMap((term) => places[term] ?? []);
}

/** Judges an article by where the terms of the quote stand in it; `null` when it cannot have the quote. */
function judgeArticle(
  { words, parts }: SoughtQuote,
  termsOf: Lookup["termsOf"],
  { places, headings }: ArticlePlaces,
): Omit<QuotedArticle, "article"> | null {
  const found = words.map((word, number) => ({ ...word, places: placesOf(places, termsOf[number]) }));
  const present = parts.map((_, part) => found.filter((word) => word.part === part && word.places.length > 0).length);
  if (parts.some(({ least }, part) => (present[part] ?? 0) < least)) return null;
  const hits = parts.map((): number[] => []);
  for (const [word, { part, offset, places: all }] of found.entries())
    for (const place of all) hits[part]?.push(makeQuoteHit(place - offset, word));
  const judged = parts.map((part, number) => ({
    ...part,
    ...judgeQuoteHits(hits[number] ?? [], { ...part, headings }),
  }));
  if (judged.some(({ least, support }) => support < least)) return null;
  return {
    support: judged.reduce((sum, { support, exact }) => sum + support + exact, 0),
    ranges: judged.flatMap(({ ranges }) => ranges),
  };
}

/**
 * Finds the articles that may have a quote, those first that have most of its words as they stand in it, equals in corpus
 * order. Linear in the postings of the words that are looked up; positions are read of articles that have a rare one.
 */
export async function findQuotedArticles(
  index: PassageIndex,
  sought: SoughtQuote,
  passes: (article: number) => boolean,
): Promise<QuotedArticle[]> {
  const lookup = planLookup(sought);
  const cursors = await index.readPostings(lookup.entries, true);
  const leads = [...chooseLeads(sought, lookup)].flatMap((term) => cursors[term] ?? []);
  const terms = new TermPlaces(index, cursors);
  const { article: articles } = index.columns;
  const found: QuotedArticle[] = [];
  for (;;) {
    const passage = leads.reduce((least, cursor) => Math.min(least, cursor.passage), END);
    const article = articles[passage];
    if (article === undefined) return found.sort((a, b) => b.support - a.support || a.article - b.article);
    if (!passes(article)) {
      terms.skip(leads, article);
      continue;
    }
    const judged = judgeArticle(sought, lookup.termsOf, terms.read(article));
    if (judged) found.push({ article, ...judged });
  }
}
