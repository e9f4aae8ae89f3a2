import { readPlaces, type TokenPlaces } from "../../index/format/passage-record.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { OpenPassage } from "../../reading/read-passages.ts";
import { hasBigrams } from "../../text/find-bigrams.ts";
import { foldWord } from "../../text/fold-word.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import type { Clause, ClauseSlot } from "../query/query-plan.ts";
import type { Ranking } from "../score/rank-passages.ts";
import { type Candidate, isMatched } from "../score/top-passages.ts";

/** Where something sought occurs in a text, and the term or phrase that it is. */
export interface Occurrence extends TextRange {
  name: string;
}

/** A candidate with its passage. */
export interface OpenCandidate {
  candidate: Candidate;
  open: OpenPassage;
}

/** The positions of terms in the text of a passage, by the numbers of the terms in the plan. */
type Positions = ReadonlyMap<number, readonly number[]>;

const NONE: Positions = new Map();

function matchedClauses({ plan }: Ranking, candidate: Candidate): Clause[] {
  return plan.clauses.filter((_, at) => isMatched(candidate, at));
}

const termsOf = ({ members }: ClauseSlot) => members.map(({ term }) => term);

/**
 * Reads where the terms that candidates match stand in their texts: each posting list is walked once, up to the last of them.
 */
async function readPositions(
  index: PassageIndex,
  ranking: Ranking,
  candidates: readonly Candidate[],
): Promise<Map<number, Positions>> {
  const clauses = new Set(candidates.flatMap((candidate) => matchedClauses(ranking, candidate)));
  const terms = [...new Set([...clauses].flatMap(({ slots }) => slots.flatMap(termsOf)))];
  const entries = terms.flatMap((term) => ranking.plan.terms[term] ?? []);
  const postings = await index.readPostings(entries, true);
  const found = new Map<number, Map<number, readonly number[]>>();
  for (const { passage } of candidates) found.set(passage, new Map());
  const ascending = [...found.keys()].sort((a, b) => a - b);
  for (const [at, cursor] of postings.entries()) {
    for (const passage of ascending) {
      cursor.seek(passage);
      if (cursor.passage === passage) found.get(passage)?.set(terms[at] ?? -1, [...cursor.positions("text")]);
    }
  }
  return found;
}

/** Finds what is sought in one passage, whose tokens and the positions of terms among them are known. */
class OccurrenceFinder {
  readonly #ranking: Ranking;
  readonly #positions: Positions;
  readonly #places: TokenPlaces;
  readonly #text: string;
  readonly #found: Occurrence[] = [];
  /** The positions at which something was found that is not a part of a name. */
  readonly #own = new Set<number>();

  constructor(ranking: Ranking, positions: Positions, { stored, visible }: OpenPassage) {
    this.#ranking = ranking;
    this.#positions = positions;
    this.#places = readPlaces(stored.places);
    this.#text = visible.text;
  }

  #nameOf(term: number): string {
    return this.#ranking.plan.terms[term]?.term ?? "";
  }

  /** Finds words: each token that has a sought term, the names that begin with it and its signs; else its parts. */
  #findWords(terms: Iterable<number>): void {
    const parts = new Map<number, Occurrence[]>();
    for (const term of terms) {
      const name = this.#nameOf(term);
      for (const position of this.#positions.get(term) ?? []) {
        const token = this.#places.tokens[position];
        if (!token) continue;
        const placed = this.#places.names.get(position)?.filter((one) => one.term === name) ?? [];
        const isPart = ({ start, end }: TextRange) => start >= token.start && end <= token.end;
        for (const { start, end } of placed) {
          const one = { start, end, name };
          if (isPart(one)) parts.set(position, [...(parts.get(position) ?? []), one]);
          else this.#found.push(one);
        }
        if (placed.length > 0 || this.#own.has(position)) continue;
        this.#own.add(position);
        this.#found.push({ ...token, name });
      }
    }
    for (const [position, found] of parts) if (!this.#own.has(position)) this.#found.push(...found);
    for (const position of parts.keys()) this.#own.add(position);
  }

  /** Finds words inside longer ones, in scripts that part no words or hang their endings on. */
  #findInside(sought: readonly string[]): void {
    if (sought.length === 0) return;
    for (const [position, { start, end }] of this.#places.tokens.entries()) {
      const written = this.#text.slice(start, end);
      if (this.#own.has(position) || !hasBigrams(written)) continue;
      const word = foldWord(written);
      const inside = word.length === written.length ? sought.find((one) => word.includes(one)) : undefined;
      if (inside === undefined) continue;
      const from = start + word.indexOf(inside);
      this.#found.push({ start: from, end: from + inside.length, name: inside });
    }
  }

  #findPhrase(slots: readonly ClauseSlot[]): void {
    const [first, ...others] = slots.map((slot) => {
      const positions = new Set(termsOf(slot).flatMap((term) => this.#positions.get(term) ?? []));
      return { positions, offset: slot.offset };
    });
    if (!first) return;
    const name = slots.map((slot) => termsOf(slot).map((term) => this.#nameOf(term)).join("|")).join(" ");
    const length = (others.at(-1) ?? first).offset - first.offset;
    for (const position of first.positions) {
      const [from, to] = [this.#places.tokens[position], this.#places.tokens[position + length]];
      const isHere = others.every(({ positions, offset }) => positions.has(position + offset - first.offset));
      if (isHere && from && to) this.#found.push({ start: from.start, end: to.end, name });
    }
  }

  find(candidate: Candidate): Occurrence[] {
    const clauses = matchedClauses(this.#ranking, candidate);
    const words = clauses.flatMap(({ slots: [slot, ...others] }) => (slot && others.length === 0 ? [slot] : []));
    this.#findWords(new Set(words.flatMap(termsOf)));
    this.#findInside(this.#ranking.query.words.map(({ word }) => word).filter(hasBigrams));
    for (const { slots } of clauses) if (slots.length > 1) this.#findPhrase(slots);
    return this.#found.sort((a, b) => a.start - b.start);
  }
}

/**
 * Finds where what a query seeks occurs in candidates' passages, as a reader sees them: the words and phrases of the clauses that
 * each matches, by where they begin. Common words only inside phrases. It reads positions and analyses no text.
 */
export async function findOccurrences(
  index: PassageIndex,
  ranking: Ranking,
  candidates: readonly OpenCandidate[],
): Promise<Occurrence[][]> {
  const positions = await readPositions(
    index,
    ranking,
    candidates.map(({ candidate }) => candidate),
  );
  return candidates.map(({ candidate, open }) => {
    const finder = new OccurrenceFinder(ranking, positions.get(candidate.passage) ?? NONE, open);
    return finder.find(candidate);
  });
}
