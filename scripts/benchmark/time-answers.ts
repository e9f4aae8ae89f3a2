import { performance } from "node:perf_hooks";
import type { Answers, Search } from "./engine.ts";
import { type BenchmarkQuery, LIMIT, QUERIES, QUERY_KINDS, type QueryKind } from "./queries.ts";
import { SEARCH } from "./requests.ts";
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
async function timeInTurn(asks: ReadonlySet<Ask>, queries: readonly BenchmarkQuery[]): Promise<Map<Ask, Timing[]>> {
  const timings = new Map(
    Array.from(asks, (ask): [Ask, Timing[]] => [
      ask,
      queries.map(({ kind }) => ({ kind, ms: Number.POSITIVE_INFINITY })),
    ]),
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
  const rank: Ask = (query) => search(query, LIMIT);
  const timings = (await timeInTurn(new Set([rank]), QUERIES)).get(rank);
  const all = timesOf(timings);
  return {
    "p50, ms": median(all),
    "p95, ms": quantile(all, 0.95),
    ...mediansByKind(timings, (kind) => `${kind}, ms`),
  };
}

/**
 * Times whole answers, and gives each as a multiple of the engine's own ranking of the same queries too. An answer that
 * goes by several names is timed once.
 */
export async function timeAnswers(
  { search, answers }: { search: Search; answers: Answers },
  queries: readonly BenchmarkQuery[],
): Promise<Figures> {
  const rank: Ask = (query) => search(query, LIMIT);
  const asks = new Set<Ask>([...Object.values(answers), rank]);
  for (const query of queries) for (const ask of asks) await ask(query);
  const timings = await timeInTurn(asks, queries);
  const ranking = median(timesOf(timings.get(rank)));
  const searched = answers[SEARCH] && timings.get(answers[SEARCH]);
  const figures: Figures = mediansByKind(searched, (kind) => `answer to ${kind}, ms`);
  for (const [name, answer] of Object.entries(answers)) {
    const all = timesOf(timings.get(answer));
    const [p50, p95] = [median(all), quantile(all, 0.95)];
    Object.assign(figures, { [`${name}, ms`]: p50, [`${name} p95, ms`]: p95, [`${name} / ranking`]: p50 / ranking });
    figures[`${name} p95 / p50`] = p95 / p50;
  }
  return figures;
}
