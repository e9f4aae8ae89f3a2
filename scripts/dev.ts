import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { runCommand } from "./run-command.ts";

const PROJECT = resolve(import.meta.dirname, "..");

/** Run by this Node, so that neither PATH nor the platform's launchers matter. */
const WRANGLER = resolve(PROJECT, "node_modules/wrangler/bin/wrangler.js");

/** Where wrangler looks for changes, by wrangler.toml, when the corpus is not the project's own folder. */
const WATCHED_LINK = resolve(PROJECT, ".cache/corpus");

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
 * Has wrangler watch a corpus that lies elsewhere, through a link: only a build that wrangler starts makes it
 * drop the index that the running Worker holds.
 */
function linkCorpus(corpus: string): void {
  rmSync(WATCHED_LINK, { force: true });
  if (corpus === resolve(PROJECT, "corpus")) return;
  mkdirSync(dirname(WATCHED_LINK), { recursive: true });
  // A junction is the kind of link to a folder that Windows lets everybody make; elsewhere the kind does not matter.
  symlinkSync(corpus, WATCHED_LINK, "junction");
}

/** Port to serve on when none is given. */
const PORT = "8787";

async function dev({ port }: { port: string }): Promise<void> {
  if (!/^\d{1,5}$/.test(port)) throw new Error(`--port was ${port}, wanted a number`);
  const corpus = resolve(process.env.CORPUS || resolve(PROJECT, "corpus"));
  if (!existsSync(corpus))
    throw new Error(`There is no file or folder ${corpus}, wanted a folder of articles or a .jsonl file`);
  await claimPort(Number(port));
  mkdirSync(resolve(PROJECT, "dist"), { recursive: true });
  linkCorpus(corpus);
  const quiet = { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };
  const server = spawn(process.execPath, [WRANGLER, "dev", "--port", port, "--show-interactive-dev-session=false"], {
    cwd: PROJECT,
    stdio: "inherit",
    env: { ...quiet, ...process.env, CORPUS: corpus },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.kill(signal));
  server.once("exit", (code) => process.exit(code ?? 0));
}

await runCommand(
  new Command("dev")
    .description(
      "Builds the index of the folder CORPUS (corpus, if it is not set) and serves it, again after every change",
    )
    .option("--port <number>", "port to serve on", PORT)
    .action(dev),
);
