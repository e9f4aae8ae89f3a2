import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { PostingCursor } from "../../index/read/posting-cursor.ts";
import { LINKS_TERM } from "../../text/find-whole.ts";
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
import { Phrase, type PhraseWord, type Word } from "./phrase.ts";
import { TermUnion } from "./term-union.ts";
import { WideUnion } from "./wide-union.ts";

/** Two neighbouring words of the query, by the postings of their likeliest terms, which the clauses advance. */
export interface OpenPair extends Pick<WordPair, "gap" | "weight"> {
  first: PostingCursor;
  second: PostingCursor;
  /** The pair of the plan. */
  of: WordPair;
}

/** A plan as iterators over the passages of an index. */
export interface OpenPlan {
  /** Passages that match any clause, all passages when nothing is searched for. It advances the clauses, which stay in step. */
  found: PassageIterator;
  /** Passages with everything required and nothing excluded; `null` when the plan requires and excludes nothing. */
  allowed: PassageIterator | null;
  /** What each clause matches, by its number; nothing for an excluded one. */
  clauses: readonly Occurrences[];
  /** The passage that each clause is at, as far as `found` has advanced them. */
  places: Int32Array;
  pairs: readonly OpenPair[];
  /** The passages that are lists of links; `null` when there are none. */
  links: PostingCursor | null;
  /** Whether the positions of the terms were read. */
  hasPositions: boolean;
}

const NOTHING = new TermUnion([]);

/** Fewest terms of a wide union: with fewer it saves nothing. */
const WIDE = 4;

/** Upper bound of the passages that have a word of a clause. */
function frequencyOf({ members }: ClauseSlot, { terms }: QueryPlan): number {
  return members.reduce((sum, { term }) => sum + (terms[term]?.passages ?? 0), 0);
}

/** Opens clauses over the postings of a plan's terms, each clause with cursors of its own. */
class ClauseOpener {
  readonly #index: PassageIndex;
  readonly #plan: QueryPlan;
  readonly #postings: readonly PostingCursor[];
  /** The terms of pairs, whose first cursors have to stay in step. */
  readonly #paired: ReadonlySet<number>;
  /** The first cursor that was opened for each term. */
  readonly first = new Map<number, PostingCursor>();

  constructor(index: PassageIndex, plan: QueryPlan, postings: readonly PostingCursor[]) {
    this.#index = index;
    this.#plan = plan;
    this.#postings = postings;
    this.#paired = new Set(plan.pairs.flatMap(({ first, second }) => [first, second]));
  }

  #openWord({ members }: ClauseSlot): Word {
    const isStepped = members.some(({ term }) => this.#paired.has(term) && !this.first.has(term));
    const terms = members.flatMap(({ term, weight }) => {
      const postings = this.#postings[term]?.restart();
      if (!postings) return [];
      if (!this.first.has(term)) this.first.set(term, postings);
      return [{ postings, weight }];
    });
    const [only, ...others] = terms;
    if (only?.weight === 1 && others.length === 0) return only.postings;
    return terms.length < WIDE || isStepped ? new TermUnion(terms) : new WideUnion(terms);
  }

  /** Opens the words of a clause, the rarest first; one that comes several times is walked once. */
  #openWords(slots: readonly ClauseSlot[]): PhraseWord[] {
    const rarestFirst = slots.toSorted((a, b) => frequencyOf(a, this.#plan) - frequencyOf(b, this.#plan));
    const opened = new Map<string, Word>();
    return rarestFirst.map((slot) => {
      const key = JSON.stringify(slot.members);
      const word = opened.get(key) ?? this.#openWord(slot);
      opened.set(key, word);
      return { word, offset: slot.offset };
    });
  }

  open({ slots, field }: Clause): Occurrences {
    const words = this.#openWords(slots);
    if (words.length === 0) return NOTHING;
    if (field === "title") return new InTitle(new Phrase(words), this.#index.columns);
    const [first, ...others] = words;
    return first && others.length === 0 ? first.word : new Phrase(words);
  }
}

/** Opens what is required and excluded; `clauses` are those that are open for their scores. */
function openAllowed(
  plan: QueryPlan,
  opener: ClauseOpener,
  { clauses, passages }: { clauses: readonly Occurrences[]; passages: number },
): PassageIterator | null {
  const must = plan.clauses.filter(({ role }) => role === "must");
  const not = plan.clauses.filter(({ role }) => role === "not");
  if (must.length + not.length === 0) return null;
  const scored = clauses[plan.clauses.findIndex(({ role }) => role === "must")];
  // One alone is never sought beyond the passage that is scored, so what it has is not passed over.
  if (scored && must.length === 1 && not.length === 0) return scored;
  const rarest = ({ slots }: Clause) => Math.min(...slots.map((slot) => frequencyOf(slot, plan)));
  const rarestFirst = must.toSorted((a, b) => rarest(a) - rarest(b));
  const required = rarestFirst.map((clause) => opener.open(clause));
  const kept = required.length === 0 ? new EveryPassage(passages) : new Intersection(required);
  return not.length === 0 ? kept : new Exclusion(kept, new Union(not.map((clause) => opener.open(clause))));
}

/** Whether a plan needs the positions of its terms: for pairs, for phrases, or to match a first sentence. */
function needsPositions({ pairs, clauses }: QueryPlan): boolean {
  return pairs.length > 0 || clauses.some(({ slots, field }) => slots.length > 1 || field !== null);
}

/**
 * Opens a plan over the postings of its terms, which it fetches. Their positions come with them, whether or not some clause or pair
 * needs them: answers mark words by them, and fetched later they would be a round of their own.
 */
export async function openPlan(plan: QueryPlan, index: PassageIndex): Promise<OpenPlan> {
  const links = index.terms.find(LINKS_TERM);
  const postings = await index.readPostings(links ? [...plan.terms, links] : plan.terms, true);
  const opener = new ClauseOpener(index, plan, postings);
  const { passages } = index.counts;
  const clauses = plan.clauses.map((clause) => (clause.role === "not" ? NOTHING : opener.open(clause)));
  // The clauses of words come first, so a term's first cursor is a word's: it stays in step, where a phrase skips ahead.
  const pairs = plan.pairs.flatMap((of) => {
    const { first, second, gap, weight } = of;
    const [one, other] = [opener.first.get(first), opener.first.get(second)];
    return one && other ? [{ first: one, second: other, gap, weight, of }] : [];
  });
  const union = new Union(clauses);
  return {
    found: plan.matchesAll ? new EveryPassage(passages) : union,
    places: union.places,
    allowed: openAllowed(plan, opener, { clauses, passages }),
    clauses,
    pairs,
    links: postings[plan.terms.length] ?? null,
    hasPositions: needsPositions(plan),
  };
}
