import { type Candidate, TopPassages } from "./top-passages.ts";

/** Stands for the score of a match that is folded into a near-duplicate of it: the only one below zero. */
export const FOLDED = -1;

/** The passages that match, in corpus order: lists that have an entry for each. */
export interface Matches {
  passages: number[];
  scores: number[];
  /** The clauses that a passage matches, as bits: so many numbers of 32 each as `maskWidth`. */
  matched: number[];
  maskWidth: number;
  /** The articles that have some of them, in corpus order, and how many. */
  articles: { article: number; passages: number }[];
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

/** The matches of greatest score, at most so many, the best first, without those that are folded. Linear in all. */
export function bestOf(matches: Matches, most: number): Candidate[] {
  const { passages, scores, articles } = matches;
  const top = new TopPassages(most);
  let least = 0;
  let start = 0;
  for (const { article, passages: count } of articles) {
    const end = start + count;
    for (let place = start; place < end; place++) {
      const score = scores[place] ?? 0;
      // Told here, without a call: few are among the best.
      if (score < least || !top.admits(0, score, passages[place] ?? 0)) continue;
      top.add(candidateAt(matches, place, { article, key: 0 }));
      least = Math.max(0, top.least);
    }
    start = end;
  }
  return top.sorted;
}
