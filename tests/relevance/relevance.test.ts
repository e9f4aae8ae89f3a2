import { describe, expect, test } from "vitest";
import { ndcg } from "../../scripts/evaluation/metrics.ts";
import { openCorpus } from "../../scripts/index-corpus.ts";
import { readFolder } from "../../scripts/read-folder.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { rankPassages } from "../../src/retrieval/rank-passages.ts";
import { readAllPassages } from "../support/read-index.ts";
import { readTopics } from "./read-topics.ts";

const { name, files } = readFolder("corpus");
const index = await openCorpus(readCorpus(files), name);
const passages = await readAllPassages(index);
const topics = readTopics(passages);

/** Ids of the passages that answer a query, best first. */
async function run(query: string): Promise<string[]> {
  const { top } = await rankPassages(index, { query }, { most: passages.length, perArticle: passages.length });
  return top.map(({ passage }) => passages[passage]?.passage.id ?? "");
}

describe("Ranking of the first corpus", () => {
  test("has at least thirty judged topics", () => {
    expect(topics.length).toBeGreaterThanOrEqual(30);
  });

  test("reaches nDCG@10 of 0.90 over all topics", async () => {
    const scores: { id: string; score: number }[] = [];
    for (const { id, query, judgements } of topics) scores.push({ id, score: ndcg(await run(query), judgements, 10) });
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    const worst = scores.toSorted((a, b) => a.score - b.score).slice(0, 8);
    expect(mean, JSON.stringify(worst)).toBeGreaterThanOrEqual(0.9);
  });

  // The reason for each first rank stands beside its topic in topics.yaml.
  const reasoned = topics.filter(({ why }) => why !== null);
  test.for(reasoned)("puts an answering passage first for $query", async ({ query, why, judgements }) => {
    const best = Math.max(...judgements.values());
    const [first = ""] = await run(query);
    expect(judgements.get(first), `${first} is first; ${why}`).toBe(best);
  });
});
