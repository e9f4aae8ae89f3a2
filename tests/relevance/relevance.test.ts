import { describe, expect, test } from "vitest";
import { ndcg } from "../../scripts/evaluation/metrics.ts";
import { readFolder } from "../../scripts/read-folder.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { buildIndex } from "../../src/index/build-index.ts";
import { openIndex, passageAt } from "../../src/index/passage-index.ts";
import { rankPassages } from "../../src/retrieval/rank-passages.ts";
import { readTopics } from "./read-topics.ts";

const { name, files } = readFolder("corpus");
const index = openIndex(buildIndex(readCorpus(files), name));
const topics = readTopics(index);

function run(query: string): string[] {
  return rankPassages(index, { query }).candidates.map(({ passage }) => passageAt(index, passage).passage.id);
}

describe("Ranking of the first corpus", () => {
  test("has at least thirty judged topics", () => {
    expect(topics.length).toBeGreaterThanOrEqual(30);
  });

  test("reaches nDCG@10 of 0.90 over all topics", () => {
    const scores = topics.map(({ id, query, judgements }) => ({ id, score: ndcg(run(query), judgements, 10) }));
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    const worst = scores.toSorted((a, b) => a.score - b.score).slice(0, 8);
    expect(mean, JSON.stringify(worst)).toBeGreaterThanOrEqual(0.9);
  });

  // The reason for each first rank stands beside its topic in topics.yaml.
  const reasoned = topics.filter(({ why }) => why !== null);
  test.for(reasoned)("puts an answering passage first for $query", ({ query, why, judgements }) => {
    const best = Math.max(...judgements.values());
    const [first = ""] = run(query);
    expect(judgements.get(first), `${first} is first; ${why}`).toBe(best);
  });
});
