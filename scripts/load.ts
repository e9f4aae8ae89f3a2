import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { parse } from "smol-toml";
import * as z from "zod";
import { pressmark } from "./benchmark/engines/pressmark.ts";
import { readArticles, writeArticles } from "./benchmark/make-articles.ts";
import { installPeers } from "./benchmark/peers/peers.ts";
import { type KindResult, type LoadResult, runLoad } from "./benchmark/run-load.ts";
import { formatColumns } from "./evaluation/format-columns.ts";
import { runCommand } from "./run-command.ts";

interface LoadOptions {
  index?: string;
  checkout: string;
  connections: number;
  seconds: number;
  seed: number;
  json?: boolean;
}

const ROOT = resolve(import.meta.dirname, "..");
const SCRATCH = join(ROOT, ".cache/load");

/** Passages of the index that is built when none is named. */
const PASSAGES = 20_000;

/** More requests than any load has: what is measured is the work, not its refusal. */
const NO_LIMIT = 1_000_000_000;

const Settings = z.looseObject({
  ratelimits: z.array(z.looseObject({ simple: z.looseObject({ limit: z.number() }) })).default([]),
});

function readNumber(text: string): number {
  const number = Number(text);
  if (!(Number.isInteger(number) && number > 0)) throw new InvalidArgumentError("Wanted a whole number above 0.");
  return number;
}

/** Writes the settings of a checkout's Worker, with limits of requests that nothing reaches. */
function writeConfig(checkout: string): string {
  const { build: _, ...settings } = Settings.parse(parse(readFileSync(join(checkout, "wrangler.toml"), "utf8")));
  const ratelimits = settings.ratelimits.map((one) => ({ ...one, simple: { ...one.simple, limit: NO_LIMIT } }));
  const path = join(SCRATCH, "wrangler.json");
  writeFileSync(path, JSON.stringify({ ...settings, main: join(checkout, "src/worker.ts"), ratelimits }));
  return path;
}

/** Builds an index of the benchmark's articles. */
async function buildIndex(): Promise<string> {
  const [articles, folder] = [join(SCRATCH, "articles"), join(SCRATCH, "dist")];
  console.error(`Building an index of ${PASSAGES} passages`);
  installPeers();
  writeArticles(articles, PASSAGES);
  await pressmark.build(readArticles(articles, PASSAGES), folder);
  return folder;
}

function formatResult({ kinds, all, faults, held, seconds }: LoadResult): string {
  const listParts = (part: "heap" | "buffers") => held.map((one) => one[part].toFixed(1)).join(", ");
  const table = formatColumns(
    [...kinds, all],
    [
      { name: "", kind: "words", write: ({ name }: KindResult) => name },
      { name: "requests", kind: "figures", write: ({ requests }) => `${requests}` },
      { name: "errors", kind: "figures", write: ({ errors }) => `${errors}` },
      { name: "p50, ms", kind: "figures", write: ({ p50 }) => p50.toFixed(1) },
      { name: "p99, ms", kind: "figures", write: ({ p99 }) => p99.toFixed(1) },
    ],
  );
  return [
    `The settings of wrangler.toml, but for limits of ${NO_LIMIT} requests a minute, so that none is refused. Each answer was checked.`,
    table,
    `${all.perSecond.toFixed(0)} requests a second for ${seconds.toFixed(0)} s`,
    `Held without garbage before the load and after each sixth of it, MB: heap ${listParts("heap")}; buffers ${listParts("buffers")}, of which at most 32 keep blocks of the index`,
    ...faults.map(({ fault, count, path }) => `${count} times: ${fault}, as for ${path.slice(0, 200)}`),
  ].join("\n\n");
}

async function load({ index, checkout, json, ...plan }: LoadOptions): Promise<void> {
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  // What wrangler would otherwise look up or send when it starts.
  Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" });
  try {
    const assets = index === undefined ? await buildIndex() : resolve(index);
    const entry = resolve(checkout, "src/worker.ts");
    const result = await runLoad({ ...plan, entry, config: writeConfig(resolve(checkout)), assets });
    console.log(json ? JSON.stringify(result, null, 2) : formatResult(result));
    if (result.all.errors > 0) process.exitCode = 1;
  } finally {
    rmSync(SCRATCH, { recursive: true, force: true });
  }
}

await runCommand(
  new Command("load")
    .description("Puts a load of mixed requests on the Worker in the local runtime, one in a hundred of them hostile")
    .option("--index <folder>", `a built index to serve; else one of ${PASSAGES} passages is built`)
    .option("--checkout <folder>", "checkout whose Worker is loaded; it must read the index's format", ROOT)
    .option("--connections <number>", "requests under way at a time", readNumber, 64)
    .option("--seconds <number>", "how long", readNumber, 60)
    .option("--seed <number>", "seed of the drawing of requests", readNumber, 1)
    .option("--json", "print the figures as JSON")
    .action(load),
  process.argv.slice(2),
);
