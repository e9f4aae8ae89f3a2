import type { Comparison } from "./compare-runs.ts";
import type { Evaluation, RunComparison } from "./evaluate-collection.ts";
import type { Values } from "./metrics.ts";
import { type ListedTopic, orderTopics } from "./order-topics.ts";
import { meanValues, type TopicScore } from "./score-run.ts";

interface DescribedScore {
  values: Values;
  first_relevant: number | null;
}

interface DescribedTopic extends DescribedScore {
  topic: string;
  query: string;
  /** The same topic in run A, or `null` when none is compared with. */
  baseline: DescribedScore | null;
}

/** What `--json` prints; figures are not rounded. */
export interface EvaluationDocument {
  /** Number of topics measured. */
  topics: number;
  means: Values;
  /** In the order in which they are listed, or `null` when they are not wanted. */
  by_topic: DescribedTopic[] | null;
  comparison: { a: string; b: string | null; measures: Comparison[] } | null;
  notes: string[];
}

function describeScore({ values, firstRelevant }: TopicScore): DescribedScore {
  return { values, first_relevant: firstRelevant };
}

function describeTopic({ topic, baseline, ...score }: ListedTopic): DescribedTopic {
  return {
    topic: topic.id,
    query: topic.query,
    ...describeScore({ topic, ...score }),
    baseline: baseline ? describeScore(baseline) : null,
  };
}

function describeComparison({ a, b, measures }: RunComparison): EvaluationDocument["comparison"] {
  return { a, b, measures };
}

/** Makes the JSON of what was measured. */
export function describeEvaluation({ scores, comparison, notes }: Evaluation, withTopics: boolean): EvaluationDocument {
  return {
    topics: scores.length,
    means: meanValues(scores),
    by_topic: withTopics ? orderTopics(scores, comparison?.baseline ?? null).map(describeTopic) : null,
    comparison: comparison ? describeComparison(comparison) : null,
    notes,
  };
}
