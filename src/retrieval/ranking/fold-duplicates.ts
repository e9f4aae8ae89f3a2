import type { Column } from "../../index/read/column.ts";
import type { ArticleKey } from "./list-passages.ts";
import { FOLDED, type Matches } from "./matches.ts";
import { comparePlaces, type Place } from "./top-passages.ts";

/** Passages that near-duplicates are folded into, each with these, in corpus order. */
export type Folded = ReadonlyMap<number, readonly number[]>;

/** A match that has near-duplicates in the index, and where in the lists of matches it stands. */
interface Copy extends Place {
  at: number;
  set: number;
}

function findCopies({ passages, scores, articles }: Matches, sets: Column, keyOf: ArticleKey): Copy[] {
  const copies: Copy[] = [];
  let at = 0;
  for (const { article, passages: count } of articles) {
    for (const end = at + count; at < end; at++) {
      const passage = passages[at] ?? 0;
      const set = sets[passage] ?? 0;
      if (set > 0) copies.push({ at, set, passage, key: keyOf(article), score: scores[at] ?? 0 });
    }
  }
  return copies;
}

/** Folds near-duplicates: of each set only the passage that comes first keeps its score, the others are {@link FOLDED}. Linear in the matches. */
export function foldDuplicates(matches: Matches, sets: Column, keyOf: ArticleKey): Folded {
  const copies = findCopies(matches, sets, keyOf);
  const firsts = new Map<number, Copy>();
  for (const copy of copies) {
    const first = firsts.get(copy.set);
    if (!first || comparePlaces(copy, first) < 0) firsts.set(copy.set, copy);
  }
  const folded = new Map<number, number[]>();
  const out = copies.filter((copy) => firsts.get(copy.set) !== copy);
  for (const { at, set, passage } of out) {
    matches.scores[at] = FOLDED;
    const first = firsts.get(set)?.passage ?? passage;
    folded.set(first, [...(folded.get(first) ?? []), passage]);
  }
  return folded;
}
