import { formatCount } from "../../src/text/format-count.ts";
import { type Comparison, compareRuns } from "./compare-runs.ts";
import { type JudgedIndex, openArticles, openDocuments } from "./open-judged.ts";
import { rankTopics } from "./rank-topics.ts";
import { readTopics, type Topic } from "./read-collection.ts";
import { readTrecRun } from "./read-trec-run.ts";
import type { Run } from "./run.ts";
import { scoreRun, type TopicScore } from "./score-run.ts";

/** What to measure. */
export interface EvaluationPlan {
  /** Folder of the collection. */
  folder: string;
  /** Articles that the judgements are about, or `null` for the collection's own `corpus.jsonl`. */
  corpus: string | null;
  /** None; the run to compare the present ranking with; or two runs to compare with each other. */
  compare: readonly string[];
  /** Is told what is being done. */
  showProgress(text: string): void;
}

/** Two runs compared: A is the baseline, B what is measured. */
export interface RunComparison {
  /** File of A. */
  a: string;
  /** File of B, or `null` for the present ranking. */
  b: string | null;
  baseline: TopicScore[];
  measures: Comparison[];
}

/** What was measured. */
export interface Evaluation {
  topics: Topic[];
  /** The present ranking; `null` when two runs were compared and nothing was ranked. */
  run: Run | null;
  /** Of the present ranking, or of the second of two runs; in the order of the topics. */
  scores: TopicScore[];
  comparison: RunComparison | null;
  /** What its reader should know before believing the figures, one sentence each. */
  notes: string[];
}

/** How many unknown documents a note names. */
const MOST_NAMED = 3;

function noteUnknownDocuments(topics: readonly Topic[], ids: readonly string[]): string[] {
  const known = new Set(ids);
  const judged = new Set(topics.flatMap(({ judgements }) => [...judgements.keys()]));
  const unknown = [...judged].filter((id) => !known.has(id));
  if (unknown.length === 0) return [];
  const names = unknown.slice(0, MOST_NAMED).join(", ") + (unknown.length > MOST_NAMED ? ", …" : "");
  return [`Counted as not found, since not in the index: ${formatCount(unknown.length, "judged document")} (${names})`];
}

/** Says where a run and the topics differ. Throws an Error when they have nothing in common. */
function noteTopics(file: string, run: Run, topics: readonly Topic[]): string[] {
  const found = topics.filter(({ id }) => run.has(id)).length;
  const judged = formatCount(topics.length, "judged topic");
  if (found === 0) throw new Error(`${file} has none of the ${judged}, wanted a run on this collection`);
  const missing = topics.length - found;
  const unknown = run.size - found;
  return [
    ...(missing > 0 ? [`${file} lacks ${missing.toLocaleString("en")} of the ${judged}, counted as 0`] : []),
    ...(unknown > 0 ? [`${file} has ${formatCount(unknown, "topic")} without judgements, left out`] : []),
  ];
}

function openJudged({ folder, corpus }: EvaluationPlan): Promise<JudgedIndex> {
  return corpus === null ? openDocuments(folder) : openArticles(corpus);
}

/** Ranks the topics as this project does now. */
async function rankNow(plan: EvaluationPlan, topics: readonly Topic[]): Promise<{ run: Run; notes: string[] }> {
  plan.showProgress("Building the index");
  const judged = await openJudged(plan);
  const all = formatCount(topics.length, "topic");
  const run = await rankTopics(judged, topics, (ranked) =>
    plan.showProgress(`Ranked ${ranked.toLocaleString("en")} of ${all}`),
  );
  return { run, notes: noteUnknownDocuments(topics, judged.ids.flat()) };
}

/**
 * Measures the present ranking on a judged collection, or compares runs on it. Rejects with an Error that names the file
 * and line at fault.
 */
export async function evaluateCollection(plan: EvaluationPlan): Promise<Evaluation> {
  const { topics, notes } = readTopics(plan.folder);
  const [a, b] = plan.compare.map((file) => {
    const run = readTrecRun(file);
    notes.push(...noteTopics(file, run, topics));
    return { file, run };
  });
  const now = b ? null : await rankNow(plan, topics);
  const scores = scoreRun(b?.run ?? now?.run ?? new Map(), topics);
  const baseline = a ? scoreRun(a.run, topics) : [];
  return {
    topics,
    run: now?.run ?? null,
    scores,
    comparison: a ? { a: a.file, b: b?.file ?? null, baseline, measures: compareRuns(baseline, scores) } : null,
    notes: [...notes, ...(now?.notes ?? [])],
  };
}
