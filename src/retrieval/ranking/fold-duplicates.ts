import type { Column } from "../../index/read/column.ts";
import type { ArticleKey } from "./list-passages.ts";
import type { Matches } from "./matches.ts";
import { comparePlaces, type Place } from "./top-passages.ts";

/** Matches of which near-duplicates are folded: those that stay, and by them those folded into each, in corpus order. */
export interface FoldedMatches {
  kept: Matches;
  folded: ReadonlyMap<number, readonly number[]>;
}

/** The matching passage that comes first of each set of near-duplicates. */
function findFirsts({ passages, scores, articles }: Matches, sets: Column, keyOf: ArticleKey): Map<number, Place> {
  const firsts = new Map<number, Place>();
  let at = 0;
  for (const { article, end } of articles) {
    for (; at < end; at++) {
      const passage = passages[at] ?? 0;
      const set = sets[passage] ?? 0;
      if (set === 0) continue;
      const place = { key: keyOf(article), score: scores[at] ?? 0, passage };
      const first = firsts.get(set);
      if (!first || comparePlaces(place, first) < 0) firsts.set(set, place);
    }
  }
  return firsts;
}

/** The matches at some places. */
function keepPlaces({ passages, scores, matched, maskWidth, articles }: Matches, isKept: readonly boolean[]): Matches {
  let kept = 0;
  let at = 0;
  const ends = articles.map(({ article, end }) => {
    for (; at < end; at++) if (isKept[at]) kept += 1;
    return { article, end: kept };
  });
  return {
    passages: passages.filter((_, place) => isKept[place]),
    scores: scores.filter((_, place) => isKept[place]),
    matched: matched.filter((_, place) => isKept[Math.floor(place / maskWidth)]),
    maskWidth,
    articles: ends.filter(({ end }, place) => end > (ends[place - 1]?.end ?? 0)),
  };
}

/**
 * Folds near-duplicates: of each set only the passage that comes first stays. Linear in the matches.
 */
export function foldDuplicates(matches: Matches, sets: Column, keyOf: ArticleKey): FoldedMatches {
  const firsts = findFirsts(matches, sets, keyOf);
  const folded = new Map<number, number[]>();
  if (firsts.size === 0) return { kept: matches, folded };
  const isKept = matches.passages.map((passage) => {
    const first = firsts.get(sets[passage] ?? 0)?.passage ?? passage;
    if (first === passage) return true;
    const others = folded.get(first) ?? [];
    others.push(passage);
    folded.set(first, others);
    return false;
  });
  return { kept: keepPlaces(matches, isKept), folded };
}
