import { once } from "node:events";
import { unstable_startWorker as startWorker } from "wrangler";
import type { Engine } from "./engine.ts";
import type { Task } from "./measure.ts";
import { FIRST } from "./queries.ts";
import type { Figures } from "./run-process.ts";
import { REQUESTS, type Send, timeRequest, timeRequests } from "./time-requests.ts";

/** What the inspector answers to `Runtime.getHeapUsage`. */
interface HeapUsage {
  usedSize: number;
  backingStorageSize: number;
}

/**
 * Asks an isolate what it holds without its garbage: its heap and the buffers outside it, in MB. The runtime reads
 * messages of the inspector only when it serves a request, so `wake` has to send one.
 */
async function weighIsolate({ host }: URL, wake: () => Promise<unknown>): Promise<number> {
  // The proxy refuses a client without an origin. Node's constructor takes headers; the type is that of the web's.
  const options = { headers: { origin: "http://localhost" } };
  const socket: WebSocket = Reflect.construct(WebSocket, [`ws://${host}/ws`, options]);
  await once(socket, "open");
  const call = async (id: number, method: string) => {
    const answered = Promise.withResolvers<HeapUsage>();
    socket.addEventListener("message", ({ data }) => {
      const answer: { id: number; result: HeapUsage } = JSON.parse(String(data));
      if (answer.id === id) answered.resolve(answer.result);
    });
    socket.send(JSON.stringify({ id, method }));
    for (let count = 0; count < 3; count++) await wake();
    return answered.promise;
  };
  // The proxy's own messages have the ids from 1 on.
  await call(1_000, "HeapProfiler.collectGarbage");
  await call(1_001, "HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await call(1_002, "Runtime.getHeapUsage");
  socket.close();
  return (usedSize + backingStorageSize) / 1e6;
}

/**
 * Starts a Worker over an engine's files in the local runtime, times its first search and then requests over HTTP, and
 * weighs its isolate. The assets are there, so the custom build of its configuration is left out.
 */
export async function measureWorker({ deploy, requests }: Engine, { folder }: Task): Promise<Figures> {
  const port = { hostname: "127.0.0.1", port: 0 };
  const worker = await startWorker({
    ...deploy?.(folder, `${folder}-worker`),
    build: { custom: { command: "" } },
    dev: { server: port, inspector: port, watch: false, liveReload: false, persist: false, logLevel: "none" },
  });
  await worker.ready;
  const [url, inspector] = await Promise.all([worker.url, worker.inspectorUrl]);
  if (!inspector) throw new Error("The Worker has no inspector, wanted one");
  const send: Send = (path, init) => fetch(new URL(path, url), init);
  // A path that needs no index starts the Worker and the proxies before it.
  const wake = async () => (await send("/robots.txt")).text();
  await wake();
  const first = await timeRequest(send, REQUESTS["GET /search"](FIRST.text));
  const times = await timeRequests(send, requests);
  const held = await weighIsolate(inspector, wake);
  await worker.dispose();
  return { "first search, ms": first, ...times, "isolate, MB": held };
}
