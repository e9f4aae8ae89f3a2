import { isSuffix, makesCompounds } from "../../text/compounding.ts";
import { languageOf } from "../../text/language.ts";
import type { AnalysedArticle } from "./analyse-article.ts";
import type { WrittenSection } from "./section-writer.ts";
import { sortByBytes } from "./sort-by-bytes.ts";
import { StringTableWriter } from "./string-table-writer.ts";

/** Most compounds kept of a word, those in most articles: a search reads the postings of each. */
const MAX_COMPOUNDS = 16;

/** Fewest letters of what a compound begins with (`See`), and ends with: shorter ends are mostly suffixes. */
const MIN_HEAD = 3;
const MIN_TAIL = 4;

/** Letters that link the words of a compound, in any of the languages that make them: `Leben-s-versicherung`. */
const LINKS = ["", "s", "n", "en", "es", "er", "e", "ens", "ns"];

const LETTERS = /^\p{L}+$/u;

const encoder = new TextEncoder();

/** What the articles in a language have. */
class Lexicon {
  /** In how many articles each term is. */
  readonly terms = new Map<string, number>();
  readonly words = new Set<string>();
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  /** A particle makes a word of another meaning: `Vorstellung` is no kind of `Stellung`. */
  #isHead(word: string): boolean {
    return word.length >= MIN_HEAD && this.words.has(word) && !languageOf(this.#code).isStopWord(word);
  }

  #canBegin(beginning: string): boolean {
    return LINKS.some(
      (link) => beginning.endsWith(link) && this.#isHead(beginning.slice(0, beginning.length - link.length)),
    );
  }

  /** Finds the terms that a term ends with and that have a word before them. */
  *tailsOf(term: string): Generator<string> {
    if (!LETTERS.test(term)) return;
    for (let at = MIN_HEAD; at <= term.length - MIN_TAIL; at++) {
      const tail = term.slice(at);
      const isWord = this.terms.has(tail) && !isSuffix(tail, this.#code);
      if (isWord && this.#canBegin(term.slice(0, at))) yield tail;
    }
  }
}

/** The most frequent compounds of each word, as the section has them. */
function keysOf(lexicon: Lexicon): string[] {
  const found = Array.from(lexicon.terms, ([term, count]) =>
    Array.from(lexicon.tailsOf(term), (tail) => ({ tail, head: term.slice(0, -tail.length), count })),
  ).flat();
  found.sort((a, b) => b.count - a.count || (a.head < b.head ? -1 : 1));
  return [...Map.groupBy(found, ({ tail }) => tail)].flatMap(([tail, compounds]) =>
    compounds.slice(0, MAX_COMPOUNDS).map(({ head }) => `${tail} ${head}`),
  );
}

/** Finds the compounds of words that the articles in the same language have. Memory: every term and word of these. */
export class CompoundFinder {
  readonly #lexicons = new Map<string, Lexicon>();

  /** Adds the next article. */
  add({ record, terms, counts }: Pick<AnalysedArticle, "record" | "terms" | "counts">): void {
    const { code } = languageOf(record.lang);
    if (!makesCompounds(code)) return;
    const lexicon = this.#lexicons.get(code) ?? new Lexicon(code);
    this.#lexicons.set(code, lexicon);
    for (const term of terms) lexicon.terms.set(term, (lexicon.terms.get(term) ?? 0) + 1);
    for (const [word] of counts) lexicon.words.add(word);
  }

  /** Gives the section `compounds`: the term of a word, a space, and what a compound has before it. */
  finish(): WrittenSection[] {
    const table = new StringTableWriter("compounds");
    const keys = new Set([...this.#lexicons.values()].flatMap((lexicon) => keysOf(lexicon)));
    for (const key of sortByBytes([...keys])) table.add(encoder.encode(key), []);
    return table.finish();
  }
}
