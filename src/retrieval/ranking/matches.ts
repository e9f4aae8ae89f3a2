import { type Candidate, TopPassages } from "./top-passages.ts";

/** The passages that match, in corpus order: lists that have an entry for each. */
export interface Matches {
  passages: number[];
  scores: number[];
  /** The clauses that a passage matches, as bits: so many numbers of 32 each as `maskWidth`. */
  matched: number[];
  maskWidth: number;
  /** The articles that have some of them, and the place in the lists behind the last of each. */
  articles: { article: number; end: number }[];
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

/** How many passages of each article match. */
export function countByArticle({ articles }: Matches): { article: number; passages: number }[] {
  return articles.map(({ article, end }, at) => ({ article, passages: end - (articles[at - 1]?.end ?? 0) }));
}

/** The matches of greatest score, at most so many, the best first. Linear in all. */
export function bestOf(matches: Matches, most: number): Candidate[] {
  const top = new TopPassages(most);
  let place = 0;
  for (const { article, end } of matches.articles) {
    for (; place < end; place++) {
      const [passage = 0, score = 0] = [matches.passages[place], matches.scores[place]];
      if (top.admits(0, score, passage)) top.add(candidateAt(matches, place, { article, key: 0 }));
    }
  }
  return top.sorted;
}
