import type { PreparedArticle } from "../../src/corpus/article.ts";

/** A passage that was found. */
interface Found {
  passage: number;
  article: number;
  score: number;
  /** How nearly its title is what was typed: of near-duplicates that one is shown. */
  title?: number;
}

type Order = "relevance" | "newest" | "oldest";

/** Sorts everything: by day, those without one last, then by title if it counts, then by score, equals as the corpus has them. */
function sortNaively<Hit extends Found>(
  found: readonly Hit[],
  articles: readonly PreparedArticle[],
  { sort, byTitle = false }: { sort: Order; byTitle?: boolean },
): Hit[] {
  const byScore = found.toSorted((a, b) => a.passage - b.passage).sort((a, b) => b.score - a.score);
  if (byTitle) byScore.sort((a, b) => (b.title ?? 0) - (a.title ?? 0));
  if (sort === "relevance") return byScore;
  const dayOf = ({ article }: Hit) => articles[article]?.record.published ?? null;
  const direction = sort === "oldest" ? 1 : -1;
  return byScore.sort((a, b) => {
    const [first, second] = [dayOf(a), dayOf(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return direction * first.localeCompare(second);
  });
}

/**
 * Leaves of near-duplicates the first in order: these, and for each of them the numbers of the others, in corpus order. `set`
 * gives the set of each passage and 0 for none; of one set those are near-duplicates that are of one `variant`, or of which
 * one is of variant 0.
 */
export function foldNaively<Hit extends Found>(
  found: readonly Hit[],
  articles: readonly PreparedArticle[],
  { sort, columns: { set, variant } }: { sort: Order; columns: Record<"set" | "variant", ArrayLike<number>> },
): { left: Hit[]; folded: Map<number, number[]> } {
  const all = sortNaively(found, articles, { sort, byTitle: true });
  const areCopies = ({ passage: one }: Hit, { passage: other }: Hit) => {
    const [a, b] = [variant[one] ?? 0, variant[other] ?? 0];
    return (set[one] ?? 0) > 0 && set[one] === set[other] && (a === b || a === 0 || b === 0);
  };
  const left: Hit[] = [];
  const folded = new Map<number, number[]>();
  for (const hit of all) {
    const first = left.find((other) => areCopies(other, hit));
    if (first)
      folded.set(
        first.passage,
        [...(folded.get(first.passage) ?? []), hit.passage].sort((a, b) => a - b),
      );
    else left.push(hit);
  }
  return { left, folded };
}

/** Puts passages in order and leaves of each article the best few. */
export function listNaively<Hit extends Found>(
  found: readonly Hit[],
  articles: readonly PreparedArticle[],
  { sort, perArticle }: { sort: Order; perArticle: number },
): Hit[] {
  const betterOf = (hit: Hit) =>
    found.filter(({ article, score, passage }) => {
      return article === hit.article && (score > hit.score || (score === hit.score && passage < hit.passage));
    });
  return sortNaively(found, articles, { sort }).filter((hit) => betterOf(hit).length < perArticle);
}
