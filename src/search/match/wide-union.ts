import type { Field } from "../../index/format/layout.ts";
import { END } from "../../index/read/posting-cursor.ts";
import type { Occurrences } from "./passage-iterator.ts";
import { TermUnion, type WeighedTerm } from "./term-union.ts";

/** Passages counted at once: the three lists of counts, 24 KiB, stay in the nearest cache of a processor. */
const WINDOW = 1024;

/**
 * The same as {@link TermUnion} for many terms, as a beginning has: the postings of each are read in one go for a window of
 * passages, which takes a fifth as long as keeping all in step. The postings given are then beyond the current passage.
 */
export class WideUnion implements Occurrences {
  readonly #terms: readonly WeighedTerm[];
  /** The same postings again, in step, for who asks for positions. */
  #inStep: TermUnion | null = null;
  readonly #counts: Readonly<Record<Field, Float64Array>> = {
    title: new Float64Array(WINDOW),
    section: new Float64Array(WINDOW),
    text: new Float64Array(WINDOW),
  };
  /** The first passage of the window. */
  #from = 0;
  passage = END;
  title = 0;
  section = 0;
  text = 0;

  /** Takes over the postings, which are at their first passages. */
  constructor(terms: readonly WeighedTerm[]) {
    this.#terms = terms;
    this.#fill(0);
    this.#settle(0);
  }

  next(): void {
    this.seek(this.passage + 1);
  }

  seek(passage: number): void {
    const wanted = Math.min(passage, END);
    if (wanted <= this.passage) return;
    if (wanted >= this.#from + WINDOW) this.#fill(wanted);
    this.#settle(Math.max(0, wanted - this.#from));
  }

  maxScore(): number {
    return this.#terms.reduce((sum, { postings }) => sum + postings.maxScore(), 0);
  }

  positions(field: Field): readonly number[] {
    return this.#seekInStep().positions(field);
  }

  countBefore(end: number): number {
    return this.#seekInStep().countBefore(end);
  }

  #seekInStep(): TermUnion {
    this.#inStep ??= new TermUnion(
      this.#terms.map(({ postings, weight }) => ({ postings: postings.restart(), weight })),
    );
    this.#inStep.seek(this.passage);
    return this.#inStep;
  }

  /** Counts what is in the window that begins with the first match at or after a passage. */
  #fill(passage: number): void {
    const { title, section, text } = this.#counts;
    let from = END;
    for (const { postings } of this.#terms) {
      postings.seek(passage);
      if (postings.passage < from) from = postings.passage;
    }
    this.#from = from;
    if (from === END) return;
    title.fill(0);
    section.fill(0);
    text.fill(0);
    for (const { postings, weight } of this.#terms) {
      for (let at = postings.passage - from; at < WINDOW; at = postings.passage - from) {
        title[at] = (title[at] ?? 0) + weight * postings.title;
        section[at] = (section[at] ?? 0) + weight * postings.section;
        text[at] = (text[at] ?? 0) + weight * postings.text;
        postings.next();
      }
    }
  }

  /** Goes to the first match of the window from a place in it on, or to that of the next window. */
  #settle(place: number): void {
    const { title, section, text } = this.#counts;
    for (let at = place; this.#from < END; at = 0) {
      for (; at < WINDOW; at++) {
        this.title = title[at] ?? 0;
        this.section = section[at] ?? 0;
        this.text = text[at] ?? 0;
        if (this.title + this.section + this.text === 0) continue;
        this.passage = this.#from + at;
        return;
      }
      this.#fill(this.#from + WINDOW);
    }
    this.passage = END;
    this.title = 0;
    this.section = 0;
    this.text = 0;
  }
}
