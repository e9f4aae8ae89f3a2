import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "smol-toml";
import * as z from "zod";
import { makeStateFolder, type State } from "./locate-state.ts";
import { WORKER, WORKER_SETTINGS } from "./package-files.ts";
import { writing } from "./write-error.ts";

/** Name of the variable of a deployed Worker that says which corpus it serves. The Worker itself does not read it. */
export const CORPUS_VARIABLE = "CORPUS";

/** The settings that are read here; all others are passed on. */
const Settings = z.looseObject({
  build: z.unknown(),
  assets: z.looseObject({}),
  vars: z.record(z.string(), z.string()),
  ratelimits: z.array(z.looseObject({ name: z.string() })),
});

/** What is said of the Worker of one corpus. */
interface WorkerOptions {
  /** Name of the Worker. */
  name?: string;
  /** Variables beside those that hold for every corpus. */
  vars: Record<string, string>;
}

/** Variables that say nothing are left out: what an owner sets in Cloudflare's dashboard then stays. */
const listVariables = (vars: Record<string, string>) =>
  Object.fromEntries(Object.entries(vars).filter(([, value]) => value !== ""));

/** Names the counter of a limiter: Workers of one account that name the same one would count together. */
function nameCounter(worker: string | undefined, limiter: string): string {
  return String(createHash("sha256").update(`${worker} ${limiter}`).digest().readUInt32BE());
}

/**
 * Writes what wrangler serves or deploys a corpus by: the settings that hold for every corpus, without their build, since the
 * index is built already. Gives the path of the file.
 */
export function writeWranglerConfig(state: State, { name, vars }: WorkerOptions): string {
  const {
    build,
    assets,
    vars: common,
    ratelimits,
    ...settings
  } = Settings.parse(parse(readFileSync(WORKER_SETTINGS, "utf8")));
  const path = resolve(join(state.folder, "wrangler.json"));
  const directory = resolve(state.site);
  const config = {
    ...settings,
    ...(name !== undefined && { name }),
    main: WORKER,
    assets: { ...assets, directory },
    ratelimits: ratelimits.map((limiter) => ({ ...limiter, namespace_id: nameCounter(name, limiter.name) })),
    vars: { ...listVariables(common), ...vars },
    keep_vars: true,
  };
  makeStateFolder(state);
  writing(path, () => {
    if (!existsSync(directory)) mkdirSync(directory, { recursive: true });
    writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`);
  });
  return path;
}
