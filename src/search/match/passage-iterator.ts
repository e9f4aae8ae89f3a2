import type { Field } from "../../index/format/layout.ts";
import { END } from "../../index/read/posting-cursor.ts";

/** Iterates over matching passages in ascending order: starts at the first, and stays at {@link END} once it is there. */
export interface PassageIterator {
  /** The current passage; {@link END} after the last. */
  readonly passage: number;
  /** Advances to the next passage that matches. */
  next(): void;
  /** Advances to the first match at or after a passage; never moves back. */
  seek(passage: number): void;
  /** Upper bound of the score that it gives any passage from here on, before the weight of its clause: what pruning will need. */
  maxScore(): number;
}

/** Iterates over passages that contain something, with its frequency in each field of the current one. */
export interface Occurrences extends PassageIterator, Readonly<Record<Field, number>> {
  /** How often it stands in the text of the current passage before a position. Needs the positions of its terms. */
  countBefore(end: number): number;
}

function sumOfMaxima(members: readonly PassageIterator[]): number {
  return members.reduce((sum, member) => sum + member.maxScore(), 0);
}

/** Iterates over all passages of an index. */
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
 * Iterates over passages that any of its members match. It advances the members and leaves each at the current passage or
 * beyond, where its frequencies can be read. Each step looks at every member: a query has few clauses.
 */
export class Union implements PassageIterator {
  readonly #members: readonly PassageIterator[];
  /** Where each member is: to ask the members themselves takes a third of the time of a long query. */
  readonly places: Int32Array;
  passage = END;

  constructor(members: readonly PassageIterator[]) {
    this.#members = members;
    this.places = new Int32Array(members.length).fill(-1);
    this.seek(0);
  }

  next(): void {
    this.seek(this.passage + 1);
  }

  seek(passage: number): void {
    const places = this.places;
    let least = END;
    // A counted loop: in a first answer this is interpreted, and an array iterator would take most of the time.
    for (let at = 0; at < places.length; at++) {
      let place = places[at] ?? END;
      if (place < passage) {
        place = this.#advance(at, passage);
        places[at] = place;
      }
      if (place < least) least = place;
    }
    this.passage = least;
  }

  #advance(at: number, passage: number): number {
    const member = this.#members[at];
    member?.seek(passage);
    return member?.passage ?? END;
  }

  maxScore(): number {
    return sumOfMaxima(this.#members);
  }
}

/** Iterates over passages that all of its members match, at least one; fastest with the rarest member first. */
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

  /** Lets each member in turn seek the passage of the one before, until all are at the same. */
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

/** Iterates over passages that one iterator matches and another does not. */
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
