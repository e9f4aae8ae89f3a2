import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { ENGINES } from "./benchmark/engine.ts";
import { formatReport } from "./benchmark/report.ts";
import { type BenchmarkPlan, runBenchmark } from "./benchmark/run-benchmark.ts";
import { STEPS } from "./benchmark/run-process.ts";
import { runCommand } from "./run-command.ts";

type BenchOptions = BenchmarkPlan & Partial<Record<"json" | "record", string>>;

/** Passages, from a small site to a large archive. */
const SIZES = [1_000, 5_000, 20_000, 100_000];

const NAMES = Object.keys(ENGINES);

function readNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("Wanted a number above 0.");
  return number;
}

/** Writes a file, and makes the folder for it. */
function writeResult(path: string | undefined, content: string): void {
  if (path === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

async function bench({ json, record, ...plan }: BenchOptions): Promise<void> {
  const results = await runBenchmark(plan);
  const report = formatReport(results);
  console.log(report);
  writeResult(json, `${JSON.stringify(results, null, 2)}\n`);
  writeResult(record, report);
}

await runCommand(
  new Command("bench")
    .description("Measures this project's index against other engines, in Node and in workerd")
    .addOption(
      new Option("--sizes <list>", "passages, by commas")
        .default(SIZES, SIZES.join())
        .argParser((text) => text.split(",").map(readNumber)),
    )
    .addOption(new Option("--engines <names...>", "what to measure").choices(NAMES).default(NAMES, "all"))
    .addOption(new Option("--steps <names...>", "beside the build").choices(STEPS).default(STEPS, "all"))
    .option(
      "--against <folder>",
      "another checkout with this benchmark, whose Pressmark is measured in turn with this one's",
    )
    .option("--minutes <number>", "longest that a process may take", readNumber, 2)
    .option("--gigabytes <number>", "largest heap of a process", readNumber, 4)
    .option("--json <file>", "write the figures to a file")
    .option("--record <file>", "write the tables to a file, as Markdown")
    .action(bench),
  process.argv.slice(2),
);
