import type { WrittenSection } from "./section-writer.ts";
import { sortByBytes } from "./sort-by-bytes.ts";
import { StringTableWriter } from "./string-table-writer.ts";

/**
 * Most words kept while they are counted, and after: a million passages of news have fewer that anybody would type, and
 * the table stays a few megabytes.
 */
const MAX_WORDS = 500_000;

const encoder = new TextEncoder();

/**
 * Counts how often each word is written, case-folded: terms have lost their endings, so that neither a misspelt word nor
 * the beginning of one can be told from them. When there are too many the rarest are let go (lossy counting, Manku &
 * Motwani 2002), which are mostly slips themselves.
 */
export class WordCounter {
  /** An object for each, so that counting on takes one look-up. */
  #counts = new Map<string, { count: number }>();

  /** Counts a word that was written `count` times. */
  add(word: string, count: number): void {
    const known = this.#counts.get(word);
    if (known) {
      known.count += count;
      return;
    }
    this.#counts.set(word, { count });
    if (this.#counts.size > 2 * MAX_WORDS) this.#prune();
  }

  #prune(): void {
    const sorted = [...this.#counts].sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1));
    this.#counts = new Map(sorted.slice(0, MAX_WORDS));
  }

  /** Gives the section `words`: each word in the order of its bytes, and its count. */
  finish(): WrittenSection[] {
    if (this.#counts.size > MAX_WORDS) this.#prune();
    const table = new StringTableWriter("words");
    for (const word of sortByBytes([...this.#counts.keys()]))
      table.add(encoder.encode(word), [this.#counts.get(word)?.count ?? 0]);
    return table.finish();
  }
}
