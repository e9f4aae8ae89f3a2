import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { parse } from "smol-toml";
import { runCommand } from "./run-command.ts";

const PROJECT = resolve(import.meta.dirname, "..");

/** Run by this Node, so that neither PATH nor the platform's launchers matter. */
const WRANGLER = resolve(PROJECT, "node_modules/wrangler/bin/wrangler.js");

/** The configuration that wrangler serves by. */
const CONFIG = resolve(PROJECT, ".cache/dev/wrangler.json");

/** Where what an index is built with lies. */
const BUILD_CODE = ["src", "scripts"];

/** Quiet after a change of the code, in milliseconds, before it is built with: an editor saves in several steps. */
const QUIET_MS = 100;

/** Throws an Error when something listens on the port already: wrangler would silently take another. */
async function claimPort(port: number): Promise<void> {
  const probe = createServer();
  const listening = Promise.withResolvers<void>();
  probe.once("listening", listening.resolve);
  probe.once("error", listening.reject);
  probe.listen(port);
  try {
    await listening.promise;
  } catch {
    throw new Error(`Port ${port} is taken; choose another: npm run dev -- --port ${port + 1}`);
  } finally {
    probe.close();
  }
}

/**
 * Writes wrangler.toml, with a variable that says that the service is local, and without its build: wrangler reloads a Worker when its assets change only where it has none, and a
 * build that stays in memory takes a tenth of the time of one that starts anew.
 */
function writeConfig(): void {
  const { build, main, assets, vars, ...config } = parse(readFileSync(resolve(PROJECT, "wrangler.toml"), "utf8"));
  const dist = resolve(PROJECT, "dist");
  mkdirSync(dirname(CONFIG), { recursive: true });
  mkdirSync(dist, { recursive: true });
  const served = {
    ...config,
    main: resolve(PROJECT, String(main)),
    assets: { ...Object(assets), directory: dist },
    vars: { ...Object(vars), LOCAL: "true" },
  };
  writeFileSync(CONFIG, JSON.stringify(served));
}

/** Starts a Node that writes to the terminal of this one. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, args, { cwd: PROJECT, stdio: "inherit", env: { ...process.env, ...env } });
}

/** Builds after each change of the articles, and begins anew when the code changes. Gives what ends it. */
function keepBuilding(corpus: string): () => void {
  const begin = () => start([resolve(PROJECT, "scripts/build-index.ts"), "--corpus", corpus, "--watch"]);
  let builder = begin();
  let timer: NodeJS.Timeout | undefined;
  const beginAnew = () => {
    builder.kill();
    builder = begin();
  };
  const watches = BUILD_CODE.map((folder) =>
    watch(resolve(PROJECT, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(beginAnew, QUIET_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const one of watches) one.close();
    builder.kill();
  };
}

/** Port to serve on when none is given. */
const PORT = "8787";

async function dev({ port }: { port: string }): Promise<void> {
  if (!/^\d{1,5}$/.test(port)) throw new Error(`--port was ${port}, wanted a number`);
  const corpus = resolve(process.env.CORPUS || resolve(PROJECT, "corpus"));
  if (!existsSync(corpus))
    throw new Error(`There is no file or folder ${corpus}, wanted a folder of articles or a .jsonl file`);
  await claimPort(Number(port));
  writeConfig();
  const stopBuilding = keepBuilding(corpus);
  const secrets = resolve(PROJECT, ".dev.vars");
  const options = ["--config", CONFIG, "--port", port, "--show-interactive-dev-session=false"];
  const server = start([WRANGLER, "dev", ...options, ...(existsSync(secrets) ? ["--env-file", secrets] : [])], {
    CLOUDFLARE_CF_FETCH_ENABLED: process.env.CLOUDFLARE_CF_FETCH_ENABLED ?? "false",
    WRANGLER_SEND_METRICS: process.env.WRANGLER_SEND_METRICS ?? "false",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.kill(signal));
  server.once("exit", (code) => {
    stopBuilding();
    process.exit(code ?? 0);
  });
}

await runCommand(
  new Command("dev")
    .description(
      "Builds the index of the folder CORPUS (corpus, if it is not set) and serves it, again after every change",
    )
    .option("--port <number>", "port to serve on", PORT)
    .action(dev),
);
