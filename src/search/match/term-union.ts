import type { Field } from "../../index/format/layout.ts";
import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";
import type { Occurrences } from "./passage-iterator.ts";

/** The postings of a term, and the weight of an occurrence. */
export interface WeighedTerm {
  postings: PostingCursor;
  weight: number;
}

/**
 * Iterates over passages with any of some terms, whose frequencies are added up by their weights: the terms of a word in
 * several languages, of a guess, of a beginning. A heap of postings (Williams 1964): a step costs the logarithm of their
 * number for each that advances. Postings stay at the current passage or beyond, where their positions can be read.
 */
export class TermUnion implements Occurrences {
  /** On top the term with the least passage. */
  readonly #heap: WeighedTerm[];
  passage = END;
  title = 0;
  section = 0;
  text = 0;

  /** Takes over the postings, which are at their first passages. */
  constructor(terms: readonly WeighedTerm[]) {
    this.#heap = terms.toSorted((a, b) => a.postings.passage - b.postings.passage);
    this.#count();
  }

  next(): void {
    this.seek(this.passage + 1);
  }

  seek(passage: number): void {
    const wanted = Math.min(passage, END);
    if (wanted <= this.passage) return;
    const heap = this.#heap;
    for (let top = heap[0]; top && top.postings.passage < wanted; top = heap[0]) {
      top.postings.seek(wanted);
      this.#sink(top);
    }
    this.#count();
  }

  maxScore(): number {
    return this.#heap.reduce((sum, { postings }) => sum + postings.maxScore(), 0);
  }

  /** The positions of any of the terms in a field, ascending; forms of one word may share a position. */
  positions(field: Field): readonly number[] {
    const here = this.#heap.filter(({ postings }) => postings.passage === this.passage);
    const all = here.flatMap(({ postings }) => postings.positions(field));
    return here.length === 1 ? all : [...new Set(all)].sort((a, b) => a - b);
  }

  countBefore(end: number): number {
    let count = 0;
    for (const { postings, weight } of this.#heap)
      if (postings.passage === this.passage) count += weight * postings.countBefore(end);
    return count;
  }

  /** Moves the term on top, which has advanced, down to where it belongs. */
  #sink(top: WeighedTerm): void {
    const heap = this.#heap;
    const { passage } = top.postings;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      let child = heap[below];
      const right = heap[below + 1];
      if (child && right && right.postings.passage < child.postings.passage) {
        child = right;
        below += 1;
      }
      if (!child || child.postings.passage >= passage) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = top;
  }

  #count(): void {
    this.passage = this.#heap[0]?.postings.passage ?? END;
    this.title = 0;
    this.section = 0;
    this.text = 0;
    if (this.passage !== END) this.#add(0);
  }

  /** Adds the frequencies of a term at the current passage, and of those below it in the heap. */
  #add(at: number): void {
    const term = this.#heap[at];
    if (!term || term.postings.passage !== this.passage) return;
    const { postings, weight } = term;
    this.title += weight * postings.title;
    this.section += weight * postings.section;
    this.text += weight * postings.text;
    this.#add(2 * at + 1);
    this.#add(2 * at + 2);
  }
}
