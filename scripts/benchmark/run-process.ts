import { execFile } from "node:child_process";
import { median } from "./quantile.ts";

/** What was measured, by names that end with a unit if there is one. What cannot be known is not there. */
export type Figures = Record<string, number>;

/** What came of a measurement; when it was stopped, why, in a few words. */
export interface Outcome {
  figures: Figures;
  stopped?: string;
}

/** How much a process may take. */
export interface Limits {
  minutes: number;
  gigabytes: number;
}

/** Runs a script of this folder that ends with {@link reportFigures}. */
function runProcess(script: string, argument: unknown, { minutes, gigabytes }: Limits): Promise<Outcome> {
  const flags = ["--expose-gc", `--max-old-space-size=${Math.floor(gigabytes * 1024)}`];
  const env = { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };
  const options = { cwd: import.meta.dirname, env, timeout: minutes * 60_000, killSignal: "SIGKILL" } as const;
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const stop = (stopped: string) => resolve({ figures: {}, stopped });
  execFile(process.execPath, [...flags, script, JSON.stringify(argument)], options, (error, stdout, stderr) => {
    const { peakBytes = 0, ...figures }: Figures = error ? {} : JSON.parse(stdout.split("\n").at(-1) ?? "");
    if (error?.killed) stop(`over ${minutes} min`);
    else if (peakBytes > gigabytes * 1024 ** 3 || stderr.includes("heap out of memory")) stop(`over ${gigabytes} GB`);
    else if (error) stop(`failed: ${/^\w*Error.*$/m.exec(stderr)?.[0] ?? "it ended without a word"}`);
    else resolve({ figures });
  });
  return promise;
}

/** A script that measures: `argument` is given to it as JSON, in so many fresh processes. */
export interface Step {
  script: string;
  argument: unknown;
  times: number;
}

/** Runs a step's processes one after the other, and gives the median of each figure by itself. */
export async function runStep({ script, argument, times }: Step, limits: Limits): Promise<Outcome> {
  const all: Figures[] = [];
  for (let count = 0; count < times; count++) {
    const outcome = await runProcess(script, argument, limits);
    if (outcome.stopped) return outcome;
    all.push(outcome.figures);
  }
  const medians = Object.keys(all[0] ?? {}).map((name) => [name, median(all.map((figures) => figures[name] ?? 0))]);
  return { figures: Object.fromEntries(medians) };
}

/** What a measuring script does: reads its argument, measures, and writes the figures as its last line of output. */
export async function reportFigures<A>(measure: (argument: A) => Promise<Figures>): Promise<void> {
  const figures = await measure(JSON.parse(process.argv[2] ?? "null"));
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(`\n${JSON.stringify({ ...figures, peakBytes })}`, () => process.exit());
}
