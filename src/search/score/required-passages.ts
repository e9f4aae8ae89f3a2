import { END, type PostingCursor } from "../../index/read/posting-cursor.ts";
import type { ClauseSlot, QueryPlan } from "../query/query-plan.ts";
import { ClauseMatcher } from "./clause-matcher.ts";
import { TermPositions } from "./term-positions.ts";

/** The only term that fills a place of a clause; nothing when several do. */
function onlyTerm({ members: [member, ...others] }: ClauseSlot): number[] {
  return member && others.length === 0 ? [member.term] : [];
}

/**
 * Finds the passages that have every term that alone fills a place of a clause which must be matched, and every phrase of such
 * terms, by walks of their own over these terms' postings. What else is required is not looked at.
 */
export class RequiredPassages {
  /** The rarest term first. */
  readonly #cursors: readonly PostingCursor[];
  readonly #matcher: ClauseMatcher;
  /** The numbers of the clauses that are phrases. */
  readonly #phrases: readonly number[];

  /** `cursors` are those of the plan's terms, which stay where they are. */
  constructor(plan: QueryPlan, cursors: readonly PostingCursor[]) {
    const { clauses, terms } = plan;
    const must = clauses.filter(({ role }) => role === "must");
    const required = new Set(must.flatMap(({ slots }) => slots.flatMap(onlyTerm)));
    const own = cursors.map((cursor, term) => (required.has(term) ? cursor.restart() : undefined));
    const frequency = (term: number) => terms[term]?.passages ?? 0;
    this.#cursors = [...required].sort((a, b) => frequency(a) - frequency(b)).flatMap((term) => own[term] ?? []);
    this.#matcher = new ClauseMatcher(plan, own, new TermPositions(own));
    this.#phrases = clauses.flatMap(({ role, slots }, at) => {
      const isPhrase = slots.length > 1 && slots.every((slot) => onlyTerm(slot).length > 0);
      return role === "must" && isPhrase ? [at] : [];
    });
  }

  /** The first passage from a number on that has all of the terms; END when there is none. */
  #findTerms(from: number): number {
    let wanted = from;
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

  /** The first passage from a number on that has all that is looked at; END when there is none. */
  findFrom(passage: number): number {
    let found = this.#findTerms(passage);
    while (found !== END && !this.#phrases.every((at) => this.#matcher.find(at, found) !== null))
      found = this.#findTerms(found + 1);
    return found;
  }
}
