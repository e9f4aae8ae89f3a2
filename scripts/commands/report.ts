import { Command, InvalidArgumentError } from "commander";
import { readLines } from "../evaluation/read-lines.ts";
import { formatSummary } from "../report/format-summary.ts";
import { readRequests } from "../report/read-requests.ts";
import { summariseLog } from "../report/summarise-log.ts";

interface ReportOptions {
  json?: boolean;
  rows: number;
}

function readRows(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("Wanted a number from 1 to 99999.");
  return Number(text);
}

function report(file: string, { json, rows }: ReportOptions): void {
  const lines = Array.from(readLines(file, "a log, or - for what is piped in"), ({ text }) => text);
  const summary = summariseLog(readRequests(lines), rows);
  console.log(json ? JSON.stringify(summary, null, 2) : formatSummary(summary));
}

const INPUT = `
The log may be what pressmark dev prints, what wrangler tail --format json prints, or an export of Workers Logs or
Logpush. Lines without a request are counted and passed over. Queries are in it only where LOG_QUERIES was set.`;

/** Options and action. */
export const command = new Command()
  .argument("<file>", "the log; - reads what is piped in")
  .option("--json", "print everything as JSON")
  .option("--rows <number>", "most queries, and most of the slowest, to list", readRows, 10)
  .addHelpText("after", INPUT)
  .action(report);
