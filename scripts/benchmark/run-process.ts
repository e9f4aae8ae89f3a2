import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Task } from "./measure.ts";

/** What was measured, by names that end with a unit if there is one. What cannot be known is not there. */
export type Figures = Record<string, number>;

/** What may be measured of an engine that is built: its method of the same name, where it has one. */
export const STEPS = ["open", "serve", "deploy"] as const;

/** The most that a process may take. */
export interface Limits {
  minutes: number;
  gigabytes: number;
}

/** Processes that each step is measured in: a single time varies by half. */
export const PROCESSES: Readonly<Record<Task["step"], number>> = { build: 1, open: 5, serve: 3, deploy: 3 };

/** Gives the value below which a share of the values lie, by the nearest rank. Throws a RangeError without a value. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("There were no values, wanted one or more");
  return value;
}

/** Gives the median of values: of an even number, the lower one in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Runs `measure.ts` of the task's checkout, which prints figures as its last line. Rejects with an Error that says in a few words why it was stopped. */
export function runProcess(task: Task, { minutes, gigabytes }: Limits): Promise<Figures> {
  const flags = ["--expose-gc", `--max-old-space-size=${Math.floor(gigabytes * 1024)}`];
  const env = { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };
  const cwd = join(task.checkout, "scripts/benchmark");
  const options = { cwd, env, timeout: minutes * 60_000 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...flags, "measure.ts", JSON.stringify(task)], options, (error, stdout, stderr) => {
      if (!error) resolve(JSON.parse(stdout.split("\n").at(-1) ?? ""));
      else if (error.killed) reject(new Error(`over ${minutes} min`));
      else if (stderr.includes("heap out of memory")) reject(new Error(`over ${gigabytes} GB`));
      else reject(new Error(`failed: ${/^\w*Error.*$/m.exec(stderr)?.[0] ?? "it ended without a word"}`));
    });
  });
}

/** Gives the median of each figure of several processes. */
export function mediansOf(all: readonly Figures[]): Figures {
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(all.map((figures) => figures[name] ?? 0))]));
}
