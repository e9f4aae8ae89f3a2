import type { Column } from "../../index/read/column.ts";
import type { ArticleMatches } from "./score-passages.ts";
import { comparePlaces, type Place } from "./top-passages.ts";

/** The matching passages of an article, kept, and what the article is ordered by. */
export interface KeptArticle extends ArticleMatches {
  key: number;
}

/** Keeps the matches of an article, whose lists are used again for the next one. */
export function keepArticle(
  { article, count, passages, scores, matched }: ArticleMatches,
  key: number,
  maskWidth: number,
): KeptArticle {
  return {
    article,
    key,
    count,
    passages: passages.slice(0, count),
    scores: scores.slice(0, count),
    matched: matched.slice(0, count * maskWidth),
  };
}

/** The passage that comes first of each set of near-duplicates. */
function findFirsts(articles: readonly KeptArticle[], sets: Column): Map<number, Place> {
  const firsts = new Map<number, Place>();
  for (const { key, passages, scores } of articles) {
    for (const [at, passage] of passages.entries()) {
      const set = sets[passage] ?? 0;
      const place = { key, score: scores[at] ?? 0, passage };
      const first = firsts.get(set);
      if (set > 0 && (!first || comparePlaces(place, first) < 0)) firsts.set(set, place);
    }
  }
  return firsts;
}

/**
 * Folds near-duplicates: of each set only the passage that comes first stays in its article. Gives the others by it, in
 * corpus order. `maskWidth`: numbers that tell the clauses a passage matches. Linear in the passages.
 */
export function foldDuplicates(
  articles: readonly KeptArticle[],
  sets: Column,
  maskWidth: number,
): Map<number, number[]> {
  const firsts = findFirsts(articles, sets);
  const folded = new Map<number, number[]>();
  for (const article of articles) {
    const { passages, scores, matched } = article;
    const isKept = passages.map((passage) => {
      const first = firsts.get(sets[passage] ?? 0)?.passage ?? passage;
      if (first === passage) return true;
      const others = folded.get(first) ?? [];
      others.push(passage);
      folded.set(first, others);
      return false;
    });
    article.passages = passages.filter((_, at) => isKept[at]);
    article.count = article.passages.length;
    article.scores = scores.filter((_, at) => isKept[at]);
    article.matched = matched.filter((_, at) => isKept[Math.floor(at / maskWidth)]);
  }
  return folded;
}
