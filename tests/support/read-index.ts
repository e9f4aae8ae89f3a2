import type { ArticleHead } from "../../src/index/read/article-reader.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import type { TermEntry } from "../../src/index/read/term-dictionary.ts";
import { type OpenPassage, readPassages } from "../../src/reading/read-passages.ts";

function numbersUnder(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

/** Reads the head of every article of an index, in the order of the corpus. */
export function readAllHeads(index: PassageIndex): Promise<ArticleHead[]> {
  return index.articles.readHeads(numbersUnder(index.counts.articles));
}

/** Reads every passage of an index, in the order of the corpus. */
export function readAllPassages(index: PassageIndex): Promise<OpenPassage[]> {
  return readPassages(index, numbersUnder(index.counts.passages));
}

/** What an index knows of some terms, in the order given. Throws for one that it does not have. */
export function findEntries({ terms: dictionary }: PassageIndex, terms: readonly string[]): TermEntry[] {
  return terms.map((term) => {
    const entry = dictionary.find(term);
    if (!entry) throw new Error(`The index did not have ${JSON.stringify(term)}, wanted it to`);
    return entry;
  });
}
