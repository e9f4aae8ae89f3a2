/** Documents in the order in which a system ranked them, best first. */
export type Run = readonly string[];

/** Relevance grades of one topic by document; a document that is not judged has none. */
export type Judgements = ReadonlyMap<string, number>;

/** Gain of the document at a rank that counts from 0, discounted as trec_eval does: `grade / log2(rank + 2)`. */
function discountedGain(grade: number, position: number): number {
  return grade / Math.log2(position + 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isRelevant(judgements: Judgements, document: string): boolean {
  return (judgements.get(document) ?? 0) > 0;
}

function countRelevant(judgements: Judgements): number {
  return [...judgements.values()].filter((grade) => grade > 0).length;
}

/** Normalised discounted cumulative gain of the first `depth` documents (Järvelin & Kekäläinen 2002), gains linear. */
export function ndcg(run: Run, judgements: Judgements, depth: number): number {
  const gains = run
    .slice(0, depth)
    .map((document, position) => discountedGain(judgements.get(document) ?? 0, position));
  const ideal = [...judgements.values()]
    .filter((grade) => grade > 0)
    .sort((a, b) => b - a)
    .slice(0, depth);
  const best = sum(ideal.map(discountedGain));
  return best === 0 ? 0 : sum(gains) / best;
}

/** Average precision: the mean, over the relevant documents, of the precision at the rank of each; 0 for one not found. */
export function averagePrecision(run: Run, judgements: Judgements): number {
  let found = 0;
  const precisions = run.map((document, position) => {
    if (!isRelevant(judgements, document)) return 0;
    found += 1;
    return found / (position + 1);
  });
  const relevant = countRelevant(judgements);
  return relevant === 0 ? 0 : sum(precisions) / relevant;
}

/** One over the rank of the first relevant document within `depth`, or 0. */
export function reciprocalRank(run: Run, judgements: Judgements, depth: number): number {
  const position = run.slice(0, depth).findIndex((document) => isRelevant(judgements, document));
  return position < 0 ? 0 : 1 / (position + 1);
}

/** Share of the relevant documents that stand among the first `depth`. */
export function recall(run: Run, judgements: Judgements, depth: number): number {
  const relevant = countRelevant(judgements);
  const found = run.slice(0, depth).filter((document) => isRelevant(judgements, document)).length;
  return relevant === 0 ? 0 : found / relevant;
}

/** What `evaluate` prints, in this order, each the mean over the topics. */
export const MEASURES: ReadonlyMap<string, (run: Run, judgements: Judgements) => number> = new Map([
  ["nDCG@10", (run, judgements) => ndcg(run, judgements, 10)],
  ["MAP", averagePrecision],
  ["MRR@10", (run, judgements) => reciprocalRank(run, judgements, 10)],
  ["recall@100", (run, judgements) => recall(run, judgements, 100)],
]);
