import { saturate } from "../bm25.ts";
import type { OpenPair } from "../match/open-plan.ts";
import { RANKING } from "../ranking.ts";

/** Counts the positions of the first word that the second follows within `gap`. Both lists ascend. Linear. */
export function countOrdered(first: readonly number[], second: readonly number[], gap: number): number {
  let count = 0;
  let at = 0;
  for (const position of first) {
    while (at < second.length && (second[at] ?? 0) <= position) at += 1;
    if (at === second.length) break;
    if ((second[at] ?? 0) <= position + gap) count += 1;
  }
  return count;
}

/** Counts the positions of the first word that have the second less than `window` away, on either side. Both lists ascend. Linear. */
export function countNear(first: readonly number[], second: readonly number[], window: number): number {
  let count = 0;
  let at = 0;
  for (const position of first) {
    while (at < second.length && (second[at] ?? 0) <= position - window) at += 1;
    if (at === second.length) break;
    if ((second[at] ?? 0) < position + window) count += 1;
  }
  return count;
}

/** Where a pair stands: what one occurrence counts in this text, and whether its article begins with it. */
export interface PairPlace {
  textFactor: number;
  isFirst: boolean;
}

/** Whether two words stand near each other before a position. Both lists ascend. Linear. */
function areNearBefore(first: readonly number[], second: readonly number[], end: number): boolean {
  const { window } = RANKING;
  let at = 0;
  for (const position of first) {
    if (position >= end) return false;
    while ((second[at] ?? end) <= position - window) at += 1;
    if ((second[at] ?? end) < Math.min(end, position + window)) return true;
  }
  return false;
}

/**
 * Scores two neighbouring words of the query in the text of a passage, in order and near each other, each as a word of its
 * own that is as rare as the two are in the mean: the sequential dependence model (Metzler & Croft 2005) with BM25 for its
 * features. At the beginning of an article they count more.
 */
export function scorePair(
  { first, second, gap, weight }: OpenPair,
  passage: number,
  { textFactor, isFirst }: PairPlace,
): number {
  if (first.passage !== passage || second.passage !== passage || first.text === 0 || second.text === 0) return 0;
  const [one, other] = [first.positions("text"), second.positions("text")];
  const near = countNear(one, other, RANKING.window);
  if (near === 0) return 0;
  const ordered = countOrdered(one, other, gap);
  const { nearPair, orderedPair, k1, lead } = RANKING;
  const score = nearPair * saturate(near * textFactor, k1) + orderedPair * saturate(ordered * textFactor, k1);
  return weight * score * (isFirst && areNearBefore(one, other, lead.length) ? 1 + lead.pair : 1);
}
