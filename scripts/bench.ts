import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { formatReport } from "./benchmark/report/format-report.ts";
import { drawSystemChart } from "./benchmark/report/system-chart.ts";
import { PARTS, type Part, runBenchmark } from "./benchmark/run-benchmark.ts";
import { isSystemName, SYSTEMS, type SystemName } from "./benchmark/systems.ts";
import { runCommand } from "./run-command.ts";

interface BenchOptions {
  sizes: number[];
  systems: SystemName[];
  parts: Part[];
  large: boolean;
  minutes: number;
  gigabytes: number;
  json?: string;
  record?: string;
  chart?: string;
}

const SIZES = [1_000, 5_000, 20_000, 100_000];
const LARGE_SIZE = 1_000_000;

const SYSTEM_NAMES = Object.keys(SYSTEMS).filter(isSystemName);

function readNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("Wanted a number above 0.");
  return number;
}

function readSizes(text: string): number[] {
  const sizes = text.split(",").map((part) => {
    const size = readNumber(part);
    if (!Number.isInteger(size) || size < 1_000) throw new InvalidArgumentError("Wanted whole numbers from 1,000 on.");
    return size;
  });
  return [...new Set(sizes)];
}

/** Makes an option that takes some of the names known, in whatever order, and all of them when it is not given. */
function nameOption<T extends string>(flags: string, known: readonly T[]): Option {
  return new Option(flags, `some of ${known.join(", ")}`).default([...known], "all").argParser((text): T[] => {
    const wanted = text.split(",");
    const unknown = wanted.find((name) => !known.some((one) => one === name));
    if (unknown !== undefined) throw new InvalidArgumentError(`Wanted some of ${known.join(", ")}.`);
    return known.filter((name) => wanted.includes(name));
  });
}

/** Writes a file, with the folder that it is to be in. */
function writeResult(path: string | undefined, content: string): void {
  if (path === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

async function bench({ large, minutes, gigabytes, json, record, chart, ...plan }: BenchOptions): Promise<void> {
  const results = await runBenchmark({
    ...plan,
    large: large ? [LARGE_SIZE] : [],
    limits: { minutes, gigabytes },
    log: (message) => console.error(message),
  });
  const report = formatReport(results);
  console.log(report);
  writeResult(json, `${JSON.stringify(results, null, 2)}\n`);
  writeResult(record, report);
  if (results.systems) writeResult(chart, drawSystemChart(results.systems));
}

await runCommand(
  new Command("bench")
    .description(
      "Measures this project's index against other search engines, in Node and in workerd, and calls over MCP",
    )
    .addOption(
      new Option("--sizes <numbers>", "passages, separated by commas")
        .default(SIZES, SIZES.join())
        .argParser(readSizes),
    )
    .addOption(nameOption("--systems <names>", SYSTEM_NAMES))
    .addOption(nameOption("--parts <names>", PARTS))
    .option("--large", "also 1,000,000 passages, for the systems that are meant for as many", false)
    .option("--minutes <number>", "longest that a step may take", readNumber, 1)
    .option("--gigabytes <number>", "most memory that a step may take", readNumber, 4)
    .option("--json <file>", "write the figures to a file")
    .option("--record <file>", "write the tables to a file, as Markdown")
    .option("--chart <file>", "draw opening time and memory to a file, as SVG")
    .action(bench),
);
