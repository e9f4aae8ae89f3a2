import type { PassageColumns } from "../../index/read/passage-columns.ts";
import type { Matches } from "./matches.ts";
import { type ArticleKey, compareRanked, type Ranked } from "./top-passages.ts";

/** Which matches are folded into another, which is shown for them. */
export interface Folding {
  /** For each folded match the one that is shown. */
  into: ReadonlyMap<number, number>;
  /** The matches that are shown of each set of near-duplicates. */
  shown: ReadonlyMap<number, ReadonlySet<number>>;
  /** The passages folded into each passage that is shown for others, in corpus order. */
  folded: ReadonlyMap<number, readonly number[]>;
}

/** A match that has near-duplicates in the index. */
interface Copy extends Ranked {
  match: number;
  set: number;
  variant: number;
  /** How nearly the title of its article is what was typed: of copies that one is shown, whatever their texts. */
  hold: number;
}

function compareCopies(a: Copy, b: Copy): number {
  return a.key - b.key || b.hold - a.hold || compareRanked(a, b);
}

function firstOf(copies: readonly Copy[]): Copy {
  return copies.reduce((first, copy) => (compareCopies(copy, first) < 0 ? copy : first));
}

/**
 * Chooses which copy is shown for each copy of a set: the first in order that it is a near-duplicate of. A copy of variant 0
 * is one of all others, any other of its own variant and of variant 0.
 */
function chooseShown(copies: readonly Copy[]): Copy[] {
  const first = firstOf(copies);
  const ofVariant = new Map<number, Copy>();
  for (const [variant, same] of Map.groupBy(copies, (copy) => copy.variant)) ofVariant.set(variant, firstOf(same));
  return copies.map((copy) => {
    const isLikeFirst = copy.variant === 0 || first.variant === 0;
    return isLikeFirst ? first : (ofVariant.get(copy.variant) ?? copy);
  });
}

/** Adds the matches of older versions to what is folded, each into what is shown of the newer one. */
function addOlder(
  { into, folded }: { into: Map<number, number>; folded: Map<number, number[]> },
  { passages }: Matches,
  older: ReadonlyMap<number, number>,
): void {
  for (const [match, newer] of older) {
    const shown = into.get(newer) ?? newer;
    into.set(match, shown);
    const others = folded.get(passages[shown] ?? 0) ?? [];
    folded.set(
      passages[shown] ?? 0,
      [...others, passages[match] ?? 0].sort((a, b) => a - b),
    );
  }
}

/**
 * Folds near-duplicates into the first of them in order, but for those of `older` versions of a page, which are folded already: for
 * each the match that is shown. Linear in the matches that have any.
 */
export function foldDuplicates(
  matches: Matches,
  columns: Pick<PassageColumns, "set" | "variant" | "article">,
  { keyOf, older }: { keyOf: ArticleKey; older: ReadonlyMap<number, number> },
): Folding {
  const { passages, scores, named } = matches;
  const left = matches.copies.filter((match) => !older.has(match));
  const [into, shown, folded] = [
    new Map<number, number>(),
    new Map<number, Set<number>>(),
    new Map<number, number[]>(),
  ];
  if (left.length === 0 && older.size === 0) return { into, shown, folded };
  const { set: sets, variant: variants, article } = columns;
  const holds = new Map(named.filter(({ step }) => step === "title").map(({ match, hold }) => [match, hold]));
  const copies = left.map((match): Copy => {
    const passage = passages[match] ?? 0;
    const place = { passage, key: keyOf(article[passage] ?? 0), score: scores[match] ?? 0 };
    return { match, hold: holds.get(match) ?? 0, set: sets[passage] ?? 0, variant: variants[passage] ?? 0, ...place };
  });
  for (const [set, members] of Map.groupBy(copies, (copy) => copy.set)) {
    const chosen = chooseShown(members);
    shown.set(set, new Set(chosen.map(({ match }) => match)));
    for (const [at, { match, passage }] of members.entries()) {
      const other = chosen[at];
      if (!other || other.match === match) continue;
      into.set(match, other.match);
      const others = folded.get(other.passage) ?? [];
      others.push(passage);
      folded.set(other.passage, others);
    }
  }
  addOlder({ into, folded }, matches, older);
  return { into, shown, folded };
}
