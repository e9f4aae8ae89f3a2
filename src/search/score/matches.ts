import type { Candidate } from "./top-passages.ts";

/** The passages that match, in corpus order, as lists with an entry for each: a match is known by its number in them. */
export interface Matches {
  passages: number[];
  /** Scores of the passages by themselves: neither folded nor lifted. */
  scores: number[];
  /** The clauses that a passage has, as bits: `maskWidth` numbers of 32 each. */
  matched: number[];
  maskWidth: number;
  /** The articles that have some of them, in corpus order, and how many. */
  articles: { article: number; passages: number }[];
  /** The matches that have near-duplicates in the index, ascending. */
  copies: number[];
  /** The few of greatest score. */
  best: BestMatches;
}

/** Keeps the few matches of greatest score, the best first, equals as they come. */
export class BestMatches {
  readonly #most: number;
  readonly #scores: number[] = [];
  readonly matches: number[] = [];
  /** Score that a match must surpass to be kept. */
  least = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a match whose score is above the least. */
  add(match: number, score: number): void {
    const scores = this.#scores;
    let at = scores.length;
    while (at > 0 && (scores[at - 1] ?? 0) < score) at -= 1;
    scores.splice(at, 0, score);
    this.matches.splice(at, 0, match);
    if (scores.length > this.#most) {
      scores.pop();
      this.matches.pop();
    }
    if (scores.length === this.#most) this.least = scores.at(-1) ?? 0;
  }
}

/** The candidate that a match is, with what it is ordered by. */
export function candidateAt(
  { passages, matched, maskWidth }: Matches,
  match: number,
  { article, key, score }: Pick<Candidate, "article" | "key" | "score">,
): Candidate {
  const bits = matched.slice(match * maskWidth, (match + 1) * maskWidth);
  return { passage: passages[match] ?? 0, article, score, key, matched: bits };
}

/** The few matches of greatest score that are not folded into another, the best first. */
export function bestOf({ scores, best }: Matches, folded: ReadonlyMap<number, number>, most: number): number[] {
  if (!best.matches.some((match) => folded.has(match))) return best.matches.slice(0, most);
  const left = new BestMatches(most);
  for (const [match, score] of scores.entries()) if (score > left.least && !folded.has(match)) left.add(match, score);
  return left.matches;
}
