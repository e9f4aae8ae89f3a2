import type { Comparison } from "./compare-runs.ts";
import type { Evaluation, RunComparison } from "./evaluate-collection.ts";
import { type Column, formatColumns } from "./format-columns.ts";
import { formatDifference, formatP, formatValue } from "./format-value.ts";
import { MEASURES } from "./metrics.ts";
import { changeOf, type ListedTopic, orderTopics } from "./order-topics.ts";
import { meanValues, type TopicScore } from "./score-run.ts";

/** What stands for the rank of a relevant document when none was found. */
const NOT_FOUND = "–";

const CHANGE: Column<ListedTopic> = {
  name: "change",
  kind: "figures",
  write: (topic) => formatDifference(changeOf(topic)),
};

/** The query stands last, where its length is of no account. */
const TOPIC_COLUMNS: readonly Column<ListedTopic>[] = [
  { name: "topic", kind: "words", write: ({ topic }) => topic.id },
  { name: "nDCG@10", kind: "figures", write: ({ values }) => formatValue(values["nDCG@10"]) },
  { name: "AP", kind: "figures", write: ({ values }) => formatValue(values.MAP) },
  { name: "first", kind: "figures", write: ({ firstRelevant }) => firstRelevant?.toString() ?? NOT_FOUND },
  { name: "query", kind: "words", write: ({ topic }) => topic.query.replace(/\s+/gu, " ").trim() },
];

const COMPARISON_COLUMNS: readonly Column<Comparison>[] = [
  { name: "", kind: "words", write: ({ measure }) => measure },
  { name: "A", kind: "figures", write: ({ a }) => formatValue(a) },
  { name: "B", kind: "figures", write: ({ b }) => formatValue(b) },
  { name: "B - A", kind: "figures", write: ({ difference }) => formatDifference(difference) },
  { name: "won", kind: "figures", write: ({ won }) => `${won}` },
  { name: "lost", kind: "figures", write: ({ lost }) => `${lost}` },
  { name: "tied", kind: "figures", write: ({ tied }) => `${tied}` },
  { name: "p", kind: "figures", write: ({ p }) => formatP(p) },
];

function formatTopics({ scores, comparison }: Evaluation): string {
  const topics = orderTopics(scores, comparison?.baseline ?? null);
  const columns = comparison ? TOPIC_COLUMNS.toSpliced(1, 0, CHANGE) : TOPIC_COLUMNS;
  return formatColumns(topics, columns);
}

function formatMeans(scores: readonly TopicScore[]): string {
  const means = meanValues(scores);
  return MEASURES.map((measure) => `${measure} ${formatValue(means[measure])}`).join("\n");
}

function formatComparison({ a, b, measures }: RunComparison): string {
  return `A: ${a}\nB: ${b ?? "the present ranking"}\n\n${formatColumns(measures, COMPARISON_COLUMNS)}`;
}

/**
 * Writes what was measured as plain text: the topics, if they are wanted, what most wants looking into first; then the
 * comparison or, without one, the mean of each measure, one a line.
 */
export function formatEvaluation(evaluation: Evaluation, withTopics: boolean): string {
  const { scores, comparison } = evaluation;
  const summary = comparison ? formatComparison(comparison) : formatMeans(scores);
  return withTopics ? `${formatTopics(evaluation)}\n\n${summary}` : summary;
}
