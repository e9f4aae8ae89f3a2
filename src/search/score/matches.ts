import type { Column } from "../../index/read/resident-part.ts";
import type { Candidate } from "./top-passages.ts";

/** Stands for the score of a match that is folded into a near-duplicate of it: the only one below zero. */
export const FOLDED = -1;

/** The places of the few matches of greatest score, the best first, equals as they come. */
export class BestPlaces {
  readonly #most: number;
  readonly places: number[] = [];
  readonly #scores: number[] = [];
  /** Score that a match must surpass to be among them. */
  least = FOLDED;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a place whose score is above the least. */
  add(place: number, score: number): void {
    const scores = this.#scores;
    let at = scores.length;
    while (at > 0 && (scores[at - 1] ?? 0) < score) at -= 1;
    scores.splice(at, 0, score);
    this.places.splice(at, 0, place);
    if (scores.length > this.#most) {
      scores.pop();
      this.places.pop();
    }
    if (scores.length === this.#most) this.least = scores.at(-1) ?? FOLDED;
  }
}

/** The passages that match, in corpus order: lists that have an entry for each. */
export interface Matches {
  passages: number[];
  scores: number[];
  /** The clauses that a passage matches, as bits: so many numbers of 32 each as `maskWidth`. */
  matched: number[];
  maskWidth: number;
  /** The articles that have some of them, in corpus order, and how many. */
  articles: { article: number; passages: number }[];
  /** The places of those that have near-duplicates in the index, ascending. */
  copies: number[];
  /** The places of the best, when none was folded yet. */
  best: BestPlaces;
}

/** The match at a place of the lists. `key`: what it is ordered by before its score. */
export function candidateAt(
  { passages, scores, matched, maskWidth }: Matches,
  place: number,
  { article, key }: Pick<Candidate, "article" | "key">,
): Candidate {
  return {
    passage: passages[place] ?? 0,
    article,
    score: scores[place] ?? 0,
    key,
    matched: matched.slice(place * maskWidth, (place + 1) * maskWidth),
  };
}

function findBest({ scores }: Matches, most: number): readonly number[] {
  const best = new BestPlaces(most);
  for (const [place, score] of scores.entries()) if (score > best.least) best.add(place, score);
  return best.places;
}

/** The few matches of greatest score, the best first, without those that are folded. `articleOf`: the article of each passage. */
export function bestOf(matches: Matches, most: number, articleOf: Column): Candidate[] {
  const { passages, scores, best } = matches;
  const isFolded = best.places.some((place) => scores[place] === FOLDED);
  const places = isFolded ? findBest(matches, most) : best.places.slice(0, most);
  return places.map((place) => candidateAt(matches, place, { article: articleOf[passages[place] ?? 0] ?? 0, key: 0 }));
}
