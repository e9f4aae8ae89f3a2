import { languageOf } from "../../text/language.ts";
import { tokenise } from "../../text/tokenise.ts";
import type { AnalysedArticle } from "./analyse-article.ts";

/** Sources whose words are counted, those with most articles; twice as many before the others are let go. */
const MOST_SOURCES = 32;

/** Words that are counted for each of them, and for all together; twice as many before the rarest are let go (lossy counting, Manku & Motwani 2002). */
const WORDS_OF_SOURCE = 2_048;
const WORDS_OF_ALL = 65_536;

/** Most words told of a source: what one reads at a glance. */
const MOST_WORDS = 8;

/** Fewest articles of a source that have a telling word: what only one says is chance. */
const FEWEST_ARTICLES = 2;

/** Chi-square, one degree of freedom, with p = .001: chance gives one such word in a thousand. */
const LEAST_EVIDENCE = 10.83;

/** Words without digits, and not of one or two letters in scripts that have small words. */
const WORD = /^(?:[\p{L}\p{M}]{3,}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Thai}]{2,})$/u;

/** How many articles have each word; the rarest words are let go. */
class ArticleCounts {
  articles = 0;
  #counts = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(words: readonly string[]): void {
    this.articles += 1;
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    if (this.#counts.size > 2 * this.#most) this.#counts = new Map(mostFirst(this.#counts).slice(0, this.#most));
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  entries(): Iterable<[word: string, articles: number]> {
    return this.#counts;
  }
}

function mostFirst(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** `count * log(count / expected)`, 0 for no count. */
function surprise(count: number, expected: number): number {
  return count === 0 ? 0 : count * Math.log(count / expected);
}

/**
 * How sure it is that a word is more frequent in some articles than in the others: the log-likelihood ratio (Dunning 1993) of the
 * four counts; 0 where it is not more frequent. `inside` of `some` articles and `inAll` of `all` have it.
 */
function evidenceOf({ inside, some, inAll, all }: Record<"inside" | "some" | "inAll" | "all", number>): number {
  if (inside * all <= inAll * some) return 0;
  const rest = all - some;
  const [outside, lacking] = [inAll - inside, all - inAll];
  return (
    2 *
    (surprise(inside, (some * inAll) / all) +
      surprise(outside, (rest * inAll) / all) +
      surprise(some - inside, (some * lacking) / all) +
      surprise(rest - outside, (rest * lacking) / all))
  );
}

/** The counts of one source, and the language of its first article. */
interface SourceCounts extends ArticleCounts {
  lang: string;
}

/** A source with the words that tell its articles from all others, the most telling first. */
export interface TellingWords {
  source: string;
  words: string[];
}

/**
 * Counts in how many articles of each source each word is, to find those that tell it from the others. Memory: some megabytes, whatever
 * the size of the corpus.
 */
export class TellingWordsFinder {
  readonly #all = new ArticleCounts(WORDS_OF_ALL);
  #sources = new Map<string, SourceCounts>();

  /** Adds the next article. Linear in its different words. */
  add({ record: { source, lang }, counts }: Pick<AnalysedArticle, "record" | "counts">): void {
    const { isStopWord } = languageOf(lang);
    const words = counts.flatMap(([word]) => (WORD.test(word) && !isStopWord(word) ? [word] : []));
    this.#all.add(words);
    if (source === null) return;
    const known = this.#sources.get(source) ?? Object.assign(new ArticleCounts(WORDS_OF_SOURCE), { lang });
    this.#sources.set(source, known);
    known.add(words);
    if (this.#sources.size > 2 * MOST_SOURCES) this.#sources = new Map(this.#largest());
  }

  /** The sources with most articles. */
  #largest(): [string, SourceCounts][] {
    const sorted = [...this.#sources].sort(([a, m], [b, n]) => n.articles - m.articles || (a < b ? -1 : 1));
    return sorted.slice(0, MOST_SOURCES);
  }

  /** Weighs the words of a source, but for those of its name, the most telling first. */
  #weigh(source: string, counts: SourceCounts): string[] {
    const own = new Set(Array.from(tokenise(source), ({ word }) => word));
    const weighed = Array.from(counts.entries(), ([word, inside]) => {
      const inAll = Math.max(inside, this.#all.of(word));
      return { word, inside, evidence: evidenceOf({ inside, some: counts.articles, inAll, all: this.#all.articles }) };
    });
    return weighed
      .filter(({ word, inside, evidence }) => inside >= FEWEST_ARTICLES && evidence >= LEAST_EVIDENCE && !own.has(word))
      .sort((a, b) => b.evidence - a.evidence || (a.word < b.word ? -1 : 1))
      .map(({ word }) => word);
  }

  /** Gives the telling words of each source, folded, of one stem the first. Nothing where all is of one source. */
  finish(): TellingWords[] {
    return this.#largest().flatMap(([source, counts]) => {
      const { termOf } = languageOf(counts.lang);
      const byTerm = new Map<string, string>();
      for (const word of this.#weigh(source, counts)) {
        if (byTerm.size === MOST_WORDS) break;
        const term = termOf(word);
        if (!byTerm.has(term)) byTerm.set(term, word);
      }
      return byTerm.size > 0 ? [{ source, words: [...byTerm.values()] }] : [];
    });
  }
}
