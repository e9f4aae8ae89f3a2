import { readPlaces, type TokenPlaces } from "../../index/format/token-places.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { type OpenPassage, readPassages } from "../../reading/read-passages.ts";
import { hasBigrams, isBigram } from "../../text/find-bigrams.ts";
import { foldWord } from "../../text/fold-word.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import type { Clause, ClauseSlot } from "../query/query-plan.ts";
import type { Ranking } from "../score/rank-passages.ts";
import { type Candidate, isMatched } from "../score/top-passages.ts";

/** Where something sought occurs in a text, and the term or phrase that it is. */
export interface Occurrence extends TextRange {
  name: string;
}

/** An occurrence of a word, and where it is in its passage: the token itself, a name that begins with it, or a part of it. */
interface PlacedOccurrence extends Occurrence {
  position: number;
  kind: "token" | "name" | "part";
}

/** A candidate with its passage. */
export interface OpenCandidate {
  candidate: Candidate;
  open: OpenPassage;
}

/** Reads the passages of candidates, in the order given. */
export async function openCandidates(index: PassageIndex, candidates: readonly Candidate[]): Promise<OpenCandidate[]> {
  const opened = await readPassages(
    index,
    candidates.map(({ passage }) => passage),
  );
  return candidates.flatMap((candidate, at) => {
    const open = opened[at];
    return open ? [{ candidate, open }] : [];
  });
}

/** The positions of terms in the text of a passage, by the numbers of the terms in the plan. */
type Positions = ReadonlyMap<number, readonly number[]>;

const NONE: Positions = new Map();

function matchedClauses({ plan }: Ranking, candidate: Candidate): Clause[] {
  return plan.clauses.filter((_, at) => isMatched(candidate, at));
}

/** The terms of a word. Bigrams are no words: what they stand for is looked for in the text. */
function termsOf({ plan }: Ranking, { members }: ClauseSlot): number[] {
  return members.map(({ term }) => term).filter((term) => !isBigram(plan.terms[term]?.term ?? ""));
}

/**
 * Reads where the terms that candidates match stand in their texts: each posting list is walked once, up to the last of them.
 */
async function readPositions(
  index: PassageIndex,
  ranking: Ranking,
  candidates: readonly Candidate[],
): Promise<Map<number, Positions>> {
  const clauses = new Set(candidates.flatMap((candidate) => matchedClauses(ranking, candidate)));
  const terms = [...new Set([...clauses].flatMap(({ slots }) => slots.flatMap((slot) => termsOf(ranking, slot))))];
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
  /** The positions of tokens in which a word was found. */
  readonly #taken = new Set<number>();

  constructor(ranking: Ranking, positions: Positions, { stored, visible }: OpenPassage) {
    this.#ranking = ranking;
    this.#positions = positions;
    this.#places = readPlaces(stored.places);
    this.#text = visible.text;
  }

  #nameOf(term: number): string {
    return this.#ranking.plan.terms[term]?.term ?? "";
  }

  /** What has a term at a position: the token, else the names and signs that it begins, or its parts. */
  #rangesAt(position: number, name: string): PlacedOccurrence[] {
    const token = this.#places.at(position);
    if (!token) return [];
    const placed = this.#places.names.get(position)?.filter(({ term }) => term === name) ?? [];
    if (placed.length === 0) return [{ ...token, name, position, kind: "token" }];
    return placed.map(({ start, end }) => {
      const isInside = start >= token.start && end <= token.end;
      return { start, end, name, position, kind: isInside ? "part" : "name" };
    });
  }

  /** Finds words: each token once, its parts only where it has no sought term itself. */
  #findWords(terms: Iterable<number>): void {
    const ranges = [...terms].flatMap((term) => {
      const name = this.#nameOf(term);
      return (this.#positions.get(term) ?? []).flatMap((position) => this.#rangesAt(position, name));
    });
    for (const { position } of ranges) this.#taken.add(position);
    const tokens = new Map(
      ranges.filter(({ kind }) => kind === "token").map(({ position, ...one }) => [position, one]),
    );
    const others = ranges.filter(({ kind, position }) => kind === "name" || (kind === "part" && !tokens.has(position)));
    this.#found.push(...tokens.values(), ...others);
  }

  /** Finds words inside longer ones, in scripts that part no words or hang their endings on. */
  #findInside(sought: readonly string[]): void {
    if (sought.length === 0) return;
    for (const [position, { start, end }] of this.#places.all()) {
      const written = this.#text.slice(start, end);
      if (this.#taken.has(position) || !hasBigrams(written)) continue;
      const word = foldWord(written);
      const inside = word.length === written.length ? sought.find((one) => word.includes(one)) : undefined;
      if (inside === undefined) continue;
      const from = start + word.indexOf(inside);
      this.#found.push({ start: from, end: from + inside.length, name: inside });
    }
  }

  #findPhrase(slots: readonly ClauseSlot[]): void {
    const [first, ...others] = slots.map((slot) => {
      const positions = new Set(termsOf(this.#ranking, slot).flatMap((term) => this.#positions.get(term) ?? []));
      return { positions, offset: slot.offset };
    });
    if (!first) return;
    const name = slots
      .map((slot) =>
        termsOf(this.#ranking, slot)
          .map((term) => this.#nameOf(term))
          .join("|"),
      )
      .join(" ");
    const length = (others.at(-1) ?? first).offset - first.offset;
    for (const position of first.positions) {
      const [from, to] = [this.#places.at(position), this.#places.at(position + length)];
      const isHere = others.every(({ positions, offset }) => positions.has(position + offset - first.offset));
      if (isHere && from && to) this.#found.push({ start: from.start, end: to.end, name });
    }
  }

  find(candidate: Candidate): Occurrence[] {
    const clauses = matchedClauses(this.#ranking, candidate);
    const words = clauses.flatMap(({ slots: [slot, ...others] }) => (slot && others.length === 0 ? [slot] : []));
    this.#findWords(new Set(words.flatMap((slot) => termsOf(this.#ranking, slot))));
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
