import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { Engine } from "./engine.ts";
import type { Inspector } from "./inspector.ts";
import type { Task } from "./measure.ts";
import { FIRST, QUERIES, QUERY_KINDS } from "./queries.ts";
import { type MakeRequest, readAnswer, SEARCH, type Sent } from "./requests.ts";
import { type Figures, median, quantile } from "./run-process.ts";
import { type SendToWorker as Send, startWorker } from "./start-worker.ts";

/** Requests of a kind before it is timed. The runtime compiles what runs often, so that those of a Worker that answers more kinds must not be fewer. */
const WARM_UP = 500;

/** How often a batch has each query, and how often it is timed. */
const [REPEATS, ROUNDS] = [4, 2];

type Requests = readonly (readonly [name: string, make: MakeRequest])[];

/** What a stage of the first request fetched. */
interface Fetched {
  files: number;
  bytes: number;
  rounds: number;
  ms: number;
}

/** Reads a file or the names in a folder of Linux's process table; nothing where the process has just ended. */
function tryRead<T>(read: (path: string) => T, path: string): T | null {
  try {
    return read(`/proc/${path}`);
  } catch {
    return null;
  }
}

const readText = (path: string) => readFileSync(path, "utf8");
const readNames = (path: string) => readdirSync(path);

/** Gives the milliseconds of CPU that the runtimes started by this process have used, in all their threads; `null` unless on Linux. */
function readCpu(): number | null {
  const all = tryRead(readNames, "") ?? [];
  const status = new RegExp(`^\\d+ \\(workerd\\) \\w ${process.pid} `);
  const own = all.filter((id) => status.test(tryRead(readText, `${id}/stat`) ?? ""));
  const threads = own.flatMap((id) => (tryRead(readNames, `${id}/task`) ?? []).map((thread) => `${id}/task/${thread}`));
  // Its first number is nanoseconds.
  const times = threads.map((thread) => Number(tryRead(readText, `${thread}/schedstat`)?.split(" ")[0] ?? 0));
  return times.length > 0 ? times.reduce((sum, one) => sum + one, 0) / 1e6 : null;
}

/** Sends the first search, and parts its time into stages. Opening is what the Worker says of it. */
async function measureFirst(send: Send, sent: Sent): Promise<Figures> {
  const before = performance.now();
  const response = await send(...sent);
  await response.bytes();
  const first = performance.now() - before;
  if (!response.ok) throw new Error(`${sent[0]} answered ${response.status}`);
  const stages: { evaluation: number; all: number; resident: Fetched; others: Fetched } = JSON.parse(
    response.headers.get("Stages") ?? "",
  );
  const { evaluation, all, resident, others } = stages;
  const opening = Number(/index;dur=([\d.]+)/.exec(response.headers.get("Server-Timing") ?? "")?.[1] ?? 0);
  return {
    "first search, ms": first,
    "evaluation, ms": evaluation,
    "loading the index, ms": opening,
    "fetching, ms": others.ms,
    "answering, ms": all - evaluation - opening - others.ms,
    "index, MB": resident.bytes / 1e6,
    "fetched, MB": others.bytes / 1e6,
    "files fetched": others.files,
    rounds: others.rounds,
  };
}

/** Makes a batch of requests for each kind of query. The clock of an isolate may count whole milliseconds, so a batch takes many. */
function makeBatches(make: MakeRequest): Sent[][] {
  return QUERY_KINDS.map((kind) => {
    const asked = QUERIES.filter((query) => query.kind === kind).map(make);
    return Array.from({ length: REPEATS }, () => asked).flat();
  });
}

/** Has the Worker send itself requests one after the other; gives the milliseconds of one. */
async function runBatch(send: Send, batch: readonly Sent[]): Promise<number> {
  const sent: Sent = ["/batch", { method: "POST", headers: {}, body: JSON.stringify(batch) }];
  return Number(await readAnswer(send, sent)) / batch.length;
}

/** Gives what the median kind of query took, and the mean of all kinds; nothing where it is not known. */
function describeKinds(name: string, times: readonly number[]): Figures {
  if (times.length === 0) return {};
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { [`${name}, ms`]: median(times), [`${name} of all kinds, ms`]: mean };
}

/** Times a request inside the isolate, away from the proxies of the local server: by the clock, and by the CPU of the runtime. */
async function measureInside(send: Send, [name, make]: Requests[number]): Promise<Figures> {
  const times: number[] = [];
  const cpu: number[] = [];
  for (const batch of makeBatches(make)) {
    const rounds: number[] = [];
    const before = readCpu();
    for (let count = 0; count < ROUNDS; count++) rounds.push(await runBatch(send, batch));
    const after = readCpu();
    times.push(Math.min(...rounds));
    if (before !== null && after !== null) cpu.push((after - before) / (ROUNDS * batch.length));
  }
  return { ...describeKinds(`${name} inside`, times), ...describeKinds(`${name} CPU`, cpu) };
}

/** Gives the milliseconds of a request that the profiler did not find idle. */
async function profileInside(send: Send, inspector: Inspector, make: MakeRequest): Promise<number> {
  const all: number[] = [];
  for (const batch of makeBatches(make))
    all.push((await inspector.profile(() => runBatch(send, batch))) / batch.length);
  return median(all);
}

/** Sends hundreds of requests of each kind, the kinds in turn, then measures each kind. */
async function measureSteady(send: Send, requests: Requests): Promise<Figures> {
  for (let count = 0; count < WARM_UP; count += QUERIES.length)
    for (const [, make] of requests) await runBatch(send, QUERIES.map(make));
  const figures: Figures = {};
  for (const request of requests) Object.assign(figures, await measureInside(send, request));
  return figures;
}

/** Times searches over HTTP, as a browser on this machine sees them; each answer is checked. */
async function measureOverHttp(send: Send, make: MakeRequest): Promise<Figures> {
  const times: number[] = [];
  for (const query of QUERIES) {
    const before = performance.now();
    await readAnswer(send, make(query));
    times.push(performance.now() - before);
  }
  return { "over HTTP, ms": median(times), "over HTTP p95, ms": quantile(times, 0.95) };
}

/** Measures a Worker from its first search to its hundreds of requests, and weighs its isolate after them. */
export async function measureWorker({ deploy }: Engine, { folder }: Task): Promise<Figures> {
  if (!deploy) return {};
  const { requests, ...files } = deploy(folder, `${folder}-worker`);
  const { worker, send, inspect } = await startWorker(files);
  const search = requests[SEARCH];
  if (!search) throw new Error(`${SEARCH} was not among the requests, wanted it there`);
  const first = await measureFirst(send, search(FIRST));
  const steady = await measureSteady(send, Object.entries(requests));
  // A connection that nothing uses for long is lost.
  const inspector = await inspect();
  const profiled = await profileInside(send, inspector, search);
  const overHttp = await measureOverHttp(send, search);
  const { heap, buffers } = await inspector.weigh();
  const figures = {
    ...first,
    ...steady,
    "profiled, ms": profiled,
    ...overHttp,
    "isolate, MB": heap + buffers,
  };
  inspector.close();
  await worker.dispose();
  return figures;
}
