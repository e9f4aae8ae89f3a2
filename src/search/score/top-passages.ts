import type { SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";

/** A passage that matches. */
export interface Candidate {
  passage: number;
  article: number;
  score: number;
  /** What it is ordered by before its score, ascending. */
  key: number;
  /** The clauses that it matches, as bits by their numbers, 32 to an integer. */
  matched: readonly number[];
}

/** Whether a passage matches a clause, by its number. */
export function isMatched({ matched }: Candidate, clause: number): boolean {
  return (((matched[clause >>> 5] ?? 0) >>> (clause & 31)) & 1) === 1;
}

/** What articles are ordered by before the scores of their passages, ascending. */
export type ArticleKey = (article: number) => number;

/** The key for a sort order: the day, articles without one last; 0 for all when only scores count. */
export function articleKey(index: PassageIndex, sort: SearchRequest["sort"]): ArticleKey {
  if (sort === "relevance" || sort === "diverse") return () => 0;
  const days = index.columns.day;
  const direction = sort === "oldest" ? 1 : -1;
  return (article) => direction * (days[article] ?? 0) || Number.POSITIVE_INFINITY;
}

/** What candidates are ordered by. */
export type Ranked = Pick<Candidate, "key" | "score" | "passage">;

/** Negative when `a` comes before `b`: by key, then by score, equals in corpus order, so that every answer can be reproduced. */
export function compareRanked(a: Ranked, b: Ranked): number {
  return a.key - b.key || b.score - a.score || a.passage - b.passage;
}

/** Keeps the first of all candidates added: a heap with the last of them on top (Williams 1964). */
export class TopPassages {
  readonly #most: number;
  readonly #heap: Candidate[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Score below which no candidate is kept, when all have the key 0. */
  get least(): number {
    return this.#heap.length < this.#most ? Number.NEGATIVE_INFINITY : (this.#heap[0]?.score ?? 0);
  }

  /** Whether a candidate would be kept: most need not be made. */
  admits(key: number, score: number, passage: number): boolean {
    const last = this.#heap[0];
    if (this.#heap.length < this.#most || !last) return this.#most > 0;
    if (key !== last.key) return key < last.key;
    return score === last.score ? passage < last.passage : score > last.score;
  }

  /** Adds a candidate. Logarithmic in the number kept. */
  add(candidate: Candidate): void {
    if (this.#heap.length < this.#most) {
      this.#heap.push(candidate);
      this.#rise(this.#heap.length - 1, candidate);
    } else if (this.admits(candidate.key, candidate.score, candidate.passage)) this.#sink(candidate);
  }

  #rise(from: number, candidate: Candidate): void {
    const heap = this.#heap;
    let at = from;
    while (at > 0) {
      const up = (at - 1) >>> 1;
      const parent = heap[up];
      if (!parent || compareRanked(candidate, parent) < 0) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = candidate;
  }

  /** Replaces the candidate on top. */
  #sink(candidate: Candidate): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left && right && compareRanked(left, right) < 0) below += 1;
      const child = heap[below];
      if (!child || compareRanked(child, candidate) < 0) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = candidate;
  }

  /** The candidates kept, in order. */
  get sorted(): Candidate[] {
    return this.#heap.toSorted(compareRanked);
  }
}
