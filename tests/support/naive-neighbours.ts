import type { PreparedArticle } from "../../src/corpus/article.ts";
import { VECTOR_TERMS } from "../../src/index/build/passage-vectors.ts";
import { FIELDS } from "../../src/index/format/layout.ts";
import { type Neighbour, roundSimilarity } from "../../src/index/format/neighbour-record.ts";
import type { AnalysedToken } from "../../src/text/analyse.ts";
import { type NaivePassage, passagesOf, placesOf, termsAt } from "./naive-passages.ts";

/** The terms of a word by which passages are compared: the one term of a name in several words says no more than these. */
const comparedAt = (token: AnalysedToken) => termsAt(token).filter((term) => !term.startsWith("="));

/** Weights by the terms that have them. */
type Vector = ReadonlyMap<string, number>;

/** How many passages have each term, in whatever field. */
function countPassages(passages: readonly NaivePassage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const passage of passages)
    for (const term of new Set(FIELDS.flatMap((field) => passage[field].flatMap(comparedAt))))
      counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/**
 * The terms of a passage's text, `(1 + ln f) ln(N / n)` each, as parts of a vector that is one long: of those that another
 * passage has too the ones that weigh most.
 */
function vectorOf({ text }: NaivePassage, counts: ReadonlyMap<string, number>, all: number): Vector {
  const weighed = Array.from(new Set(text.flatMap(comparedAt)), (term) => {
    const count = counts.get(term) ?? 0;
    return { term, count, weight: (1 + Math.log(placesOf(text, term).length)) * Math.log(all / count) };
  });
  const length = Math.hypot(...weighed.map(({ weight }) => weight));
  const kept = weighed
    .filter(({ count, weight }) => count > 1 && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, VECTOR_TERMS);
  return new Map(kept.map(({ term, weight }) => [term, weight / length]));
}

function cosine(one: Vector, other: Vector): number {
  return Array.from(one, ([term, weight]) => weight * (other.get(term) ?? 0)).reduce((sum, part) => sum + part, 0);
}

/**
 * For each passage all that are similar to it, worked out from the words of their texts: every pair is compared. The nearest
 * come first; `sets` gives the set of near-duplicates of each passage, 0 for none: members of one set are no neighbours, and
 * for another set the nearer of its first two stands.
 */
export function neighboursNaively(articles: readonly PreparedArticle[], sets: ArrayLike<number>): Neighbour[][] {
  const passages = passagesOf(articles);
  const counts = countPassages(passages);
  const vectors = passages.map((passage) => vectorOf(passage, counts, passages.length));
  const areCopies = (one: number, other: number) => (sets[one] ?? 0) > 0 && sets[one] === sets[other];
  const isOfFirst = (passage: number) => vectors.slice(0, passage).filter((_, at) => areCopies(at, passage)).length < 2;
  const isNearest = ({ passage }: Neighbour, at: number, all: readonly Neighbour[]) =>
    !all.slice(0, at).some((before) => areCopies(before.passage, passage));
  return vectors.map((vector, passage) =>
    vectors
      .map((other, number) => ({ passage: number, similarity: cosine(vector, other) }))
      .filter(({ passage: other, similarity }) => other !== passage && similarity > 0 && !areCopies(passage, other))
      .filter(({ passage: other }) => isOfFirst(other))
      .sort((a, b) => roundSimilarity(b.similarity) - roundSimilarity(a.similarity) || a.passage - b.passage)
      .filter(isNearest),
  );
}
