import type { ArticleHead, PassageIndex } from "../../src/index/read/passage-index.ts";
import { type OpenPassage, readPassages } from "../../src/retrieval/read-passages.ts";

function numbersUnder(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

/** Reads the head of every article of an index, in the order of the corpus. */
export function readAllHeads(index: PassageIndex): Promise<ArticleHead[]> {
  return index.readHeads(numbersUnder(index.counts.articles));
}

/** Reads every passage of an index, in the order of the corpus. */
export function readAllPassages(index: PassageIndex): Promise<OpenPassage[]> {
  return readPassages(index, numbersUnder(index.counts.passages));
}
