import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { slug } from "github-slugger";
import { WORKER_NAME } from "../../src/corpus/corpus-settings.ts";
import { readSettings } from "../../src/corpus/read-settings.ts";
import { parseAccessKeys } from "../../src/doors/access/access-keys.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { formatCount } from "../../src/text/format-count.ts";
import { printableLine } from "../../src/text/printable.ts";
import { createBuildCommand } from "../corpus-command.ts";
import { type Deployed, findDeployed, listSecrets } from "../deploying/deployed-corpus.ts";
import { describeAccess } from "../deploying/describe-access.ts";
import { locateState } from "../locate-state.ts";
import { withBuiltIndex } from "../open-index.ts";
import { ENTRY, findWrangler } from "../package-files.ts";
import { readFolder } from "../read-folder.ts";
import { CORPUS_VARIABLE, writeWranglerConfig } from "../wrangler-config.ts";

interface DeployOptions {
  corpus: string;
  out?: string;
  /** Name of the Worker, where it is not that of the settings or of the corpus. */
  name?: string;
  /** List of keys to deploy with, which closes the service to all others. */
  keys?: string;
  /** Whether whatever the Worker serves is to be replaced. */
  replace?: boolean;
  dryRun?: boolean;
}

/** Runs a command that talks to the terminal by itself. Gives whether it succeeded; else its exit code is that of this one. */
function run(script: string, args: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: "inherit" });
  process.exitCode = status ?? 1;
  return status === 0;
}

/** The name of the Worker of a corpus: the one asked for, else that of its settings, else one made of the corpus' name. */
function nameWorker(corpus: string, asked: string | undefined, named: string): string {
  const name = asked ?? readSettings(readFolder(corpus).files).settings.worker ?? slug(named).slice(0, 63);
  if (WORKER_NAME.test(name)) return name;
  throw new Error(
    `A Worker cannot be called "${name}", wanted at most 63 of a-z, 0-9 and -: name it with --name, or with worker in corpus.yaml`,
  );
}

/** Says what a Worker is found to serve that must not be replaced by a corpus; `null` where it may. */
function findRival(deployed: Deployed, corpus: string): string | null {
  if (deployed.kind === "nothing") return null;
  if (deployed.kind === "unnamed") return "is there already, and does not say which corpus it serves";
  if (deployed.kind === "unknown") return `may serve another corpus; wrangler could not tell: ${deployed.reason}`;
  return deployed.name === corpus ? null : `serves another corpus, "${deployed.name}"`;
}

/** Throws an Error when a Worker serves, or may serve, anything but a corpus. */
function checkReplaced(deployed: Deployed, worker: string, corpus: string): void {
  const rival = findRival(deployed, corpus);
  if (rival === null) return;
  throw new Error(
    `The Worker ${worker} ${rival}. Nothing was deployed: choose another name with --name, or with worker in corpus.yaml; --replace puts "${corpus}" in its place`,
  );
}

/** Says what is about to be deployed, where to, and where its links lead. */
function announce({ corpus: { title, site }, counts }: PassageIndex, corpus: string, worker: string): void {
  const address = site ?? "the address at which it is asked, since corpus.yaml names no site";
  console.log(
    printableLine(
      `Deploying "${title}" (${formatCount(counts.articles, "article")} of ${corpus}) to the Worker ${worker}; links lead to ${address}`,
    ),
  );
}

/** Writes the secrets that a list of keys is deployed as, calls `use` with the file, and removes it. */
function withSecrets<T>(keys: string | undefined, use: (options: string[]) => T): T {
  if (keys === undefined) return use([]);
  const list = readFileSync(keys, "utf8");
  parseAccessKeys(list);
  const folder = mkdtempSync(join(tmpdir(), "pressmark-"));
  try {
    const file = join(folder, "secrets.json");
    writeFileSync(file, JSON.stringify({ API_KEYS: list }), { mode: 0o600 });
    return use(["--secrets-file", file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function start(_: string | undefined, options: DeployOptions, { args }: Command): Promise<void> {
  const { out, dryRun: isDry = false } = options;
  // What begins with a dash is an option of wrangler's, and so is all that follows it.
  const [named, rest] = args[0]?.startsWith("-") === false ? [args[0], args.slice(1)] : [undefined, args];
  const corpus = named ?? options.corpus;
  const state = locateState(corpus, out);
  if (!run(ENTRY, ["build", corpus, ...(out === undefined ? [] : ["--out", out])])) return;
  const index = await withBuiltIndex(state.site, async (opened) => opened);
  const worker = nameWorker(corpus, options.name, index.corpus.name);
  const config = writeWranglerConfig(state, { name: worker, vars: { [CORPUS_VARIABLE]: index.corpus.name } });
  announce(index, corpus, worker);
  const naming = ["--config", config];
  if (!isDry && !options.replace) checkReplaced(findDeployed(naming), worker, index.corpus.name);
  const given = ["deploy", ...naming, ...(isDry ? ["--dry-run"] : []), ...rest];
  const isDone = withSecrets(options.keys, (secrets) => run(findWrangler(), [...given, ...secrets]));
  if (isDone && !isDry) console.log(`\n${describeAccess(listSecrets(naming))}`);
}

/** Options and action. */
export const command = createBuildCommand()
  .option("--name <worker>", "name of the Worker (default: worker of corpus.yaml, else the name of the corpus)")
  .option("--keys <file>", "list of keys that closes the service to all who have none")
  .option("--replace", "put this corpus in the place of whatever the Worker serves")
  .option("--dry-run", "make everything ready, and deploy nothing")
  .allowUnknownOption()
  .addHelpText("after", "\nOther options are wrangler's: npx wrangler deploy --help lists them.")
  .action(start);
