import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { Message } from "./message.ts";

/** What came of a step: its figures, or why there are none, in a few words. */
export type Outcome<T> = { figures: T } | { stopped: string };

/** How much a step may take. */
export interface Limits {
  minutes: number;
  gigabytes: number;
}

/** A script that measures in a process of its own; `argument` is given to it as JSON. */
export interface MeasuringProcess<T> {
  script: URL;
  argument: unknown;
  shape: z.ZodType<T>;
  limits: Limits;
}

/** How often memory is looked at, in milliseconds. */
const WATCH_MS = 250;

const GIGABYTE = 1024 ** 3;

/** Memory that a process has at this moment, as Linux tells it; elsewhere only its heap is bounded, and its end looked at. */
function residentBytes(pid: number): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(path, "utf8"))?.[1] ?? 0) * 1024;
}

/** Ends a process that takes too long, counted from each beginning, or too much memory; tells which, if any. */
function guard(child: ChildProcess, { minutes, gigabytes }: Limits): { begin: () => void; end: () => string | null } {
  let reason: string | null = null;
  let clock: NodeJS.Timeout | undefined;
  const stop = (why: string) => {
    reason ??= why;
    child.kill("SIGKILL");
  };
  const watch = setInterval(() => {
    if (residentBytes(child.pid ?? 0) > gigabytes * GIGABYTE) stop(`over ${gigabytes} GB`);
  }, WATCH_MS);
  return {
    begin: () => {
      clearTimeout(clock);
      clock = setTimeout(stop, minutes * 60_000, `over ${minutes} min`);
    },
    end: () => {
      clearTimeout(clock);
      clearInterval(watch);
      return reason;
    },
  };
}

/** Why a process ended that told nothing, by what it said on stderr. */
function explainEnd(said: string, { gigabytes }: Limits): string {
  if (said.includes("heap out of memory")) return `over ${gigabytes} GB`;
  const error = /^\w*Error.*$/m.exec(said)?.[0];
  return `failed: ${error ?? "it ended without a word"}`;
}

function start({ script, argument, limits }: MeasuringProcess<unknown>): ChildProcess {
  return fork(fileURLToPath(script), [JSON.stringify(argument)], {
    execArgv: ["--expose-gc", `--max-old-space-size=${Math.floor(limits.gigabytes * 1024)}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" },
  });
}

/** Runs a script in a process of its own and gives what it measured, or why it was stopped. */
export async function runProcess<T>(measuring: MeasuringProcess<T>): Promise<Outcome<T>> {
  const { shape, limits } = measuring;
  const child = start(measuring);
  const guarding = guard(child, limits);
  const told: T[] = [];
  let said = "";
  let peakBytes = 0;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.on("message", (given) => {
    const message = Message.parse(given);
    if (message.kind === "begun") return guarding.begin();
    peakBytes = message.peakBytes;
    told.push(shape.parse(message.figures));
  });
  await once(child, "close");
  const reason = guarding.end() ?? (peakBytes > limits.gigabytes * GIGABYTE ? `over ${limits.gigabytes} GB` : null);
  if (reason) return { stopped: reason };
  const [figures] = told;
  return figures === undefined ? { stopped: explainEnd(said, limits) } : { figures };
}
