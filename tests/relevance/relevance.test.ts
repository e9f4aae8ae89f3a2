import { describe, expect, test } from "vitest";
import { createRandom } from "../../scripts/create-random.ts";
import { ndcg } from "../../scripts/evaluation/metrics.ts";
import { openCorpus } from "../../scripts/index-corpus.ts";
import { readFolder } from "../../scripts/read-folder.ts";
import type { MatchQuality } from "../../src/contract/search-response.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { judgeMatch } from "../../src/search/score/judge-match.ts";
import { type Ranking, rankPassages } from "../../src/search/score/rank-passages.ts";
import { readAllPassages } from "../support/read-index.ts";
import { makeSlip } from "./make-slip.ts";
import { type CorpusTopic, readTopics } from "./read-topics.ts";
import { readUnanswerable } from "./read-unanswerable.ts";

const { name, files } = readFolder("corpus");
const index = await openCorpus(readCorpus(files), name);
const passages = await readAllPassages(index);
const topics = readTopics(passages);
const unanswerable = readUnanswerable();

function rank(query: string): Promise<Ranking> {
  return rankPassages(index, { query }, { most: passages.length, perArticle: passages.length });
}

/** Ids of the passages that answer a query, best first. */
async function run(query: string): Promise<string[]> {
  return (await rank(query)).top.map(({ passage }) => passages[passage]?.id ?? "");
}

async function score(query: string, { judgements }: CorpusTopic): Promise<number> {
  return ndcg(await run(query), judgements, 10);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function qualities(queries: readonly { query: string }[]): Promise<MatchQuality[]> {
  return Promise.all(queries.map(async ({ query }) => judgeMatch(await rank(query))));
}

describe("Ranking of the first corpus", () => {
  test("has at least a hundred judged topics", () => {
    expect(topics.length).toBeGreaterThanOrEqual(100);
  });

  /** Expects a mean over topics, or names the worst of them. */
  async function expectScore(some: readonly CorpusTopic[], least: number): Promise<void> {
    const scores: { id: string; score: number }[] = [];
    for (const topic of some) scores.push({ id: topic.id, score: await score(topic.query, topic) });
    const worst = scores.toSorted((a, b) => a.score - b.score).slice(0, 8);
    expect(mean(scores.map((one) => one.score)), JSON.stringify(worst)).toBeGreaterThanOrEqual(least);
  }

  test("reaches nDCG@10 of 0.94 over all topics, those included that have no word in common with what answers them", () =>
    expectScore(topics, 0.94));

  test("reaches nDCG@10 of 0.97 over names, phrases, keywords, other spellings, slips, exclusions, dates and filters", () =>
    expectScore(
      topics.filter(({ kind }) => kind !== "question" && kind !== "paraphrase"),
      0.97,
    ));

  test("puts a best passage first for nine in ten of the topics that have a clear one", async () => {
    const clear = topics.filter(({ why }) => why !== null);
    const missed: string[] = [];
    for (const { query, judgements } of clear) {
      const [first = ""] = await run(query);
      if (judgements.get(first) !== Math.max(...judgements.values())) missed.push(query);
    }
    expect(missed.length / clear.length, missed.join("; ")).toBeLessThanOrEqual(0.1);
  });

  test("recovers two thirds of what a slip in one word would lose, were the word not found", async () => {
    const random = createRandom(1963);
    const gained: number[] = [];
    const lost: number[] = [];
    for (const topic of topics) {
      const slip = makeSlip(topic.query, random);
      if (!slip) continue;
      const [clean, slipped, without] = await Promise.all(
        [topic.query, slip.slipped, slip.lost].map((query) => score(query, topic)),
      );
      gained.push((slipped ?? 0) - (without ?? 0));
      lost.push((clean ?? 0) - (without ?? 0));
    }
    expect(mean(gained) / mean(lost)).toBeGreaterThanOrEqual(2 / 3);
  });
});

describe("The match quality of an answer", () => {
  const isPoor = (quality: MatchQuality) => quality === "weak" || quality === "none";
  const spelt = topics.filter(({ kind }) => kind !== "typo");

  test("is strong most of the time when the articles have the answer, and its words are spelt as they should be", async () => {
    const strong = (await qualities(spelt)).filter((quality) => quality === "strong");
    expect(strong.length / spelt.length).toBeGreaterThanOrEqual(0.75);
  });

  test("is weak or none for at most one in ten topics without a slip", async () => {
    const poor = (await qualities(spelt)).filter(isPoor);
    expect(poor.length / spelt.length).toBeLessThanOrEqual(0.1);
  });

  test("is never strong, and never none, for a word with a slip: what it stands for is a guess", async () => {
    const slipped = await qualities(topics.filter(({ kind }) => kind === "typo"));
    expect(slipped.filter((quality) => quality === "strong" || quality === "none")).toEqual([]);
  });

  test("is right 19 times in 20 when it is strong, questions without an answer included", async () => {
    let [strong, right] = [0, 0];
    for (const { query, judgements } of [
      ...topics,
      ...unanswerable.map((one) => ({ ...one, judgements: new Map() })),
    ]) {
      const ranking = await rank(query);
      if (judgeMatch(ranking) !== "strong") continue;
      const best = passages[ranking.best[0]?.passage ?? -1]?.id ?? "";
      strong += 1;
      if ((judgements.get(best) ?? 0) > 0) right += 1;
    }
    expect(right / strong).toBeGreaterThanOrEqual(0.95);
  });

  test("is strong for at most one in 20 questions about the people and places of the articles that they do not answer", async () => {
    const near = unanswerable.filter(({ id }) => id.startsWith("near-"));
    expect(near.length).toBeGreaterThanOrEqual(60);
    const strong = (await qualities(near)).filter((quality) => quality === "strong");
    expect(strong.length / near.length).toBeLessThanOrEqual(0.05);
  });

  test("is weak or none for two in three questions that the articles cannot answer", async () => {
    const poor = (await qualities(unanswerable)).filter(isPoor);
    expect(poor.length / unanswerable.length).toBeGreaterThanOrEqual(2 / 3);
  });

  test("is weak or none for every question on another subject", async () => {
    const far = unanswerable.filter(({ id }) => !id.startsWith("near-"));
    expect((await qualities(far)).filter((quality) => !isPoor(quality))).toEqual([]);
  });

  test("is none for what is no language, and for languages that no article is in", async () => {
    const foreign = unanswerable.filter(({ id }) => /^(?:noise|foreign)-/.test(id));
    expect(foreign.length).toBeGreaterThanOrEqual(5);
    expect(new Set(await qualities(foreign))).toEqual(new Set(["none"]));
  });
});
