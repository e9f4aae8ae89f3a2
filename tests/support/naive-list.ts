import type { PreparedArticle } from "../../src/corpus/article.ts";

/** A passage that was found. */
interface Found {
  passage: number;
  article: number;
  score: number;
}

/** How a list is made of passages. */
interface Listing {
  sort: "relevance" | "newest" | "oldest";
  perArticle: number;
  /** The set of near-duplicates of each passage; 0 for none. */
  sets: ArrayLike<number>;
}

/** A list, and for each first of its near-duplicates the numbers of the others, in corpus order. */
interface NaiveList<Hit> {
  list: Hit[];
  folded: Map<number, number[]>;
}

/** Sorts everything: by day, those without one last, then by score, equals as the corpus has them. */
function sortNaively<Hit extends Found>(
  found: readonly Hit[],
  articles: readonly PreparedArticle[],
  sort: Listing["sort"],
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

/** Makes the list of passages that were found: of near-duplicates the first in order, then the best few of each article. */
export function listNaively<Hit extends Found>(
  found: readonly Hit[],
  articles: readonly PreparedArticle[],
  { sort, perArticle, sets }: Listing,
): NaiveList<Hit> {
  const all = sortNaively(found, articles, sort);
  const setOf = ({ passage }: Hit) => sets[passage] ?? 0;
  const firstOf = (hit: Hit) => (setOf(hit) === 0 ? hit : all.find((other) => setOf(other) === setOf(hit)));
  const unlike = all.filter((hit) => firstOf(hit) === hit);
  const betterOf = (hit: Hit) =>
    unlike.filter(({ article, score, passage }) => {
      return article === hit.article && (score > hit.score || (score === hit.score && passage < hit.passage));
    });
  const folded = new Map<number, number[]>();
  for (const hit of all.toSorted((a, b) => a.passage - b.passage)) {
    const first = firstOf(hit)?.passage ?? hit.passage;
    if (first !== hit.passage) folded.set(first, [...(folded.get(first) ?? []), hit.passage]);
  }
  return { list: unlike.filter((hit) => betterOf(hit).length < perArticle), folded };
}
