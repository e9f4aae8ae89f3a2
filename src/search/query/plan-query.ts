import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { TermEntry } from "../../index/read/term-dictionary.ts";
import type { QueryToken } from "../../text/analyse-query.ts";
import { hasBigrams, isHangul, lettersOf } from "../../text/find-bigrams.ts";
import { inverseFrequency } from "../bm25.ts";
import { RANKING } from "../ranking.ts";
import { coverWords } from "./cover-words.ts";
import { findNames } from "./find-names.ts";
import { type FoundSynonym, findSynonyms } from "./find-synonyms.ts";
import { type FoundTerm, TermFinder } from "./find-terms.ts";
import type { Demand, ParsedQuery, QueryWord } from "./parsed-query.ts";
import type { Clause, ClauseSlot, QueryPlan, WordPair } from "./query-plan.ts";

/** The weight of a word that the query has `count` times: `(k3 + 1) * q / (k3 + q)` (Robertson et al. 1994). */
function queryWeight(count: number): number {
  return ((RANKING.k3 + 1) * count) / (RANKING.k3 + count);
}

/** What a word or a pair of letters counts in its script. */
function scriptOf(letters: string) {
  const { hangul, han, other } = RANKING.scripts;
  if (!hasBigrams(letters)) return other;
  return isHangul(letters) ? hangul : han;
}

/** The rarity of a word with several terms: that of the most frequent, since they are forms of one word. */
function rarityOf({ counts }: PassageIndex, terms: readonly FoundTerm[], unit: "passages" | "articles"): number {
  return inverseFrequency(counts[unit], Math.max(0, ...terms.map(({ entry }) => entry[unit])));
}

/** A Chinese letter, which is a word or a part of one. */
const HAN_LETTER = /^\p{Script=Han}$/u;

/** Most of them in a query that asks for nothing else; each walks the vocabulary. */
const MAX_LETTERS = 2;

/** Turns what a query asks for into clauses over the terms of an index. */
class Planner {
  readonly #index: PassageIndex;
  readonly #finder: TermFinder;
  readonly #numbers = new Map<string, number>();
  readonly terms: TermEntry[] = [];
  readonly clauses: Clause[] = [];

  constructor(index: PassageIndex, finder: TermFinder) {
    this.#index = index;
    this.#finder = finder;
  }

