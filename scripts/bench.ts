import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { drawResults, formatReport, PARTS } from "./benchmark/report.ts";
import { type BenchmarkPlan, runBenchmark } from "./benchmark/run-benchmark.ts";
import { SYSTEM_NAMES } from "./benchmark/system.ts";
import { runCommand } from "./run-command.ts";

/** Where to write results, beside the terminal. */
type BenchOptions = BenchmarkPlan & Partial<Record<"json" | "record" | "chart", string>>;

const SIZES = [1_000, 5_000, 20_000, 100_000];

function readNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("Wanted a number above 0.");
  return number;
}

function readSizes(text: string): number[] {
  const sizes = new Set(text.split(",").map(Number));
  for (const size of sizes)
    if (!Number.isInteger(size) || size < 1_000) throw new InvalidArgumentError("Wanted whole numbers from 1,000 on.");
  return [...sizes].sort((a, b) => a - b);
}

/** Makes an option that takes some of the names known, in whatever order, and all of them when it is not given. */
function nameOption<T extends string>(flags: string, known: readonly T[]): Option {
  return new Option(flags, `some of ${known.join(", ")}`).default([...known], "all").argParser((text): T[] => {
    const wanted = new Set(text.split(","));
    const chosen = known.filter((name) => wanted.has(name));
    if (chosen.length < wanted.size) throw new InvalidArgumentError(`Wanted some of ${known.join(", ")}.`);
    return chosen;
  });
}

/** Writes a file, with the folder that it is to be in. */
function writeResult(path: string | undefined, content: string): void {
  if (path === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

async function bench({ json, record, chart, ...plan }: BenchOptions): Promise<void> {
  const results = await runBenchmark(plan);
  const report = formatReport(results);
  console.log(report);
  writeResult(json, `${JSON.stringify(results, null, 2)}\n`);
  writeResult(record, report);
  writeResult(chart, drawResults(results));
}

await runCommand(
  new Command("bench")
    .description("Measures this project's index against other engines, in Node and in workerd, and calls over MCP")
    .addOption(new Option("--sizes <list>", "passages, by commas").default(SIZES, SIZES.join()).argParser(readSizes))
    .addOption(nameOption("--systems <names>", SYSTEM_NAMES))
    .addOption(nameOption("--parts <names>", PARTS))
    .option("--large", "also 1,000,000 passages, for the systems that are meant for as many", false)
    .option("--minutes <number>", "longest that a process may take", readNumber, 1)
    .option("--gigabytes <number>", "most memory that a process may take", readNumber, 4)
    .option("--json <file>", "write the figures to a file")
    .option("--record <file>", "write the tables to a file, as Markdown")
    .option("--chart <file>", "draw opening time and memory to a file, as SVG")
    .action(bench),
);
