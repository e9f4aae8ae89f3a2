import type { PassageIndex } from "../index/read/passage-index.ts";
import type { TermDictionary, TermEntry } from "../index/read/term-dictionary.ts";
import { inverseFrequency } from "./bm25.ts";
import type { Expansion, Wording } from "./expand-synonyms.ts";
import { type Guess, guessTerms } from "./guess-terms.ts";
import type { ParsedQuery, QueryWord } from "./parse-query.ts";
import { RANKING } from "./ranking.ts";

/** A term of the plan, by its place in the list of terms, and how much an occurrence of it counts. */
interface Member {
  term: number;
  weight: number;
}

/** Something to find in a passage: any of some terms, or, when `offsets` is given, all of them at these places. */
export interface Clause {
  members: readonly Member[];
  /** Places of the members in a phrase; `null` when any of them will do. */
  offsets: readonly number[] | null;
  /** Weight of the clause times how rare it is, among passages and among articles. */
  passageWeight: number;
  articleWeight: number;
}

/** Two neighbouring words of the query, by their terms' places in the list of terms. */
export interface WordPair {
  first: number;
  second: number;
  /** How many words further on the second was typed, common words counted. */
  gap: number;
  weight: number;
}

/** What to look up for a query, and how it counts. */
export interface QueryPlan {
  terms: TermEntry[];
  /** First the words of the query, in their order, then the wordings of its synonyms. */
  clauses: Clause[];
  pairs: WordPair[];
  /** For each clause beyond the words: the terms of the query that it stands for. */
  standsFor: (readonly string[])[];
  /** Words that the index does not have, with the terms guessed for each. */
  guessed: ReadonlyMap<string, readonly string[]>;
}

/** Gives every term that is looked up a place in one list. */
class TermList {
  readonly entries: TermEntry[] = [];
  readonly #places = new Map<string, number>();

  placeOf(entry: TermEntry): number {
    const place = this.#places.get(entry.term) ?? this.entries.length;
    if (place === this.entries.length) this.entries.push(entry);
    this.#places.set(entry.term, place);
    return place;
  }
}

/** What the words of a query are planned with. */
interface PlanState {
  list: TermList;
  reader: WordReader;
}

/** How often a word stands in the query, saturated: `(k3 + 1) * q / (k3 + q)` (Robertson et al. 1994). */
function queryWeight(count: number): number {
  return ((RANKING.k3 + 1) * count) / (RANKING.k3 + count);
}

/** The weights of a clause of these terms, of which any will do: they count as one that is as frequent as all together. */
function weigh(
  index: PassageIndex,
  entries: readonly TermEntry[],
  weight: number,
): Pick<Clause, "passageWeight" | "articleWeight"> {
  const rarity = (unit: "passages" | "articles") => {
    const having = entries.reduce((sum, entry) => sum + entry[unit], 0);
    return inverseFrequency(index.counts[unit], Math.min(index.counts[unit], having));
  };
  return { passageWeight: weight * rarity("passages"), articleWeight: weight * rarity("articles") };
}

/** Most words of a query that are guessed: each takes a walk over the dictionary, some milliseconds in a large one. */
const MAX_GUESSED = 4;

/** What a word stands for: its term, else those guessed for it, as long as guesses are left. */
class WordReader {
  #guessesLeft = MAX_GUESSED;
  readonly #terms: TermDictionary;

  constructor(terms: TermDictionary) {
    this.#terms = terms;
  }

