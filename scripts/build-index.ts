import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { countWords } from "../src/analysis/tokenise.ts";
import { formatCount } from "../src/contract/format-count.ts";
import { type Corpus, readCorpus } from "../src/corpus/read-corpus.ts";
import { buildIndex } from "../src/index/build-index.ts";
import { INDEX_FILE } from "../src/index/index-asset.ts";
import { readFolder } from "./read-folder.ts";
import { describeFailure, runCommand } from "./run-command.ts";
import { writeDist } from "./write-dist.ts";

interface BuildOptions {
  corpus: string;
  out: string;
}

function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function printSummary(
  { articles, skipped }: Corpus,
  built: { corpus: string; out: string; version: string; bytes: number },
): void {
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  const words = articles.reduce((sum, { text }) => sum + countWords(text), 0);
  const counts = [
    formatCount(articles.length, "article"),
    formatCount(passages, "passage"),
    formatCount(words, "word"),
  ];
  console.log(`Read ${built.corpus}: ${counts.join(", ")}`);
  for (const { origin, reason } of skipped) {
    console.log(`Skipped ${origin.file}${origin.line === null ? "" : `:${origin.line}`}: ${reason}`);
  }
  console.log(`Wrote ${join(built.out, INDEX_FILE)}: ${formatBytes(built.bytes)}, version ${built.version}`);
}

function build({ corpus: path, out }: BuildOptions): void {
  const { name, files } = readFolder(path);
  const corpus = readCorpus(files);
  const asset = buildIndex(corpus, name);
  const json = JSON.stringify(asset);
  writeDist(out, json);
  printSummary(corpus, { corpus: path, out, version: asset.version, bytes: Buffer.byteLength(json) });
}

/** While a server runs for development, a faulty article must not stop it: the last good index is served on. */
function buildForServer(options: BuildOptions): void {
  try {
    build(options);
  } catch (error) {
    if (process.env.WRANGLER_COMMAND !== "dev") throw error;
    const kept = existsSync(join(options.out, INDEX_FILE))
      ? "the last good index is served until it is mended"
      : "there is no index yet";
    console.error(`${describeFailure(error)}\nNot built: ${kept}`);
  }
}

await runCommand(
  new Command("build")
    .description("Builds the index of a folder of articles")
    .option("--corpus <path>", "folder of articles, or a .jsonl file", process.env.CORPUS || "corpus")
    .option("--out <folder>", "folder to write to", "dist")
    .action(buildForServer),
);
