import { unstable_startWorker as startWorker } from "wrangler";
import { reportFigures } from "../process/report-figures.ts";
import { weighIsolate } from "./inspector.ts";
import { type WorkerFigures, WorkerTask } from "./worker-figures.ts";

/** The request that is measured beside the first. */
const HUNDREDTH = 100;

/** A path that needs no index: it wakes the Worker, and what stands between it and here. */
const IDLE_PATH = "/robots.txt";

async function time(url: URL): Promise<number> {
  const start = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}, wanted 200`);
  return performance.now() - start;
}

/**
 * Starts a Worker in the local runtime and measures it over HTTP. The custom build of its configuration is left out:
 * its assets are those of the benchmark.
 */
async function measure({ config, assets, queries }: WorkerTask): Promise<WorkerFigures> {
  const worker = await startWorker({
    config,
    assets,
    build: { custom: { command: "" } },
    dev: {
      server: { hostname: "127.0.0.1", port: 0 },
      inspector: { hostname: "127.0.0.1", port: 0 },
      watch: false,
      liveReload: false,
      persist: false,
      logLevel: "none",
    },
  });
  await worker.ready;
  const [url, inspector] = await Promise.all([worker.url, worker.inspectorUrl]);
  if (!inspector) throw new Error("The Worker has no inspector, wanted one");
  const wake = () => fetch(new URL(IDLE_PATH, url)).then((response) => response.arrayBuffer());
  const ask = (request: number) =>
    time(new URL(`/search?${new URLSearchParams({ q: queries[request % queries.length] ?? "" })}`, url));
  await wake();
  const firstMs = await ask(0);
  for (let request = 1; request < HUNDREDTH - 1; request++) await ask(request);
  const hundredthMs = await ask(0);
  const memory = await weighIsolate(inspector, wake);
  await worker.dispose();
  return { firstMs, hundredthMs, ...memory };
}

await reportFigures(WorkerTask, async (task, begin) => {
  await begin();
  return measure(task);
});
