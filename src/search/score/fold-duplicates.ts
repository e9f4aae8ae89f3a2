import type { PassageColumns } from "../../index/read/passage-columns.ts";
import type { ArticleKey } from "./list-passages.ts";
import { FOLDED, type Matches } from "./matches.ts";
import { comparePlaces, type Place } from "./top-passages.ts";

/** Passages that near-duplicates are folded into, each with these, in corpus order. */
export type Folded = ReadonlyMap<number, readonly number[]>;

const NONE: Folded = new Map();

/** A match that has near-duplicates in the index, and where in the lists of matches it stands. */
interface Copy extends Place {
  at: number;
  set: number;
}

/** Folds near-duplicates: of each set only the passage that comes first keeps its score, the others are {@link FOLDED}. Linear in those that have any. */
export function foldDuplicates(
  { passages, scores, copies: places }: Matches,
  { set, article }: Pick<PassageColumns, "set" | "article">,
  keyOf: ArticleKey,
): Folded {
  if (places.length === 0) return NONE;
  const [sets, articleOf] = [set, article];
  const copies = places.map((at): Copy => {
    const passage = passages[at] ?? 0;
    return { at, set: sets[passage] ?? 0, passage, key: keyOf(articleOf[passage] ?? 0), score: scores[at] ?? 0 };
  });
  const firsts = new Map<number, Copy>();
  for (const copy of copies) {
    const first = firsts.get(copy.set);
    if (!first || comparePlaces(copy, first) < 0) firsts.set(copy.set, copy);
  }
  const folded = new Map<number, number[]>();
  const out = copies.filter((copy) => firsts.get(copy.set) !== copy);
  for (const { at, set, passage } of out) {
    scores[at] = FOLDED;
    const first = firsts.get(set)?.passage ?? passage;
    const others = folded.get(first) ?? [];
    others.push(passage);
    folded.set(first, others);
  }
  return folded;
}
