import type { Column } from "../../index/read/resident-part.ts";
import { findFirst } from "../../text/find-first.ts";
import type { Candidate } from "./top-passages.ts";

/** A match that is called what was typed: the best of an article with such a title, or any below such headings. */
export interface Named {
  match: number;
  step: "title" | "heading";
  /** How nearly that is what was typed, from 0 to 1. */
  hold: number;
}

/** The passages that match, in corpus order, as parallel lists; a match is known by its number, its index in them. */
export interface Matches {
  passages: number[];
  /** Scores before lifting. */
  scores: number[];
  /** The clauses that each matches, as bits: `maskWidth` integers of 32. */
  matched: number[];
  maskWidth: number;
  /** The article of each passage of the index. */
  articleOf: Column;
  /** The articles with matches, in corpus order, and how many each has. */
  articles: { article: number; passages: number }[];
  /** The matches with near-duplicates in the index, ascending. */
  copies: number[];
  /** The few with the greatest scores. */
  best: BestMatches;
  /** The matches that are called what was typed, ascending. */
  named: Named[];
}

/** How many of the best matches are kept: as many as are ever asked for, which most readers see of an answer. */
export const KEPT_BEST = 8;

/** Keeps the few matches with the greatest scores, the best first, equals as they come. */
export class BestMatches {
  readonly #most: number;
  readonly #scores: number[] = [];
  readonly matches: number[] = [];
  /** The score that a match must exceed to be kept. */
  least = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds a match whose score exceeds the least. */
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

/** The match of a passage, none when it does not match. Logarithmic. */
export function findMatch({ passages }: Pick<Matches, "passages">, passage: number): number[] {
  const match = findFirst(passages.length, (at) => (passages[at] ?? 0) >= passage);
  return passages[match] === passage ? [match] : [];
}

/** Makes the candidate of a match. */
export function candidateAt(
  { passages, articleOf, matched, maskWidth }: Matches,
  match: number,
  { key, score }: Pick<Candidate, "key" | "score">,
): Candidate {
  const passage = passages[match] ?? 0;
  const bits = matched.slice(match * maskWidth, (match + 1) * maskWidth);
  return { passage, article: articleOf[passage] ?? 0, score, key, matched: bits };
}

/** The few matches with the greatest scores that are not folded, the best first; {@link KEPT_BEST} at most. Linear in the matches only where many of the best are folded. */
export function bestOf({ scores, best }: Matches, folded: ReadonlyMap<number, number>, most: number): number[] {
  const shown = best.matches.filter((match) => !folded.has(match));
  if (shown.length >= most || best.matches.length === scores.length) return shown.slice(0, most);
  const left = new BestMatches(most);
  for (const [match, score] of scores.entries()) if (score > left.least && !folded.has(match)) left.add(match, score);
  return left.matches;
}
