import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { type Corpus, readCorpus } from "../src/corpus/read-corpus.ts";
import { buildIndex } from "../src/index/build-index.ts";
import { openIndex, type PassageIndex, passageAt } from "../src/index/passage-index.ts";
import { rankPassages } from "../src/retrieval/rank-passages.ts";
import { MEASURES } from "./evaluation/metrics.ts";
import { readTopics, type Topic } from "./evaluation/read-collection.ts";
import { runCommand } from "./run-command.ts";

/** Depth of a run, as trec_eval's collections have it. */
const DEPTH = 1000;

const Document = z.object({ _id: z.union([z.string(), z.number()]).transform(String) });

/** The `_id` of each article by its number: article ids are made readable, judgements know the originals. */
function documentIds(bytes: Uint8Array, { articles }: Corpus): string[] {
  const lines = new TextDecoder().decode(bytes).split("\n");
  return articles.map(({ origin }) => Document.parse(JSON.parse(lines[(origin.line ?? 1) - 1] ?? "{}"))._id);
}

/** Ranks documents by their best passage. */
function runTopic(index: PassageIndex, { query }: Topic, ids: readonly string[]): string[] {
  const numbers = new Set<number>();
  for (const { passage } of rankPassages(index, { query }).candidates) {
    numbers.add(passageAt(index, passage).passage.article);
    if (numbers.size >= DEPTH) break;
  }
  return Array.from(numbers, (number) => ids[number] ?? "");
}

function evaluate(folder: string): void {
  const topics = readTopics(folder);
  const bytes = readFileSync(join(folder, "corpus.jsonl"));
  const corpus = readCorpus([{ path: "corpus.jsonl", bytes }]);
  const index = openIndex(buildIndex(corpus, basename(folder)));
  const ids = documentIds(bytes, corpus);
  const runs = topics.map((topic) => ({ topic, run: runTopic(index, topic, ids) }));
  for (const [name, measure] of MEASURES) {
    const total = runs.reduce((sum, { topic, run }) => sum + measure(run, topic.judgements), 0);
    console.log(`${name} ${(total / runs.length).toFixed(4)}`);
  }
}

runCommand(
  new Command("evaluate")
    .description("Measures the ranking on a judged collection in BEIR layout (corpus.jsonl, queries.jsonl, qrels)")
    .argument("<folder>", "folder of the collection")
    .action(evaluate),
);
