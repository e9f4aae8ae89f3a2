/** Relevance grades of one topic by document; a document that is not judged has none. */
export type Judgements = ReadonlyMap<string, number>;

/** Documents that a system found for one topic, best first, each of them once. */
type Ranked = readonly string[];

/** What is measured, in the order in which it is printed. trec_eval names it ndcg_cut_10, map, recip_rank (with -M 10), recall_100. */
export const MEASURES = ["nDCG@10", "MAP", "MRR@10", "recall@100"] as const;
export type Measure = (typeof MEASURES)[number];

/** A value for each measure. */
export type Values = Readonly<Record<Measure, number>>;

/** Gain of a document, discounted by its position, which counts from 0: `grade / log2(position + 2)`; a grade below 0 gains nothing. */
function discountedGain(grade: number, position: number): number {
  return Math.max(0, grade) / Math.log2(position + 2);
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

/** Normalised discounted cumulative gain of the first `depth` documents (Järvelin & Kekäläinen 2002), gains linear as trec_eval has them. */
export function ndcg(ranked: Ranked, judgements: Judgements, depth: number): number {
  const gains = ranked
    .slice(0, depth)
    .map((document, position) => discountedGain(judgements.get(document) ?? 0, position));
  const ideal = [...judgements.values()].sort((a, b) => b - a).slice(0, depth);
  const best = sum(ideal.map(discountedGain));
  return best === 0 ? 0 : sum(gains) / best;
}

/** Average precision: the mean, over the relevant documents, of the precision at the rank of each; 0 for one not found. */
export function averagePrecision(ranked: Ranked, judgements: Judgements): number {
  let found = 0;
  const precisions = ranked.map((document, position) => {
    if (!isRelevant(judgements, document)) return 0;
    found += 1;
    return found / (position + 1);
  });
  const relevant = countRelevant(judgements);
  return relevant === 0 ? 0 : sum(precisions) / relevant;
}

/** Rank, from 1, of the first relevant document, or `null` when none was found. */
export function firstRelevantRank(ranked: Ranked, judgements: Judgements): number | null {
  const position = ranked.findIndex((document) => isRelevant(judgements, document));
  return position < 0 ? null : position + 1;
}

/** One over the rank of the first relevant document within `depth`, or 0. */
export function reciprocalRank(ranked: Ranked, judgements: Judgements, depth: number): number {
  const rank = firstRelevantRank(ranked.slice(0, depth), judgements);
  return rank === null ? 0 : 1 / rank;
}

/** Share of the relevant documents that stand among the first `depth`. */
export function recall(ranked: Ranked, judgements: Judgements, depth: number): number {
  const relevant = countRelevant(judgements);
  const found = ranked.slice(0, depth).filter((document) => isRelevant(judgements, document)).length;
  return relevant === 0 ? 0 : found / relevant;
}

/** Makes one thing for each measure. */
export function mapMeasures<T>(make: (measure: Measure) => T): Record<Measure, T> {
  return {
    "nDCG@10": make("nDCG@10"),
    MAP: make("MAP"),
    "MRR@10": make("MRR@10"),
    "recall@100": make("recall@100"),
  };
}

/** Measures what was found for one topic; each value is from 0 to 1, and 0 when no document is relevant. */
export function measureTopic(ranked: Ranked, judgements: Judgements): Values {
  return {
    "nDCG@10": ndcg(ranked, judgements, 10),
    MAP: averagePrecision(ranked, judgements),
    "MRR@10": reciprocalRank(ranked, judgements, 10),
    "recall@100": recall(ranked, judgements, 100),
  };
}
