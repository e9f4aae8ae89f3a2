import { firstRelevantRank, mapMeasures, measureTopic, type Values } from "./metrics.ts";
import type { Topic } from "./read-collection.ts";
import type { Run } from "./run.ts";

/** How well a run answers one topic. */
export interface TopicScore {
  topic: Topic;
  values: Values;
  /** Rank, from 1, of the first relevant document, or `null` when none was found. */
  firstRelevant: number | null;
}

/** Measures a run on each topic, in their order. A topic that the run lacks counts as one without a document found, as `trec_eval -c` has it. */
export function scoreRun(run: Run, topics: readonly Topic[]): TopicScore[] {
  return topics.map((topic) => {
    const ranked = (run.get(topic.id) ?? []).map(({ id }) => id);
    return {
      topic,
      values: measureTopic(ranked, topic.judgements),
      firstRelevant: firstRelevantRank(ranked, topic.judgements),
    };
  });
}

/** The mean of each measure over at least one topic. */
export function meanValues(scores: readonly TopicScore[]): Values {
  return mapMeasures((measure) => scores.reduce((sum, { values }) => sum + values[measure], 0) / scores.length);
}
