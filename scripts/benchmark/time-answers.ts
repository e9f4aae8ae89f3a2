import { performance } from "node:perf_hooks";
import type { Search, Service } from "./engine.ts";
import { type BenchmarkQuery, LIMIT, QUERIES } from "./queries.ts";
import { type MakeRequest, readAnswer, SEARCH } from "./requests.ts";
import { type Figures, median, quantile } from "./run-process.ts";

/** All queries are asked this often at least, and at most, unless they take longer than this. */
const [FEWEST_ROUNDS, MOST_ROUNDS, MOST_MS] = [2, 20, 10_000];

/** What one query took in its fastest round: whatever else the machine does only adds to it. */
interface Timing {
  kind: BenchmarkQuery["kind"];
  ms: number;
}

type Ask = (query: BenchmarkQuery) => unknown;

/** Times some ways to ask, which have been asked before: all in turn for each query, so that noise falls on all alike. */
async function timeInTurn(asks: Iterable<Ask>, queries: readonly BenchmarkQuery[]): Promise<Map<Ask, Timing[]>> {
  const timings = new Map<Ask, Timing[]>();
  for (const ask of asks)
    timings.set(
      ask,
      queries.map(({ kind }) => ({ kind, ms: Number.POSITIVE_INFINITY })),
    );
  const start = performance.now();
  const isTime = () => performance.now() - start < MOST_MS;
  for (let round = 0; round < FEWEST_ROUNDS || (round < MOST_ROUNDS && isTime()); round++) {
    for (const [at, query] of queries.entries()) {
      for (const [ask, best] of timings) {
        const asked = performance.now();
        await ask(query);
        const ms = performance.now() - asked;
        if (ms < (best[at]?.ms ?? 0)) best[at] = { kind: query.kind, ms };
      }
    }
  }
  return timings;
}

/** Gives the times of the mixed set. */
function timesOf(timings: readonly Timing[] = []): number[] {
  return timings.filter(({ kind }) => kind !== "even question").map(({ ms }) => ms);
}

function mediansByKind(timings: readonly Timing[] | undefined, name: (kind: string) => string): Figures {
  const kinds = Map.groupBy(timings ?? [], ({ kind }) => kind);
  return Object.fromEntries(Array.from(kinds, ([kind, all]) => [name(kind), median(all.map(({ ms }) => ms))]));
}

/** Times the ranking of an engine that has ranked every query once, all together and by kind of query. */
export async function timeRanking(search: Search): Promise<Figures> {
  const rank: Ask = (query) => search(query, LIMIT);
  const timings = (await timeInTurn([rank], QUERIES)).get(rank);
  const all = timesOf(timings);
  return {
    "p50, ms": median(all),
    "p95, ms": quantile(all, 0.95),
    ...mediansByKind(timings, (kind) => `${kind}, ms`),
  };
}

/**
 * Times whole answers, and gives each as a multiple of the engine's own ranking of the same queries too, where that can be asked. A request that
 * goes by several names is timed once.
 */
export async function timeAnswers(
  search: Search | null,
  { send, requests }: Service,
  queries: readonly BenchmarkQuery[],
): Promise<Figures> {
  const rank: Ask | null = search && ((query) => search(query, LIMIT));
  const asks = new Map<MakeRequest, Ask>();
  for (const make of Object.values(requests)) asks.set(make, (query) => readAnswer(send, make(query)));
  const all = [...asks.values(), ...(rank ? [rank] : [])];
  for (const query of queries) for (const ask of all) await ask(query);
  const timings = await timeInTurn(all, queries);
  const ranking = rank && median(timesOf(timings.get(rank)));
  const figures: Figures = {};
  for (const [name, make] of Object.entries(requests)) {
    const ask = asks.get(make);
    const ofName = ask && timings.get(ask);
    if (name === SEARCH)
      Object.assign(
        figures,
        mediansByKind(ofName, (kind) => `answer to ${kind}, ms`),
      );
    const [p50, p95] = [median(timesOf(ofName)), quantile(timesOf(ofName), 0.95)];
    Object.assign(figures, { [`${name}, ms`]: p50, [`${name} p95, ms`]: p95 });
    if (ranking !== null) figures[`${name} / ranking`] = p50 / ranking;
    figures[`${name} p95 / p50`] = p95 / p50;
  }
  return figures;
}
