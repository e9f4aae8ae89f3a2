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

/** Opens the postings of a term of the plan, by its number. */
type OpenTerm = (term: number) => PostingCursor | undefined;

function openWord({ members }: ClauseSlot, open: OpenTerm): Word {
  const terms = members.flatMap(({ term, weight }) => {
    const postings = open(term);
    return postings ? [{ postings, weight }] : [];
  });
  const [first, ...others] = terms;
  return first?.weight === 1 && others.length === 0 ? first.postings : new TermUnion(terms);
}

function openClause({ slots, field }: Clause, open: OpenTerm): Occurrences {
  const words = slots.map((slot) => ({ word: openWord(slot, open), offset: slot.offset }));
  const [first, ...others] = words;
  const found = first && others.length === 0 ? first.word : new Phrase(words);
  return field === null ? found : new InTitle(found);
}

/** How many passages a clause is in at the most. */
function frequencyOf({ slots }: Clause, { terms }: QueryPlan): number {
  const inEach = slots.map(({ members }) => members.reduce((sum, { term }) => sum + (terms[term]?.passages ?? 0), 0));
  return Math.min(...inEach);
}

function openAllowed(plan: QueryPlan, open: OpenTerm, passages: number): PassageIterator | null {
  const must = plan.clauses.filter(({ role }) => role === "must");
  const not = plan.clauses.filter(({ role }) => role === "not");
  if (must.length + not.length === 0) return null;
  const rarestFirst = must.toSorted((a, b) => frequencyOf(a, plan) - frequencyOf(b, plan));
  const required = rarestFirst.map((clause) => openClause(clause, open));
  const kept = required.length === 0 ? new EveryPassage(passages) : new Intersection(required);
  if (not.length === 0) return kept;
  return new Exclusion(kept, new Union(not.map((clause) => openClause(clause, open))));
}

/** Opens a plan over the postings of its terms, in their order: those of positions too, when it has pairs or phrases. `passages`: how many the index has. */
export function openPlan(plan: QueryPlan, postings: readonly PostingCursor[], passages: number): OpenPlan {
  const open = (term: number) => postings[term]?.restart();
  // The clauses of words come first: they stay with their terms where phrases leap on.
  const moved = new Map<number, PostingCursor>();
  const openMoved = (term: number) => {
    const opened = open(term);
    if (opened && !moved.has(term)) moved.set(term, opened);
    return opened;
  };
  const clauses = plan.clauses.map((clause) => (clause.role === "not" ? NOTHING : openClause(clause, openMoved)));
  const pairs = plan.pairs.flatMap(({ first, second, gap, weight }) => {
    const [one, other] = [moved.get(first), moved.get(second)];
    return one && other ? [{ first: one, second: other, gap, weight }] : [];
  });
  return {
    found: plan.matchesAll ? new EveryPassage(passages) : new Union(clauses),
    allowed: openAllowed(plan, open, passages),
    clauses,
    pairs,
  };
}
