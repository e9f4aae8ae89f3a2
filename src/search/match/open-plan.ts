import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { PostingCursor } from "../../index/read/posting-cursor.ts";
import type { Clause, ClauseSlot, QueryPlan, WordPair } from "../query/query-plan.ts";
import { InTitle } from "./in-title.ts";
import {
  EveryPassage,
  Exclusion,
  Intersection,
  type Occurrences,
  type PassageIterator,
  Union,
} from "./passage-iterator.ts";
import { Phrase, type Word } from "./phrase.ts";
import { TermUnion } from "./term-union.ts";

/** Two neighbouring words of the query by their likeliest terms, which the plan's clauses move. */
export interface OpenPair extends Pick<WordPair, "gap" | "weight"> {
  first: PostingCursor;
  second: PostingCursor;
}

/** A plan as iterators over the passages of an index, each on its first. */
export interface OpenPlan {
  /** Passages that have any of the clauses; all when nothing is sought. It moves the clauses, and keeps them in step. */
  found: PassageIterator;
  /** Passages that have all that is required, and nothing that is excluded; `null` when nothing is. */
  allowed: PassageIterator | null;
  /** What each clause finds, by its number; nothing for one that is excluded. */
  clauses: readonly Occurrences[];
  pairs: readonly OpenPair[];
}

const NOTHING = new TermUnion([]);

/** Opens clauses of a plan over the postings of its terms, each clause on cursors of its own. */
class ClauseOpener {
  readonly #index: PassageIndex;
  readonly #postings: readonly PostingCursor[];
  /** The cursor that was opened first for each term. */
  readonly first = new Map<number, PostingCursor>();

  constructor(index: PassageIndex, postings: readonly PostingCursor[]) {
    this.#index = index;
    this.#postings = postings;
  }

  #openWord({ members }: ClauseSlot): Word {
    const terms = members.flatMap(({ term, weight }) => {
      const postings = this.#postings[term]?.restart();
      if (!postings) return [];
      if (!this.first.has(term)) this.first.set(term, postings);
      return [{ postings, weight }];
    });
    const [only, ...others] = terms;
    return only?.weight === 1 && others.length === 0 ? only.postings : new TermUnion(terms);
  }

  open({ slots, field }: Clause): Occurrences {
    const words = slots.map((slot) => ({ word: this.#openWord(slot), offset: slot.offset }));
    if (field === "title") return new InTitle(new Phrase(words), this.#index.columns);
    const [first, ...others] = words;
    return first && others.length === 0 ? first.word : new Phrase(words);
  }
}

/** How many passages a clause is in at the most. */
function frequencyOf({ slots }: Clause, { terms }: QueryPlan): number {
  const inEach = slots.map(({ members }) => members.reduce((sum, { term }) => sum + (terms[term]?.passages ?? 0), 0));
  return Math.min(...inEach);
}

function openAllowed(plan: QueryPlan, opener: ClauseOpener, passages: number): PassageIterator | null {
  const must = plan.clauses.filter(({ role }) => role === "must");
  const not = plan.clauses.filter(({ role }) => role === "not");
  if (must.length + not.length === 0) return null;
  const rarestFirst = must.toSorted((a, b) => frequencyOf(a, plan) - frequencyOf(b, plan));
  const required = rarestFirst.map((clause) => opener.open(clause));
  const kept = required.length === 0 ? new EveryPassage(passages) : new Intersection(required);
  return not.length === 0 ? kept : new Exclusion(kept, new Union(not.map((clause) => opener.open(clause))));
}

/** Whether opening a plan takes the positions of its terms: words stand together in it, or may be in a first sentence. */
export function needsPositions({ pairs, clauses }: QueryPlan): boolean {
  return pairs.length > 0 || clauses.some(({ slots, field }) => slots.length > 1 || field !== null);
}

/** Opens a plan over the postings of its terms, in their order; with positions, when it {@link needsPositions}. */
export function openPlan(plan: QueryPlan, postings: readonly PostingCursor[], index: PassageIndex): OpenPlan {
  const opener = new ClauseOpener(index, postings);
  const { passages } = index.counts;
  const clauses = plan.clauses.map((clause) => (clause.role === "not" ? NOTHING : opener.open(clause)));
  // A term's first cursor is that of a word, since the clauses of words come first: it keeps in step where phrases leap on.
  const pairs = plan.pairs.flatMap(({ first, second, gap, weight }) => {
    const [one, other] = [opener.first.get(first), opener.first.get(second)];
    return one && other ? [{ first: one, second: other, gap, weight }] : [];
  });
  return {
    found: plan.matchesAll ? new EveryPassage(passages) : new Union(clauses),
    allowed: openAllowed(plan, opener, passages),
    clauses,
    pairs,
  };
}
