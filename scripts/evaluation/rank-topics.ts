import { rankPassages } from "../../src/search/score/rank-passages.ts";
import type { JudgedIndex } from "./open-judged.ts";
import type { Topic } from "./read-collection.ts";
import type { Run, ScoredDocument } from "./run.ts";

/** Depth of a run, as TREC's are submitted. */
const DEPTH = 1000;

async function rankTopic({ index, ids }: JudgedIndex, query: string): Promise<ScoredDocument[]> {
  const { top } = await rankPassages(index, { query }, { most: DEPTH, perArticle: 1 });
  return top.flatMap(({ article, score }) => (ids[article] ?? []).map((id) => ({ id, score })));
}

/** Ranks the articles for each topic by their best passage, at most 1,000; calls `onRanked` after each topic. */
export async function rankTopics(
  judged: JudgedIndex,
  topics: readonly Topic[],
  onRanked: (ranked: number) => void,
): Promise<Run> {
  const run = new Map<string, ScoredDocument[]>();
  for (const { id, query } of topics) {
    run.set(id, await rankTopic(judged, query));
    onRanked(run.size);
  }
  return run;
}
