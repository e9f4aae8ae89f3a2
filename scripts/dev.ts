import { spawn } from "node:child_process";
import { mkdirSync, watch } from "node:fs";
import { createServer } from "node:net";
import { relative, resolve } from "node:path";
import { Command } from "commander";
import { runCommand } from "./run-command.ts";

const PROJECT = resolve(import.meta.dirname, "..");

/** Files of a corpus are often saved in several steps; a build waits for the last. */
const SETTLE_MS = 150;

/** Throws an Error when something listens on the port already: wrangler would take another one without a word. */
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

function build(): void {
  spawn(process.execPath, ["scripts/build-index.ts"], {
    cwd: PROJECT,
    stdio: "inherit",
    env: { ...process.env, WRANGLER_COMMAND: "dev" },
  });
}

/** Builds again after a change in a corpus that lies outside the project, where wrangler does not look. */
function watchOutside(corpus: string): void {
  const way = relative(PROJECT, corpus);
  if (way !== "" && !way.startsWith("..")) return;
  let due: NodeJS.Timeout | undefined;
  watch(corpus, { recursive: true }, () => {
    clearTimeout(due);
    due = setTimeout(build, SETTLE_MS);
  });
}

/** Port that is served on when none is named. */
const PORT = "8787";

async function dev({ port }: { port: string }): Promise<void> {
  if (!/^\d{1,5}$/.test(port)) throw new Error(`--port was ${port}, wanted a number`);
  await claimPort(Number(port));
  const corpus = resolve(process.env.CORPUS || "corpus");
  mkdirSync(resolve(PROJECT, "dist"), { recursive: true });
  watchOutside(corpus);
  const quiet = { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };
  const server = spawn("wrangler", ["dev", "--port", port, "--show-interactive-dev-session=false"], {
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