  #numberOf(entry: TermEntry): number {
    const number = this.#numbers.get(entry.term) ?? this.terms.length;
    if (number === this.terms.length) this.terms.push(entry);
    this.#numbers.set(entry.term, number);
    return number;
  }

  /** Adds a clause, as rare as its words are in the mean, and gives its number. */
  add(
    found: readonly { terms: readonly FoundTerm[]; offset: number }[],
    { weight, role = "should", field = null }: { weight: number; role?: Clause["role"]; field?: Clause["field"] },
  ): number {
    const slots = found.map(({ terms, offset }): ClauseSlot => {
      return {
        members: terms.map(({ entry, likelihood }) => ({ term: this.#numberOf(entry), weight: likelihood })),
        offset,
      };
    });
    const rarity = (unit: "passages" | "articles") => {
      const each = found.map(({ terms }) => rarityOf(this.#index, terms, unit));
      return each.reduce((sum, one) => sum + one, 0) / each.length;
    };
    const clause = {
      role,
      field,
      slots,
      boost: weight,
      passageWeight: weight * rarity("passages"),
      articleWeight: weight * rarity("articles"),
    };
    return this.clauses.push(clause) - 1;
  }

  /** Adds a word. One that the index lacks is guessed at, unless it `isExplained`: the index has a synonym. */
  addWord({ word, terms, looser, count, isRequired }: QueryWord, isExplained: boolean): number {
    const own = isRequired ? this.#finder.findSought(word, terms) : this.#finder.find(terms);
    const known = own.length === 0 ? this.#finder.find(looser) : own;
    const found = isExplained && !isRequired ? { terms: known, isGuessed: false } : this.#finder.findWord(word, known);
    const weight = queryWeight(count) * scriptOf(word).word * (found.isGuessed ? RANKING.guess : 1);
    return this.add([{ terms: found.terms, offset: 0 }], { weight, role: isRequired ? "must" : "should" });
  }

  /** Adds a letter that is all that is asked for: it may stand anywhere in a word. */
  addLetter({ word, count, isRequired }: QueryWord): number {
    const found = [{ terms: this.#finder.findWithin(word), offset: 0 }];
    return this.add(found, { weight: queryWeight(count), role: isRequired ? "must" : "should" });
  }

  addDemand({ kind, role, field, words, wording }: Demand): number {
    const found = wording.map(({ terms, offset }) => {
      const word = words[offset] ?? "";
      const isBeginning = kind === "beginning" && offset === words.length - 1;
      return { terms: isBeginning ? this.#finder.findBeginning(word) : this.#finder.findSought(word, terms), offset };
    });
    return this.add(found, { weight: role === "not" ? 0 : 1, role, field });
  }

  addWording({ wording }: FoundSynonym, weight: number): number {
    return this.add(wording, { weight });
  }

  /** Excludes a name however it is written: `nodejs` with `node.js`. */
  excludeWhole({ role, whole }: Demand): void {
    const terms = role === "not" ? this.#finder.find(whole) : [];
    if (terms.length > 0) this.add([{ terms, offset: 0 }], { weight: 0, role });
  }

  addBigram(bigram: string): number | null {
    const terms = this.#finder.findBigram(bigram);
    const weight = scriptOf(lettersOf(bigram)).bigram;
    return terms.length === 0 ? null : this.add([{ terms, offset: 0 }], { weight });
  }
}

/** The number of each word's likeliest term, and its weight, by the word's first term. */
function findWords(
  words: readonly QueryWord[],
  clauses: readonly Clause[],
): Map<string, { term: number; weight: number }> {
  const found = words.flatMap(({ terms: [first = ""] }, at) => {
    const { slots: [slot] = [], passageWeight: weight = 0 } = clauses[at] ?? {};
    const term = slot?.members[0]?.term;
    return term === undefined ? [] : [[first, { term, weight }] as const];
  });
  return new Map(found);
}

/** Pairs the words of the query that are next to each other but for common words; of a pair typed twice the nearer counts. A pair is as rare as its words are in the mean. */
function planPairs({ words, tokens }: ParsedQuery, clauses: readonly Clause[]): WordPair[] {
  const found = findWords(words, clauses);
  const known = tokens.flatMap(({ terms: [term = ""] }, at) => {
    const word = found.get(term);
    return word ? [{ ...word, at }] : [];
  });
  const pairs = known.slice(1).map((second, index) => {
    const first = known[index] ?? second;
    const weight = (first.weight + second.weight) / 2;
    return { first: first.term, second: second.term, gap: second.at - first.at, weight };
  });
  const apart = pairs.filter(({ first, second }) => first !== second).sort((a, b) => b.gap - a.gap);
  const distinct = new Map(apart.map((pair) => [`${pair.first} ${pair.second}`, pair]));
  return [...distinct.values()];
}

/** Most bytes of positions to read for pairs: only common words of a very large corpus have more. */
const MAX_POSITION_BYTES = 8_000_000;

function areTooMany(terms: readonly TermEntry[]): boolean {
  return terms.reduce((bytes, { positionsBytes }) => bytes + positionsBytes, 0) > MAX_POSITION_BYTES;
}

/** Adds a clause for each bigram of the query, and gives their numbers. */
function addBigrams(planner: Planner, tokens: readonly QueryToken[]): Map<string, number> {
  const distinct = new Set(tokens.flatMap(({ bigrams }) => bigrams));
  const numbers = Array.from(distinct, (bigram) => [bigram, planner.addBigram(bigram)] as const);
  return new Map(numbers.flatMap(([bigram, number]) => (number === null ? [] : [[bigram, number] as const])));
}

/** The likeliest term of each word that was guessed, by the word's first term. */
function takenFor(words: readonly QueryWord[], { clauses, terms }: Planner, { corrections }: TermFinder) {
  const taken = words.flatMap(({ word, terms: [term = ""] }, at) => {
    const [member] = clauses[at]?.slots[0]?.members ?? [];
    const likeliest = member && terms[member.term]?.term;
    return corrections.some(({ from }) => from === word) && likeliest !== undefined ? [[term, likeliest] as const] : [];
  });
  return new Map(taken);
}

/** The tokens of a query, those that were guessed with their likeliest terms. */
function takeTokens(tokens: readonly QueryToken[], taken: ReadonlyMap<string, string>): QueryToken[] {
  return tokens.map((token) => {
    const term = taken.get(token.terms[0] ?? "");
    return term === undefined ? token : { ...token, terms: [term] };
  });
}

/**
 * Plans a query: looks up its words and their synonyms. A word that the index lacks is guessed at, unless the index has a
 * synonym of it; a guessed word has the synonyms of its likeliest guess.
 */
export function planQuery(index: PassageIndex, query: ParsedQuery): QueryPlan {
  const finder = new TermFinder(index);
  const planner = new Planner(index, finder);
  const typed = findSynonyms(index, query.tokens, finder);
  const names = findNames(index, query, finder);
  const explained = new Set([...typed, ...names].flatMap(({ terms }) => terms));
  const isLetters = query.tokens.length <= MAX_LETTERS && query.tokens.every(({ word }) => HAN_LETTER.test(word));
  for (const word of query.words) {
    if (isLetters) planner.addLetter(word);
    else planner.addWord(word, explained.has(word.terms[0] ?? ""));
  }
  for (const demand of query.demands) planner.addDemand(demand);
  const taken = takenFor(query.words, planner, finder);
  const found = taken.size === 0 ? typed : findSynonyms(index, takeTokens(query.tokens, taken), finder);
  const synonyms = [
    ...found.map((one) => ({ clause: planner.addWording(one, RANKING.synonym), terms: one.terms })),
    ...names.map((one) => ({ clause: planner.addWording(one, RANKING.name), terms: one.terms })),
  ];
  for (const demand of query.demands) planner.excludeWhole(demand);
  const bigrams = addBigrams(planner, query.tokens);
  const { terms, clauses } = planner;
  const { corrections, unknown } = finder;
  const guessed = new Set([...corrections.map(({ from }) => from), ...unknown]);
  const { wanted, unwanted } = query.filters;
  const isFiltered = Object.keys(wanted).length + Object.keys(unwanted).length > 0;
  const seeksNothing = query.words.length === 0 && query.demands.every(({ role }) => role === "not");
  return {
    terms,
    clauses,
    pairs: areTooMany(terms) ? [] : planPairs(query, clauses),
    nameLength: query.demands.length === 0 && query.words.length > 0 ? query.tokens.length : 0,
    cover: coverWords(query.words, {
      clauses,
      guessed,
      taken,
      synonyms,
      bigrams,
      absence: inverseFrequency(index.counts.passages, 0),
    }),
    corrections,
    unknown,
    notes: finder.notes,
    matchesAll: seeksNothing && (isFiltered || query.demands.length > 0),
  };
}
