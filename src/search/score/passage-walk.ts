import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";

/** What leads from one passage to the next: the postings of a term, or of any of some. */
export type Lead = Pick<PostingCursor, "passage" | "advanceTo">;

/** Visits the passages that any of some postings have, ascending, and keeps these in step. */
export class PassageWalk {
  readonly #leads: readonly Lead[];
  /** How many passages there are, when all are visited; 0 when those are that a lead has. */
  readonly #every: number;
  /** The first passage that is to be visited and was not passed by; END when there is none. */
  passage = END;

  /** With `every`, the number of all passages, each of them is visited. */
  constructor(leads: readonly Lead[], every: number) {
    this.#leads = leads;
    this.#every = every;
    this.advanceTo(0);
  }

  /** Goes on to the next passage. */
  advance(): void {
    this.advanceTo(this.passage + 1);
  }

  /** Goes on to the first passage from a number on. */
  advanceTo(passage: number): void {
    const leads = this.#leads;
    let least = END;
    // Counted by hand: the code of a first answer is not compiled yet, and an iterator would take most of its time.
    for (let at = 0; at < leads.length; at++) {
      const lead = leads[at];
      if (!lead) continue;
      if (lead.passage < passage) lead.advanceTo(passage);
      if (lead.passage < least) least = lead.passage;
    }
    if (this.#every === 0) this.passage = least;
    else this.passage = passage < this.#every ? passage : END;
  }
}
