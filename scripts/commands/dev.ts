import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createBuildCommand } from "../corpus-command.ts";
import { serveIndexFiles } from "../index-server.ts";
import { locateState } from "../locate-state.ts";
import { ENTRY, findWrangler, IS_CLONE, nameCommand, PACKAGE } from "../package-files.ts";
import { checkCorpus } from "../read-folder.ts";
import { writeWranglerConfig } from "../wrangler-config.ts";
import { preparePages } from "../write-dist.ts";

/** Where what an index is built with lies, in a clone of the project. */
const BUILD_CODE = IS_CLONE ? ["src", "scripts"] : [];

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
    throw new Error(`Port ${port} is taken; choose another: ${nameCommand("dev", "--port", String(port + 1))}`);
  } finally {
    probe.close();
  }
}

/** Starts a Node that writes to the terminal of this one. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
}

/** Builds after each change of the articles, and begins anew when the code changes, as `onCodeChange` does. Gives what ends it. */
function keepBuilding(corpus: string, out: string | undefined, onCodeChange: () => void): () => void {
  const begin = () => start([ENTRY, "build", corpus, "--watch", ...(out === undefined ? [] : ["--out", out])]);
  let builder = begin();
  let timer: NodeJS.Timeout | undefined;
  const beginAnew = () => {
    builder.kill();
    builder = begin();
    onCodeChange();
  };
  const watches = BUILD_CODE.map((folder) =>
    watch(join(PACKAGE, folder), { recursive: true }, () => {
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
const LAST_PORT = 65_535;

interface DevOptions {
  port: string;
  corpus: string;
  /** Folder to build to, where it is not beside the articles. */
  out?: string;
  /** Whether each request has a line on the terminal. */
  log: boolean;
}

async function serve(named: string | undefined, { port, corpus: usual, out, log }: DevOptions): Promise<void> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > LAST_PORT)
    throw new Error(`--port was ${port}, wanted a number from 0 to ${LAST_PORT}`);
  const corpus = named ?? usual;
  checkCorpus(corpus);
  await claimPort(Number(port));
  const state = locateState(corpus, out);
  // The index is served from beside, not as assets: wrangler starts a Worker anew when these change, which takes as long as
  // building a thousand articles again. A build that stays in memory takes a tenth of the time of one that starts anew.
  const assets = join(state.folder, "dev");
  preparePages(assets);
  const { url, close } = await serveIndexFiles(state.site);
  const config = writeWranglerConfig(
    { ...state, site: assets },
    { vars: { LOCAL: "true", INDEX_URL: url, ...(!log && { LOG_REQUESTS: "false" }) } },
  );
  const stopBuilding = keepBuilding(corpus, out, () => preparePages(assets));
  const secrets = resolve(".dev.vars");
  // Without a port of its own for debuggers, wrangler takes the first that looks free from 9229 on, and of two servers that begin at
  // the same time one would end.
  const ports = ["--port", port, "--inspector-port", "0"];
  const options = ["--config", config, ...ports, "--show-interactive-dev-session=false"];
  const server = start([findWrangler(), "dev", ...options, ...(existsSync(secrets) ? ["--env-file", secrets] : [])], {
    CLOUDFLARE_CF_FETCH_ENABLED: process.env.CLOUDFLARE_CF_FETCH_ENABLED ?? "false",
    WRANGLER_SEND_METRICS: process.env.WRANGLER_SEND_METRICS ?? "false",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.kill(signal));
  server.once("exit", (code) => {
    stopBuilding();
    close();
    process.exit(code ?? 0);
  });
}

/** Options and action. */
export const command = createBuildCommand()
  .option("--port <number>", "port to serve on; 0 takes one that is free", PORT)
  .option("--no-log", "print no line for each request")
  .action(serve);
