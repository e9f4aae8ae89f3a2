import { END } from "../../index/read/posting-cursor.ts";
import type { Occurrences } from "./passage-iterator.ts";

/** Goes over the passages that have something in their title, and counts it there alone. */
export class InTitle implements Occurrences {
  readonly #found: Occurrences;
  passage = END;
  title = 0;
  readonly section = 0;
  readonly text = 0;

  constructor(found: Occurrences) {
    this.#found = found;
    this.#settle();
  }

  next(): void {
    this.#found.next();
    this.#settle();
  }

  seek(passage: number): void {
    if (passage <= this.passage) return;
    this.#found.seek(passage);
    this.#settle();
  }

  maxScore(): number {
    return this.#found.maxScore();
  }

  #settle(): void {
    const found = this.#found;
    while (found.passage !== END && found.title === 0) found.next();
    this.passage = found.passage;
    this.title = found.title;
  }
}
