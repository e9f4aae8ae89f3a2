import { stepsAllowed } from "../../contract/limits.ts";
import type { TermEntry } from "../../index/read/term-dictionary.ts";
import { clipText } from "../../text/clip-text.ts";
import { writeNote } from "../note-texts.ts";
import type { ParsedQuery } from "./parsed-query.ts";
import type { Clause, ClauseSlot, QueryPlan, WordPair } from "./query-plan.ts";

/** What a position takes against a posting, measured: of a word in a phrase, of a word with several terms there, of a pair. */
const POSITION = { phrase: 0.25, union: 3, pair: 0.5 };

/** The share of all steps up to which a plan is light: then three other queries together take less than one at the limit. */
const LIGHT = 0.25;

/** Most clauses that a note names, and the length of each in UTF-16 code units: enough to know it again. */
const MOST_NAMED = 6;
const MOST_SHOWN = 60;

/** What a position of a word takes in its clause. */
function weighPosition({ members }: ClauseSlot, { slots }: Clause): number {
  if (slots.length === 1) return 0;
  return members.length > 1 ? POSITION.union : POSITION.phrase;
}

/**
 * Counts the steps of a clause: the postings of its terms, and of a phrase their positions too. What must be there is sought
 * twice, unless it `decides` alone.
 */
function stepsOf(clause: Clause, terms: readonly TermEntry[], decides: boolean): number {
  const ofTerm = new Map<number, number>();
  for (const slot of clause.slots) {
    const position = weighPosition(slot, clause);
    for (const { term } of slot.members)
      ofTerm.set(term, (terms[term]?.passages ?? 0) + position * (terms[term]?.positionsBytes ?? 0));
  }
  const steps = [...ofTerm.values()].reduce((sum, one) => sum + one, 0);
  return clause.role === "must" && !decides ? 2 * steps : steps;
}

/** Counts the steps of a pair. */
function stepsOfPair({ first, second }: WordPair, terms: readonly TermEntry[]): number {
  return POSITION.pair * ((terms[first]?.positionsBytes ?? 0) + (terms[second]?.positionsBytes ?? 0));
}

/** Something of a plan, and the steps that it takes. */
interface Cost {
  steps: number;
}

/** Parts things by whether they still fit in some steps, those that take fewest first, and gives the steps that are left. */
function takeFitting<T extends Cost>(things: readonly T[], allowed: number) {
  let left = allowed;
  const beyond = new Set<T>();
  for (const thing of things.toSorted((a, b) => a.steps - b.steps)) {
    if (thing.steps <= left) left -= thing.steps;
    else beyond.add(thing);
  }
  return { beyond, left };
}

function fewestOf([first, ...others]: readonly Cost[]): number {
  return others.reduce((fewest, { steps }) => Math.min(fewest, steps), first?.steps ?? 0);
}

/** Names the words and demands of some clauses; synonyms and the like were not typed. */
function nameClauses(numbers: readonly number[], { words, demands }: ParsedQuery): string[] {
  const names = [...words.map(({ word }) => word), ...demands.map(({ name }) => name)];
  return [...new Set(numbers.flatMap((number) => names[number] ?? []))];
}

function noteBeyond(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const named = names.slice(0, MOST_NAMED).map((name) => `“${clipText(name, MOST_SHOWN)}”`);
  const others = names.length > named.length ? ` and ${names.length - named.length} more` : "";
  return [writeNote("heavy", named.join(", ") + others)];
}

/** Keeps the postings of terms that no clause has any more from being fetched. */
function withoutUnused(terms: readonly TermEntry[], clauses: readonly Clause[]): TermEntry[] {
  const used = new Set(clauses.flatMap(({ slots }) => slots.flatMap(({ members }) => members.map(({ term }) => term))));
  return terms.map((term, number) => (used.has(number) ? term : { ...term, postingsBytes: 0, positionsBytes: 0 }));
}

/**
 * Bounds what a plan takes before any of it is done: how many postings and positions it may read is known from the
 * dictionary. What is excluded comes first, with half of the steps at most; then clauses, those of the rarest words before
 * others, at least one; then pairs, as far as {@link stepsAllowed} goes. A clause beyond is left out, and named in a note: what is
 * left is matched and counted exactly, the same for every door and page.
 */
export function limitSteps(plan: Omit<QueryPlan, "isLight">, query: ParsedQuery, passages: number): QueryPlan {
  const { terms } = plan;
  const allowed = stepsAllowed(passages);
  const demanding = plan.clauses.filter(({ role }) => role !== "should").length;
  const costs = plan.clauses.map((clause, number) => ({ number, steps: stepsOf(clause, terms, demanding === 1) }));
  const isOut = ({ number }: { number: number }) => plan.clauses[number]?.role === "not";
  const excluded = takeFitting(costs.filter(isOut), allowed / 2);
  const sought = costs.filter((cost) => !isOut(cost));
  const found = takeFitting(sought, Math.max(fewestOf(sought), allowed / 2 + excluded.left));
  const pairs = plan.pairs.map((pair) => ({ pair, steps: stepsOfPair(pair, terms) }));
  const paired = takeFitting(pairs, found.left);
  const beyond = [...excluded.beyond, ...found.beyond].map(({ number }) => number).sort((a, b) => a - b);
  const clauses = plan.clauses.map((clause, number): Clause => {
    return beyond.includes(number) ? { ...clause, role: "should", slots: [] } : clause;
  });
  return {
    ...plan,
    terms: beyond.length === 0 ? terms : withoutUnused(terms, clauses),
    clauses,
    pairs: pairs.filter((cost) => !paired.beyond.has(cost)).map(({ pair }) => pair),
    notes: [...plan.notes, ...noteBeyond(nameClauses(beyond, query))],
    isLight: paired.left >= (1 - LIGHT) * allowed,
  };
}
