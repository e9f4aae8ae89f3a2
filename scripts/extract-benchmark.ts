import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Command } from "commander";
import { z } from "zod";
import { html } from "../src/corpus/formats/html/html.ts";
import { runCommand } from "./run-command.ts";

/** What a person took for the article of each page, by the name of its file; a title where the benchmark gives one. */
const GroundTruth = z.record(
  z.string(),
  z.object({ articleBody: z.string().default(""), title: z.string().optional() }),
);

/** Words in a row that are compared, as in scrapinghub/article-extraction-benchmark. */
const SHINGLE = 4;

/** How often each run of four words stands in a text; a shorter text is one run. */
function countShingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - SHINGLE + 1) && words.length > 0; at += 1) {
    const shingle = words.slice(at, at + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

const sumOf = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0);

/** How many shingles two texts share, and how many each has. */
function compareTexts(given: string, wanted: string): { shared: number; given: number; wanted: number } {
  const [ours, theirs] = [countShingles(given), countShingles(wanted)];
  const shared = sumOf(Array.from(ours, ([shingle, count]) => Math.min(count, theirs.get(shingle) ?? 0)));
  return { shared, given: sumOf(ours.values()), wanted: sumOf(theirs.values()) };
}

/** The title and the text of a page; the text without the title, which the benchmark does not count as text. */
function extract(path: string): { title: string; text: string } {
  const [article] = html.read({ path: "page.html", bytes: gunzipSync(readFileSync(path)) }, null);
  if (!article || !("visible" in article)) return { title: "", text: "" };
  const title = article.metadata.title ?? "";
  const lines = article.visible.lines();
  return { title, text: (lines[0] === title ? lines.slice(1) : lines).join("\n") };
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / Math.max(1, values.length);
}

function measure(folder: string): void {
  const truth = GroundTruth.parse(JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")));
  const [precisions, recalls, titles]: [number[], number[], number[]] = [[], [], []];
  for (const [name, { articleBody, title }] of Object.entries(truth)) {
    const found = extract(join(folder, "html", `${name}.html.gz`));
    const { shared, given, wanted } = compareTexts(found.text, articleBody);
    if (given > 0) precisions.push(shared / given);
    if (wanted > 0) recalls.push(shared / wanted);
    if (title !== undefined) titles.push(found.title === title.replace(/\s+/g, " ").trim() ? 1 : 0);
  }
  const [precision, recall] = [meanOf(precisions), meanOf(recalls)];
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  console.log(`F1 ${f1.toFixed(4)}\nprecision ${precision.toFixed(4)}\nrecall ${recall.toFixed(4)}`);
  if (titles.length > 0) console.log(`titles ${meanOf(titles).toFixed(4)}`);
}

await runCommand(
  new Command("extract-benchmark")
    .description("Measures what is taken for the article of a page, on pages whose article is known")
    .argument(
      "<folder>",
      "folder in the layout of scrapinghub/article-extraction-benchmark: html/*.html.gz, ground-truth.json",
    )
    .action(measure),
);
