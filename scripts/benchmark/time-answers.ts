import { performance } from "node:perf_hooks";
import type { Answers, Search } from "./engine.ts";
import { type BenchmarkQuery, LIMIT, QUERIES, QUERY_KINDS, type QueryKind } from "./queries.ts";
import { SEARCH } from "./requests.ts";
import { type Figures, median, quantile } from "./run-process.ts";

/** All queries are asked this often, or for this long, whichever ends first. */
const [MOST_ROUNDS, MOST_MS] = [20, 10_000];

/** What one query took. */
interface Timing {
  kind: BenchmarkQuery["kind"];
  ms: number;
}

type Ask = (query: BenchmarkQuery) => unknown;

/** Times some ways to ask, which have been asked before: all in turn for each query, so that noise falls on all alike. */
async function timeInTurn(
  asks: ReadonlyMap<string, Ask>,
  queries: readonly BenchmarkQuery[],
): Promise<Map<string, Timing[]>> {
  const timings = new Map(Array.from(asks.keys(), (name): [string, Timing[]] => [name, []]));
  const start = performance.now();
  for (let round = 0; round < MOST_ROUNDS && performance.now() - start < MOST_MS; round++) {
    for (const query of queries) {
      for (const [name, ask] of asks) {
        const asked = performance.now();
        await ask(query);
        timings.get(name)?.push({ kind: query.kind, ms: performance.now() - asked });
      }
    }
  }
  return timings;
}

/** Gives times of the mixed set, or of one kind of query. */
function timesOf(timings: readonly Timing[] = [], kind?: BenchmarkQuery["kind"]): number[] {
  return timings
    .filter((one) => (kind === undefined ? one.kind !== "even question" : one.kind === kind))
    .map(({ ms }) => ms);
}

function mediansByKind(
  timings: readonly Timing[] | undefined,
  name: (kind: QueryKind | "even question") => string,
): Figures {
  const kinds = [...QUERY_KINDS, "even question"] as const;
  const times = kinds.map((kind) => [name(kind), timesOf(timings, kind)] as const);
  return Object.fromEntries(times.flatMap(([kind, all]) => (all.length > 0 ? [[kind, median(all)]] : [])));
}

/** Times the ranking of an engine that has ranked every query once, all together and by kind of query. */
export async function timeRanking(search: Search): Promise<Figures> {
  const timings = await timeInTurn(new Map([["ranking", (query) => search(query, LIMIT)]]), QUERIES);
  const all = timesOf(timings.get("ranking"));
  return {
    "p50, ms": median(all),
    "p95, ms": quantile(all, 0.95),
    ...mediansByKind(timings.get("ranking"), (kind) => `${kind}, ms`),
  };
}

/** Times whole answers, and gives each as a multiple of the engine's own ranking of the same queries too. */
export async function timeAnswers(
  { search, answers }: { search: Search; answers: Answers },
  queries: readonly BenchmarkQuery[],
): Promise<Figures> {
  const asks = new Map<string, Ask>(Object.entries(answers)).set("ranking", (query) => search(query, LIMIT));
  for (const query of queries) for (const ask of asks.values()) await ask(query);
  const timings = await timeInTurn(asks, queries);
  const ranking = median(timesOf(timings.get("ranking")));
  const figures: Figures = mediansByKind(timings.get(SEARCH), (kind) => `answer to ${kind}, ms`);
  for (const name of Object.keys(answers)) {
    const all = timesOf(timings.get(name));
    const [p50, p95] = [median(all), quantile(all, 0.95)];
    Object.assign(figures, { [`${name}, ms`]: p50, [`${name} p95, ms`]: p95, [`${name} / ranking`]: p50 / ranking });
    figures[`${name} p95 / p50`] = p95 / p50;
  }
  return figures;
}
