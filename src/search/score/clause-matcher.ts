import { FIELDS, type Field } from "../../index/format/layout.ts";
import type { PostingCursor } from "../../index/read/posting-cursor.ts";
import type { ClauseSlot, QueryPlan } from "../query/query-plan.ts";
import { countPhrase } from "./proximity.ts";
import type { TermPositions } from "./term-positions.ts";

/** How often something stands in each field of a passage. */
export type FieldFrequencies = Readonly<Record<Field, number>>;

/** Finds the clauses of a plan in one passage after another: words that have several forms, beginnings, phrases. */
export class ClauseMatcher {
  readonly #plan: QueryPlan;
  readonly #cursors: readonly (PostingCursor | undefined)[];
  readonly #positions: TermPositions;
  /** Used again for the next clause. */
  readonly #found: Record<Field, number> = { title: 0, section: 0, text: 0 };

  /** `cursors` are those of the plan's terms, `positions` what is read of them. */
  constructor(plan: QueryPlan, cursors: readonly (PostingCursor | undefined)[], positions: TermPositions) {
    this.#plan = plan;
    this.#cursors = cursors;
    this.#positions = positions;
  }

  /** How often a clause stands in each field of the passage at hand; `null` when it is not there. Valid until the next is asked for. */
  find(at: number, passage: number): FieldFrequencies | null {
    const clause = this.#plan.clauses[at];
    const [slot, ...others] = clause?.slots ?? [];
    if (!clause || !slot) return null;
    if (others.length > 0) this.#findPhrase(clause.slots, passage);
    else this.#findAny(slot, passage);
    const found = this.#found;
    if (clause.field !== null) for (const field of FIELDS) if (field !== clause.field) found[field] = 0;
    return found.title + found.section + found.text > 0 ? found : null;
  }

  #findAny({ members }: ClauseSlot, passage: number): void {
    const found = this.#found;
    found.title = 0;
    found.section = 0;
    found.text = 0;
    for (const { term, weight } of members) {
      const posting = this.#cursors[term];
      if (posting?.passage !== passage) continue;
      found.title += weight * posting.title;
      found.section += weight * posting.section;
      found.text += weight * posting.text;
    }
  }

  #findPhrase(slots: readonly ClauseSlot[], passage: number): void {
    for (const field of FIELDS) this.#found[field] = 0;
    // Told before anything is made: most passages lack a word, and most others have none of them in a title.
    for (const { members } of slots) if (!members.some(({ term }) => this.#cursors[term]?.passage === passage)) return;
    for (const field of FIELDS)
      if (this.#haveAll(slots, passage, field)) this.#found[field] = this.#countPhrase(slots, passage, field);
  }

  /** Whether a field of the passage at hand has a word for each place of a phrase. */
  #haveAll(slots: readonly ClauseSlot[], passage: number, field: Field): boolean {
    return slots.every(({ members }) =>
      members.some(({ term }) => {
        const posting = this.#cursors[term];
        return posting?.passage === passage && posting[field] > 0;
      }),
    );
  }

  #countPhrase(slots: readonly ClauseSlot[], passage: number, field: Field): number {
    const positions = slots.map(({ members }) => {
      const here = members.filter(({ term }) => this.#cursors[term]?.passage === passage);
      return this.#positionsIn(here, field);
    });
    return countPhrase(
      positions,
      slots.map(({ offset }) => offset),
    );
  }

  /** Where any of some terms stand in a field of the passage at hand. */
  #positionsIn(members: ClauseSlot["members"], field: Field): readonly number[] {
    const [only, ...others] = members;
    if (!only) return [];
    const first = this.#positions.of(only.term)[field];
    if (others.length === 0) return first;
    const all = members.flatMap(({ term }) => this.#positions.of(term)[field]);
    // Forms of one word may stand in one place.
    return [...new Set(all)].sort((a, b) => a - b);
  }
}
