import type { PassageColumns } from "../../index/read/passage-columns.ts";
import type { Matches } from "./matches.ts";
import { type ArticleKey, compareRanked, type Ranked } from "./top-passages.ts";

/** Which matches are told by another. */
export interface Folding {
  /** For each match that is folded the one that is shown for it. */
  into: ReadonlyMap<number, number>;
  /** For each passage that is shown for others these, in corpus order. */
  folded: ReadonlyMap<number, readonly number[]>;
}

const NONE: Folding = { into: new Map(), folded: new Map() };

/** A match that has near-duplicates in the index. */
interface Copy extends Ranked {
  match: number;
  set: number;
}

/** Folds near-duplicates: of each set only the match that comes first is shown. Linear in the matches that have any. */
export function foldDuplicates(
  { passages, scores, copies: matches }: Matches,
  { set, article }: Pick<PassageColumns, "set" | "article">,
  keyOf: ArticleKey,
): Folding {
  if (matches.length === 0) return NONE;
  const [sets, articleOf] = [set, article];
  const copies = matches.map((match): Copy => {
    const passage = passages[match] ?? 0;
    return {
      match,
      set: sets[passage] ?? 0,
      passage,
      key: keyOf(articleOf[passage] ?? 0),
      score: scores[match] ?? 0,
    };
  });
  const firsts = new Map<number, Copy>();
  for (const copy of copies) {
    const first = firsts.get(copy.set);
    if (!first || compareRanked(copy, first) < 0) firsts.set(copy.set, copy);
  }
  const into = new Map<number, number>();
  const folded = new Map<number, number[]>();
  for (const { match, set, passage } of copies) {
    const first = firsts.get(set);
    if (!first || first.match === match) continue;
    into.set(match, first.match);
    folded.set(first.passage, [...(folded.get(first.passage) ?? []), passage]);
  }
  return { into, folded };
}
