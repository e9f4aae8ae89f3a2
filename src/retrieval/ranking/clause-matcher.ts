import { FIELDS, type Field } from "../../index/format/layout.ts";
import type { PostingCursor } from "../../index/read/posting-cursor.ts";
import type { ClauseSlot, QueryPlan } from "../query/query-plan.ts";
import { countPhrase } from "./proximity.ts";
import type { TermOccurrences } from "./term-occurrences.ts";

/** How often something stands in each field of a passage. */
export type FieldFrequencies = Readonly<Record<Field, number>>;

/** Finds the clauses of a plan in one passage after another: words that have several forms, beginnings, phrases. */
export class ClauseMatcher {
  readonly #plan: QueryPlan;
  readonly #cursors: readonly PostingCursor[];
  readonly #occurrences: TermOccurrences;
  /** Used again for the next clause. */
  readonly #found: Record<Field, number> = { title: 0, section: 0, text: 0 };

  /** `cursors` are those of the plan's terms, which `occurrences` walks. */
  constructor(plan: QueryPlan, cursors: readonly PostingCursor[], occurrences: TermOccurrences) {
    this.#plan = plan;
    this.#cursors = cursors;
    this.#occurrences = occurrences;
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
    const offsets = slots.map(({ offset }) => offset);
    const places = slots.map(({ members }) => members.filter(({ term }) => this.#cursors[term]?.passage === passage));
    const isHere = places.every(({ length }) => length > 0);
    for (const field of FIELDS) {
      const positions = isHere ? places.map((members) => this.#positionsIn(members, field)) : [];
      this.#found[field] = countPhrase(positions, offsets);
    }
  }

  /** Where any of some terms stand in a field of the passage at hand. */
  #positionsIn(members: ClauseSlot["members"], field: Field): readonly number[] {
    const [only, ...others] = members;
    if (!only) return [];
    const first = this.#occurrences.positions(only.term)[field];
    if (others.length === 0) return first;
    const all = members.flatMap(({ term }) => this.#occurrences.positions(term)[field]);
    // Forms of one word may stand in one place.
    return [...new Set(all)].sort((a, b) => a - b);
  }
}
