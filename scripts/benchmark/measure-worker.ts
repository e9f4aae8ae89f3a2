import { once } from "node:events";
import { unstable_startWorker as startWorker } from "wrangler";
import { z } from "zod";
import type { Task } from "./measure-system.ts";
import type { Figures } from "./run-process.ts";
import type { System } from "./system.ts";

/** The request that is measured beside the first. */
const HUNDREDTH = 100;

const Answer = z.object({
  id: z.int(),
  result: z.object({ usedSize: z.number().default(0), backingStorageSize: z.number().default(0) }),
});

async function request(url: URL): Promise<void> {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}, wanted 200`);
}

/**
 * Asks an isolate what it holds, all garbage gone: its heap, and the buffers outside it. The runtime looks at messages
 * of the inspector when there is something else to do, so `wake` has to send it a request.
 */
async function weighIsolate({ host }: URL, wake: () => Promise<void>): Promise<Figures> {
  // The proxy refuses a client without an origin. Node's constructor takes headers; the type is that of the web's.
  const options = { headers: { origin: "http://localhost" } };
  const socket: WebSocket = Reflect.construct(WebSocket, [`ws://${host}/ws`, options]);
  await once(socket, "open");
  const call = async (id: number, method: string) => {
    const answered = Promise.withResolvers<z.infer<typeof Answer>["result"]>();
    socket.addEventListener("message", ({ data }) => {
      const answer = Answer.safeParse(JSON.parse(String(data))).data;
      if (answer?.id === id) answered.resolve(answer.result);
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
  return {
    "memory, bytes": usedSize + backingStorageSize,
    "of it heap, bytes": usedSize,
    "of it buffers, bytes": backingStorageSize,
  };
}

/**
 * Starts a Worker over a system's files in the local runtime, measures its first request and its hundredth over HTTP,
 * both for three words, and weighs its isolate. The custom build of its configuration is left out: it has its assets.
 */
export async function measureWorker({ makeWorker }: System, { folder, queries }: Task): Promise<Figures> {
  const port = { hostname: "127.0.0.1", port: 0 };
  const worker = await startWorker({
    ...makeWorker?.(folder, `${folder}-worker`),
    build: { custom: { command: "" } },
    dev: { server: port, inspector: port, watch: false, liveReload: false, persist: false, logLevel: "none" },
  });
  await worker.ready;
  const [url, inspector] = await Promise.all([worker.url, worker.inspectorUrl]);
  if (!inspector) throw new Error("The Worker has no inspector, wanted one");
  // A path that needs no index: it wakes the Worker, and what stands between it and here.
  const wake = () => request(new URL("/robots.txt", url));
  const offset = queries.findIndex(({ kind }) => kind === "three words");
  const ask = async (number: number) => {
    const q = queries[(offset + number) % queries.length]?.text ?? "";
    const start = performance.now();
    await request(new URL(`/search?${new URLSearchParams({ q })}`, url));
    return performance.now() - start;
  };
  await wake();
  const first = await ask(0);
  for (let number = 1; number < HUNDREDTH - 1; number++) await ask(number);
  const hundredth = await ask(0);
  const memory = await weighIsolate(inspector, wake);
  await worker.dispose();
  return { "first request, ms": first, "hundredth, ms": hundredth, ...memory };
}
