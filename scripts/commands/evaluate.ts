import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Command } from "commander";
import { createProgress } from "../create-progress.ts";
import { describeEvaluation } from "../evaluation/describe-evaluation.ts";
import { evaluateCollection } from "../evaluation/evaluate-collection.ts";
import { formatEvaluation } from "../evaluation/format-evaluation.ts";
import { formatTrecQrels } from "../evaluation/format-trec-qrels.ts";
import { formatTrecRun } from "../evaluation/format-trec-run.ts";

interface EvaluateOptions {
  corpus?: string;
  topics?: boolean;
  compare?: string[];
  run?: string;
  tag: string;
  qrels?: string;
  json?: boolean;
}

/** Throws an Error for options that have no say beside each other. */
function checkOptions({ compare = [], run, corpus }: EvaluateOptions): void {
  if (compare.length > 2)
    throw new Error(`--compare was given ${compare.length} files, wanted one or two runs, after the folder`);
  if (compare.length === 2 && (run ?? corpus) !== undefined)
    throw new Error("--compare was given two runs, so that nothing is ranked; wanted neither --run nor --corpus");
}

/** Writes a file, with the folder that it is to be in. */
async function writeTexts(path: string, texts: readonly string[]): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await writeFile(path, texts);
}

async function evaluate(folder: string, options: EvaluateOptions): Promise<void> {
  checkOptions(options);
  const { compare = [], corpus = null, topics = false, json } = options;
  const showProgress = createProgress(process.stderr);
  const evaluation = await evaluateCollection({ folder, corpus, compare, showProgress }).finally(() =>
    showProgress(""),
  );
  if (options.run && evaluation.run) await writeTexts(options.run, formatTrecRun(evaluation.run, options.tag));
  if (options.qrels) await writeTexts(options.qrels, formatTrecQrels(evaluation.topics));
  for (const note of evaluation.notes) console.error(note);
  console.log(json ? JSON.stringify(describeEvaluation(evaluation, topics)) : formatEvaluation(evaluation, topics));
}

/** Options and action. */
export const command = new Command()
  .argument("<folder>", "folder of the collection")
  .option("--corpus <path>", "articles that are judged by their ids, instead of the folder's corpus.jsonl")
  .option("--topics", "list the topics too, the worst first")
  .option("--compare <runs...>", "compare the ranking with a run in TREC format, or two runs with each other")
  .option("--run <file>", "write the ranking to a file, as a run in TREC format")
  .option("--tag <name>", "name of the run in that file", "pressmark")
  .option("--qrels <file>", "write the judgements to a file, in TREC format")
  .option("--json", "print everything as JSON")
  .action(evaluate);