  read(term: string): Guess[] {
    const entry = this.#terms.find(term);
    if (entry) return [{ entry, likeness: 1 }];
    if (this.#guessesLeft === 0) return [];
    this.#guessesLeft -= 1;
    return guessTerms(this.#terms, term);
  }
}

function planWord(index: PassageIndex, { term, count }: QueryWord, { list, reader }: PlanState): Clause {
  const found = reader.read(term);
  const isKnown = found[0]?.entry.term === term;
  const weight = queryWeight(count) * (isKnown ? 1 : RANKING.guess);
  return {
    members: found.map((guess) => ({ term: list.placeOf(guess.entry), weight: guess.likeness })),
    offsets: null,
    ...weigh(
      index,
      found.map((guess) => guess.entry),
      weight,
    ),
  };
}

/** The clause of another wording; `null` when the index lacks a word of it. Its rarity is the mean of its words'. */
function planWording(index: PassageIndex, wording: Wording, list: TermList): Clause | null {
  const entries = wording.map(({ term }) => index.terms.find(term)).filter((entry) => entry !== null);
  if (entries.length < wording.length) return null;
  const weights = entries.map((entry) => weigh(index, [entry], RANKING.synonym / entries.length));
  return {
    members: entries.map((entry) => ({ term: list.placeOf(entry), weight: 1 })),
    offsets: wording.length === 1 ? null : wording.map(({ offset }) => offset),
    passageWeight: weights.reduce((sum, { passageWeight }) => sum + passageWeight, 0),
    articleWeight: weights.reduce((sum, { articleWeight }) => sum + articleWeight, 0),
  };
}

/** The words of the query that stand next to each other, common words between them passed over; of a pair typed twice the nearer. A pair is as rare as its words are in the mean. */
function planPairs(
  { words, tokens }: ParsedQuery,
  clauses: readonly Clause[],
  terms: readonly TermEntry[],
): WordPair[] {
  const places = new Map(terms.map(({ term }, place) => [term, place]));
  const weights = new Map(words.map(({ term }, at) => [term, clauses[at]?.passageWeight ?? 0]));
  const known = tokens.flatMap(({ term }, at) => {
    const place = places.get(term);
    const weight = weights.get(term);
    return place === undefined || weight === undefined ? [] : [{ place, weight, at }];
  });
  const pairs = known.slice(1).map((second, index) => {
    const first = known[index] ?? second;
    const weight = (first.weight + second.weight) / 2;
    return { first: first.place, second: second.place, gap: second.at - first.at, weight };
  });
  const apart = pairs.filter(({ first, second }) => first !== second).sort((a, b) => b.gap - a.gap);
  const distinct = new Map(apart.map((pair) => [`${pair.first} ${pair.second}`, pair]));
  return [...distinct.values()];
}

/** Most bytes of positions that are read to see which words are neighbours: more hold common words of a very large corpus. */
const MAX_POSITION_BYTES = 8_000_000;

function areTooMany(terms: readonly TermEntry[]): boolean {
  return terms.reduce((bytes, { positionsBytes }) => bytes + positionsBytes, 0) > MAX_POSITION_BYTES;
}

/** Looks up the words of a query and of its synonyms in the dictionary. Words that it does not have are guessed. */
export function planQuery(index: PassageIndex, query: ParsedQuery, expansions: readonly Expansion[]): QueryPlan {
  const { words } = query;
  const list = new TermList();
  const reader = new WordReader(index.terms);
  const clauses = words.map((word) => planWord(index, word, { list, reader }));
  const synonyms = expansions.flatMap(({ terms, alternatives }) =>
    alternatives.flatMap((wording) => {
      const clause = planWording(index, wording, list);
      return clause ? [{ clause, terms }] : [];
    }),
  );
  const unknown = words.flatMap(({ term }, at) => {
    const members = clauses[at]?.members ?? [];
    const found = members.map((member) => list.entries[member.term]?.term ?? "");
    return found.includes(term) ? [] : [[term, found] as const];
  });
  return {
    terms: list.entries,
    clauses: [...clauses, ...synonyms.map(({ clause }) => clause)],
    pairs: areTooMany(list.entries) ? [] : planPairs(query, clauses, list.entries),
    standsFor: synonyms.map(({ terms }) => terms),
    guessed: new Map(unknown),
  };
}
