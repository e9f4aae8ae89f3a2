import { performance } from "node:perf_hooks";
import { createRandom } from "../create-random.ts";
import { drawRequest, type LoadMaterial, type LoadRequest, readMaterial } from "./load-requests.ts";
import { quantile } from "./run-process.ts";
import { type SendToWorker, startWorker } from "./start-worker.ts";

/** What to send to which Worker. */
export interface LoadPlan {
  /** The code and the settings of the Worker, and the folder with its index. */
  entry: string;
  config: string;
  assets: string;
  /** Requests under way at a time, each on a connection of its own. */
  connections: number;
  seconds: number;
  seed: number;
}

/** How requests of a kind went. */
export interface KindResult {
  name: string;
  requests: number;
  errors: number;
  p50: number;
  p99: number;
}

/** What a load came to. */
export interface LoadResult {
  seconds: number;
  kinds: KindResult[];
  all: KindResult & { perSecond: number };
  /** What was wrong with answers, and how often; the path of one of them. */
  faults: { fault: string; count: number; path: string }[];
  /**
   * Megabytes that the isolate held without garbage: before the load, and after each part of it. Buffers hold the index, and
   * the blocks that were read last, up to 32 MB; the heap also the last thousand lines of the log, which the inspector keeps.
   */
  held: { heap: number; buffers: number }[];
}

interface Answered {
  name: string;
  ms: number;
  fault: string | null;
  path: string;
}

/** Parts of the load, after each of which the isolate is weighed while nothing is under way. */
const PARTS = 6;

/** Seconds after which an answer counts as one that never came. */
const HANG_SECONDS = 60;

/** Milliseconds of the load that comes before anything counts: code is compiled, and blocks are fetched. */
const WARM_UP_MS = 10_000;

async function ask(send: SendToWorker, { name, sent, findFault }: LoadRequest): Promise<Answered> {
  const [path, init] = sent;
  const start = performance.now();
  const answered = (fault: string | null): Answered => ({ name, ms: performance.now() - start, fault, path });
  const patience = Promise.withResolvers<Answered>();
  const timer = setTimeout(() => patience.resolve(answered("did not answer")), HANG_SECONDS * 1_000);
  const answer = async () => {
    const response = await send(path, init);
    const body = await response.text();
    const done = answered(null);
    return { ...done, fault: findFault(response.status, body) };
  };
  try {
    return await Promise.race([answer(), patience.promise]);
  } catch (error) {
    return answered(`failed: ${error instanceof Error ? error.message : error}`);
  } finally {
    clearTimeout(timer);
  }
}

interface Part {
  send: SendToWorker;
  material: LoadMaterial;
  random: () => number;
  connections: number;
  ms: number;
}

/** Sends requests for a time, on each connection one after the other. */
async function runPart({ send, material, random, connections, ms }: Part): Promise<Answered[]> {
  const end = performance.now() + ms;
  const answers: Answered[] = [];
  const connect = async () => {
    while (performance.now() < end) answers.push(await ask(send, drawRequest(random, material)));
  };
  await Promise.all(Array.from({ length: connections }, connect));
  return answers;
}

function summarise(name: string, answers: readonly Answered[]): KindResult {
  const times = answers.map(({ ms }) => ms);
  const errors = answers.filter(({ fault }) => fault !== null).length;
  return { name, requests: answers.length, errors, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function countFaults(answers: readonly Answered[]): LoadResult["faults"] {
  const faults = new Map<string, { fault: string; count: number; path: string }>();
  for (const { name, fault, path } of answers) {
    if (fault === null) continue;
    const key = `${name} ${fault}`;
    const known = faults.get(key) ?? { fault: key, count: 0, path };
    faults.set(key, { ...known, count: known.count + 1 });
  }
  return [...faults.values()].sort((a, b) => b.count - a.count);
}

/** Loads a Worker that runs, in parts, and weighs it before and after each. */
async function loadParts(
  { send, inspect }: Pick<Awaited<ReturnType<typeof startWorker>>, "send" | "inspect">,
  { connections, seconds, seed }: LoadPlan,
): Promise<{ answers: Answered[]; took: number; held: LoadResult["held"] }> {
  const part = { send, material: await readMaterial(send), random: createRandom(seed), connections };
  const weigh = async () => {
    // A connection that nothing uses for long is lost.
    const inspector = await inspect();
    const weight = await inspector.weigh();
    inspector.close();
    return weight;
  };
  await runPart({ ...part, ms: WARM_UP_MS });
  const held = [await weigh()];
  const answers: Answered[] = [];
  let took = 0;
  for (let count = 0; count < PARTS; count++) {
    const start = performance.now();
    answers.push(...(await runPart({ ...part, ms: (seconds * 1_000) / PARTS })));
    took += (performance.now() - start) / 1_000;
    held.push(await weigh());
  }
  return { answers, took, held };
}

/** Puts a load on a Worker in the local runtime, whose limits of requests have to be out of the way. */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const { worker, ...running } = await startWorker(plan);
  const { answers, took, held } = await loadParts(running, plan).finally(() => worker.dispose());
  const names = [...new Set(answers.map(({ name }) => name))].sort();
  const of = (name: string) => answers.filter((answer) => answer.name === name);
  return {
    seconds: took,
    kinds: names.map((name) => summarise(name, of(name))),
    all: { ...summarise("all", answers), perSecond: answers.length / took },
    faults: countFaults(answers),
    held,
  };
}
