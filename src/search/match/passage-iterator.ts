import type { Field } from "../../index/format/layout.ts";
import { END } from "../../index/read/posting-cursor.ts";

/** Goes over the passages that match something, ascending. It starts on the first, and stays on {@link END} for good. */
export interface PassageIterator {
  /** The passage it is on; {@link END} behind the last. */
  readonly passage: number;
  /** Goes to the next passage. */
  next(): void;
  /** Goes to the first passage from a number on; stays when it is there or beyond. */
  seek(passage: number): void;
  /** Upper bound of what a passage from here on scores by it, before the weight of its clause: what pruning will go by. */
  maxScore(): number;
}

/** Goes over the passages that have something, and counts it in each of their fields. */
export interface Occurrences extends PassageIterator, Readonly<Record<Field, number>> {}

function sumOfMaxima(members: readonly PassageIterator[]): number {
  return members.reduce((sum, member) => sum + member.maxScore(), 0);
}

/** Goes over all passages of an index. */
export class EveryPassage implements PassageIterator {
  readonly #count: number;
  passage: number;

  constructor(count: number) {
    this.#count = count;
    this.passage = count > 0 ? 0 : END;
  }

  next(): void {
    this.seek(this.passage + 1);
  }

  seek(passage: number): void {
    if (passage > this.passage) this.passage = passage < this.#count ? passage : END;
  }

  maxScore(): number {
    return 0;
  }
}

/**
 * Goes over the passages that any of its members are on. It moves its members and leaves each on the passage or beyond, so
 * that those on it can be asked what they have there. A step looks at each member: they are the clauses of a query.
 */
export class Union implements PassageIterator {
  readonly #members: readonly PassageIterator[];
  passage = END;

  constructor(members: readonly PassageIterator[]) {
    this.#members = members;
    this.seek(0);
  }

  next(): void {
    this.seek(this.passage + 1);
  }

  seek(passage: number): void {
    const members = this.#members;
    let least = END;
    // A counted loop: the code of a first answer is not compiled yet, and an array's iterator would take most of its time.
    for (let at = 0; at < members.length; at++) {
      const member = members[at];
      if (!member) continue;
      if (member.passage < passage) member.seek(passage);
      if (member.passage < least) least = member.passage;
    }
    this.passage = least;
  }

  maxScore(): number {
    return sumOfMaxima(this.#members);
  }
}

/** Goes over the passages that all of its members are on; there is one at least, and it is fastest with the rarest first. */
export class Intersection implements PassageIterator {
  readonly #members: readonly PassageIterator[];
  passage = END;

  constructor(members: readonly PassageIterator[]) {
    this.#members = members;
    this.#settle(0);
  }

  next(): void {
    this.#settle(this.passage + 1);
  }

  seek(passage: number): void {
    if (passage > this.passage) this.#settle(passage);
  }

  maxScore(): number {
    return sumOfMaxima(this.#members);
  }

  /** Lets each member in turn seek the passage that the one before it is on, until all are on one. */
  #settle(from: number): void {
    const members = this.#members;
    let wanted = from;
    let agreed = 0;
    for (let at = 0; agreed < members.length && wanted < END; at = (at + 1) % members.length) {
      const member = members[at];
      if (!member) break;
      member.seek(wanted);
      agreed = member.passage === wanted ? agreed + 1 : 1;
      wanted = member.passage;
    }
    this.passage = Math.min(wanted, END);
  }
}

/** Goes over the passages of one iterator that another is not on. */
export class Exclusion implements PassageIterator {
  readonly #kept: PassageIterator;
  readonly #excluded: PassageIterator;
  passage = END;

  constructor(kept: PassageIterator, excluded: PassageIterator) {
    this.#kept = kept;
    this.#excluded = excluded;
    this.#settle();
  }

  next(): void {
    this.#kept.next();
    this.#settle();
  }

  seek(passage: number): void {
    if (passage <= this.passage) return;
    this.#kept.seek(passage);
    this.#settle();
  }

  maxScore(): number {
    return this.#kept.maxScore();
  }

  #settle(): void {
    const [kept, excluded] = [this.#kept, this.#excluded];
    for (; kept.passage !== END; kept.next()) {
      excluded.seek(kept.passage);
      if (excluded.passage !== kept.passage) break;
    }
    this.passage = kept.passage;
  }
}
