import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import type { PreparedArticle } from "../src/corpus/article.ts";
import { readCorpus } from "../src/corpus/read-corpus.ts";
import type { PassageIndex } from "../src/index/read/passage-index.ts";
import { rankPassages } from "../src/retrieval/rank-passages.ts";
import { MEASURES } from "./evaluation/metrics.ts";
import { readTopics, type Topic } from "./evaluation/read-collection.ts";
import { openCorpus } from "./index-corpus.ts";
import { runCommand } from "./run-command.ts";

/** Depth of a run, as trec_eval's collections have it. */
const DEPTH = 1000;

const Document = z.object({ _id: z.union([z.string(), z.number()]).transform(String) });

/** The `_id` of each article, in order, as they go by: article ids are made readable, judgements know the originals. */
function* tellIds(
  articles: Iterable<PreparedArticle>,
  lines: readonly string[],
  ids: string[],
): Generator<PreparedArticle> {
  for (const article of articles) {
    ids.push(Document.parse(JSON.parse(lines[(article.origin.line ?? 1) - 1] ?? "{}"))._id);
    yield article;
  }
}

/** Ranks documents by their best passage. */
async function runTopic(index: PassageIndex, { query }: Topic, ids: readonly string[]): Promise<string[]> {
  const { top } = await rankPassages(index, { query }, { most: DEPTH, perArticle: 1 });
  return top.map(({ article }) => ids[article] ?? "");
}

async function evaluate(folder: string): Promise<void> {
  const topics = readTopics(folder);
  const bytes = readFileSync(join(folder, "corpus.jsonl"));
  const corpus = readCorpus([{ path: "corpus.jsonl", bytes }]);
  const ids: string[] = [];
  const articles = tellIds(corpus.articles, new TextDecoder().decode(bytes).split("\n"), ids);
  const index = await openCorpus({ ...corpus, articles }, basename(folder));
  const runs: { topic: Topic; run: string[] }[] = [];
  for (const topic of topics) runs.push({ topic, run: await runTopic(index, topic, ids) });
  for (const [name, measure] of MEASURES) {
    const total = runs.reduce((sum, { topic, run }) => sum + measure(run, topic.judgements), 0);
    console.log(`${name} ${(total / runs.length).toFixed(4)}`);
  }
}

await runCommand(
  new Command("evaluate")
    .description("Measures the ranking on a judged collection in BEIR layout (corpus.jsonl, queries.jsonl, qrels)")
    .argument("<folder>", "folder of the collection")
    .action(evaluate),
);
