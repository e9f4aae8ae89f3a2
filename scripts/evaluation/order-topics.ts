import type { TopicScore } from "./score-run.ts";

/** A topic as it is listed: measured, and by another run too when two are compared. */
export interface ListedTopic extends TopicScore {
  /** What the run that is compared with made of the topic, or `null` without one. */
  baseline: TopicScore | null;
}

/** What nDCG@10 gained of the baseline's, or lost; 0 without a baseline. */
export function changeOf({ values, baseline }: ListedTopic): number {
  return baseline ? values["nDCG@10"] - baseline.values["nDCG@10"] : 0;
}

function compareTopics(a: ListedTopic, b: ListedTopic): number {
  return changeOf(a) - changeOf(b) || a.values["nDCG@10"] - b.values["nDCG@10"] || a.values.MAP - b.values.MAP;
}

/**
 * Lists topics with what most wants looking into first: what lost most nDCG@10, when runs are compared; then by nDCG@10
 * and by average precision, the worst first. Equals stay in the order of the collection.
 */
export function orderTopics(scores: readonly TopicScore[], baseline: readonly TopicScore[] | null): ListedTopic[] {
  return scores.map((score, at) => ({ ...score, baseline: baseline?.[at] ?? null })).sort(compareTopics);
}
