import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import * as z from "zod";
import { describeAccess } from "./describe-access.ts";

/** Run by this Node, so that neither PATH nor the platform's launchers matter. */
const WRANGLER = resolve(import.meta.dirname, "../node_modules/wrangler/bin/wrangler.js");

const Secrets = z.array(z.object({ name: z.string() }));

/** Options that say which Worker is meant; each has a value. */
const NAMING = /^(?:-e|--env|-n|--name|-c|--config)(?:=|$)/;

/** Those of the options given that say which Worker is meant, with their values. */
function pickNaming(given: readonly string[]): string[] {
  return given.filter(
    (arg, at) => NAMING.test(arg) || (NAMING.test(given[at - 1] ?? "") && !given[at - 1]?.includes("=")),
  );
}

/** The names of the secrets that are deployed; `null` when wrangler cannot tell. */
function listSecrets(naming: readonly string[]): string[] | null {
  const { status, stdout } = spawnSync(process.execPath, [WRANGLER, "secret", "list", "--format", "json", ...naming], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  if (status !== 0) return null;
  try {
    return Secrets.parse(JSON.parse(stdout)).map(({ name }) => name);
  } catch {
    return null;
  }
}

const given = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [WRANGLER, "deploy", ...given], { stdio: "inherit" });
process.exitCode = status ?? 1;
if (status === 0 && !given.includes("--dry-run")) console.log(`\n${describeAccess(listSecrets(pickNaming(given)))}`);
