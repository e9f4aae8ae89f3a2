import type { ArticleRecord } from "../contract/article-record.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";

/** Passages of an article whose neighbours are read, at equal steps: most articles have fewer, and a record is some 50 bytes. */
const SAMPLE = 24;

/** Articles given: as many as are read at a glance. */
const MOST = 5;

/**
 * Finds the articles most like one: those whose passages are neighbours of its own, by the sum of their similarities, the most
 * similar first. Reads up to 24 records of neighbours and five of articles.
 */
export async function findSimilar(
  index: PassageIndex,
  { number, first, passages }: ArticleHead,
): Promise<ArticleRecord[]> {
  const step = Math.max(1, passages.length / SAMPLE);
  const sampled = Array.from({ length: Math.min(SAMPLE, passages.length) }, (_, at) => first + Math.floor(at * step));
  const sums = new Map<number, number>();
  for (const { passage, similarity } of (await index.readNeighbours(sampled)).flat()) {
    const other = index.columns.article[passage] ?? number;
    if (other !== number) sums.set(other, (sums.get(other) ?? 0) + similarity);
  }
  const nearest = [...sums].sort(([a, one], [b, other]) => other - one || a - b).slice(0, MOST);
  return index.articles.readRecords(nearest.map(([article]) => article));
}
