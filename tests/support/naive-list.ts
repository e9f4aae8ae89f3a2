import type { PreparedArticle } from "../../src/corpus/article.ts";

/** A passage that was found. */
interface Found {
  passage: number;
  article: number;
  score: number;
}

type Order = "relevance" | "newest" | "oldest";

/** Sorts everything: by day, those without one last, then by score, equals as the corpus has them. */
function sortNaively<Hit extends Found>(
  found: readonly Hit[],
  articles: readonly PreparedArticle[],
  sort: Order,
): Hit[] {
  const byScore = found.toSorted((a, b) => a.passage - b.passage).sort((a, b) => b.score - a.score);
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
 * Leaves of near-duplicates the first in order, `sets` giving the set of each passage and 0 for none: these, and for each of
 * them the numbers of the others, in corpus order.
 */
export function foldNaively<Hit extends Found>(
  found: readonly Hit[],
  articles: readonly PreparedArticle[],
  { sort, sets }: { sort: Order; sets: ArrayLike<number> },
): { left: Hit[]; folded: Map<number, number[]> } {
  const all = sortNaively(found, articles, sort);
  const setOf = ({ passage }: Hit) => sets[passage] ?? 0;
  const firstOf = (hit: Hit) => (setOf(hit) === 0 ? hit : all.find((other) => setOf(other) === setOf(hit)));
  const folded = new Map<number, number[]>();
  for (const hit of all.toSorted((a, b) => a.passage - b.passage)) {
    const first = firstOf(hit)?.passage ?? hit.passage;
    if (first !== hit.passage) folded.set(first, [...(folded.get(first) ?? []), hit.passage]);
  }
  return { left: all.filter((hit) => firstOf(hit) === hit), folded };
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
  return sortNaively(found, articles, sort).filter((hit) => betterOf(hit).length < perArticle);
}
