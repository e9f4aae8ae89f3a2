import { Command } from "commander";
import { html } from "../src/corpus/formats/html/html.ts";
import { type BenchmarkPage, loadBenchmarkPages } from "./benchmark-pages.ts";
import { runCommand } from "./run-command.ts";

/** Words in a row that are compared, as in scrapinghub/article-extraction-benchmark. */
const SHINGLE = 4;

/** Counts each run of four words in a text; a shorter text is one run. */
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

/** How much of what was taken of a page, and of its article, is right: in shingles or in pieces. */
interface Score {
  right: number;
  given: number;
  wanted: number;
}

/** Compares two texts by the shingles that they share. */
function compareTexts(given: string, wanted: string): Score {
  const [ours, theirs] = [countShingles(given), countShingles(wanted)];
  const right = sumOf(Array.from(ours, ([shingle, count]) => Math.min(count, theirs.get(shingle) ?? 0)));
  return { right, given: sumOf(ours.values()), wanted: sumOf(theirs.values()) };
}

const squeeze = (text: string) => text.replace(/\s+/g, " ").trim();

/** Looks for pieces of the article and of what is around it, as adbar/trafilatura does. */
function findPieces(given: string, { wanted, unwanted }: BenchmarkPage): Score {
  const text = squeeze(given);
  const count = (pieces: readonly string[]) => pieces.filter((piece) => text.includes(squeeze(piece))).length;
  const right = count(wanted);
  return { right, given: right + count(unwanted), wanted: wanted.length };
}

/** What is read of a page: the text without pictures, which no benchmark counts, and without the title. */
interface Reading {
  title: string;
  day: string | null;
  text: string;
}

function read(page: BenchmarkPage): Reading {
  const items = [...html.read({ path: "page.html", bytes: page.bytes() }, null)];
  const article = items.find((item) => "visible" in item);
  if (!article) return { title: "", day: null, text: "" };
  const { title, published = null } = article.metadata;
  const { visible } = article;
  const stretches = visible.stretches().map(({ start, end }) => visible.text.slice(start, end).replace(/\s+/g, " "));
  const text = (stretches[0] === title ? stretches.slice(1) : stretches).join("\n");
  return { title: title ?? "", day: published, text };
}

/** The mean of what is known; not a number where nothing is. */
function meanOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return sumOf(known) / known.length;
}

/** Pages of a text weigh alike; where pieces are looked for, pieces do. */
function shareOf(scores: readonly Score[], whole: "given" | "wanted", arePieces: boolean): number {
  if (arePieces) return sumOf(scores.map(({ right }) => right)) / sumOf(scores.map((score) => score[whole]));
  return meanOf(scores.map((score) => (score[whole] > 0 ? score.right / score[whole] : null)));
}

/** A title for comparison: letters and digits alone. */
function fold(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function measure(folders: readonly string[]): void {
  const pages = folders.flatMap(loadBenchmarkPages).map((page) => ({ page, found: read(page) }));
  const scores = pages.map(({ page, found }) =>
    page.text === null ? findPieces(found.text, page) : compareTexts(found.text, page.text),
  );
  const arePieces = pages.some(({ page }) => page.text === null);
  const precision = shareOf(scores, "given", arePieces);
  const recall = shareOf(scores, "wanted", arePieces);
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  const titles = pages.map(({ page, found }) =>
    page.title === null ? null : Number(fold(page.title) === fold(found.title)),
  );
  const days = pages.map(({ page, found }) => (page.day === null ? null : Number(page.day === found.day)));
  const figures = { F1: f1, precision, recall, titles: meanOf(titles), days: meanOf(days) };
  console.log(`pages ${pages.length}`);
  for (const [name, value] of Object.entries(figures))
    if (!Number.isNaN(value)) console.log(`${name} ${value.toFixed(4)}`);
}

await runCommand(
  new Command("extract-benchmark")
    .description(
      "Measures what is taken for the article of a page, its title and its day, on pages whose article is known",
    )
    .argument(
      "<folders...>",
      "folders of scrapinghub/article-extraction-benchmark, dev and test of Murrough-Foley/web-content-extraction-benchmark, or tests of adbar/trafilatura",
    )
    .action(measure),
  process.argv.slice(2),
);
