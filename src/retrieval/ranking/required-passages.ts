import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";
import type { QueryPlan } from "../query/query-plan.ts";

/** The terms without which no passage matches: those that alone fill a place of a clause that must be matched. The rarest first. */
function requiredTerms({ clauses, terms }: QueryPlan): number[] {
  const places = clauses.filter(({ role }) => role === "must").flatMap(({ slots }) => slots);
  const alone = places.flatMap(({ members: [member, ...others] }) => {
    return member && others.length === 0 ? [member.term] : [];
  });
  const frequency = (term: number) => terms[term]?.passages ?? 0;
  return [...new Set(alone)].sort((a, b) => frequency(a) - frequency(b));
}

/** Finds the passages that have every term that a query requires, by walks of their own over these terms' postings. */
export class RequiredPassages {
  /** The rarest term first. */
  readonly #cursors: readonly PostingCursor[];

  /** `cursors` are those of the plan's terms, which stay where they are. */
  constructor(plan: QueryPlan, cursors: readonly PostingCursor[]) {
    this.#cursors = requiredTerms(plan).flatMap((term) => cursors[term]?.restart() ?? []);
  }

  /** Whether no term is required: every passage will do. */
  get isNone(): boolean {
    return this.#cursors.length === 0;
  }

  /** The first passage from a number on that has all of the terms; END when there is none. */
  findFrom(passage: number): number {
    let wanted = passage;
    for (let met = 0; met < this.#cursors.length && wanted !== END; ) {
      met = 0;
      for (const cursor of this.#cursors) {
        cursor.advanceTo(wanted);
        if (cursor.passage === wanted) met += 1;
        else wanted = cursor.passage;
      }
    }
    return wanted;
  }
}
