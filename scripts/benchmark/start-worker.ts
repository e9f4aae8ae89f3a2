import { resolve } from "node:path";
import { unstable_startWorker } from "wrangler";
import { Inspector } from "./inspector.ts";
import { readAnswer, type Sent } from "./requests.ts";

/** Wraps the Worker and looks on. */
const ENTRY = resolve(import.meta.dirname, "peers/staged-worker.mjs");

/** Sends a request to the Worker, by its path. */
export type SendToWorker = (...sent: Sent) => Promise<Response>;

/**
 * Starts a Worker over the files of an index in the local runtime, with ways to send it requests and to inspect it. The assets are there, so the
 * custom build of its configuration is left out.
 */
export async function startWorker({ entry, config, assets }: Record<"entry" | "config" | "assets", string>) {
  const port = { hostname: "127.0.0.1", port: 0 };
  const worker = await unstable_startWorker({
    config,
    assets,
    entrypoint: ENTRY,
    build: { alias: { "benchmarked-worker": entry }, custom: { command: "" } },
    dev: { server: port, inspector: port, watch: false, liveReload: false, persist: false, logLevel: "none" },
  });
  await worker.ready;
  const [url, inspector] = await Promise.all([worker.url, worker.inspectorUrl]);
  if (!inspector) throw new Error("The Worker has no inspector, wanted one");
  const send: SendToWorker = (path, init) => fetch(new URL(path, url), init);
  // A path that the wrapper answers itself starts it and the proxies before it.
  const wake = () => readAnswer(send, ["/wake"]);
  await wake();
  return { worker, send, inspect: () => Inspector.connect(inspector, wake) };
}
