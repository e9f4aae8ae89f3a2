import type { DemandFacts, RequestLine } from "../../src/contract/request-line.ts";
import { quantile } from "../benchmark/run-process.ts";
import type { ReadLog } from "./read-requests.ts";

/** A request, or a message of a batch, with the status of its answer. */
interface Demand extends DemandFacts {
  /** Door and route, or the tool or method of MCP: `http /search`, `mcp search`. */
  name: string;
  status: number;
  key: string | null;
}

/** How often something was demanded, what came of it, and how long it took. */
interface NameCount {
  name: string;
  demands: number;
  statuses: Record<string, number>;
  p50: number;
  p99: number;
}

/** How often an error came. `kind` is the name of the error, or the code of JSON-RPC. */
interface ErrorCount {
  name: string;
  status: number;
  kind: string;
  count: number;
}

interface QueryCount {
  query: string;
  count: number;
  /** How often it had no hit. */
  without: number;
}

/** What a log says, each list most or worst first. */
export interface LogSummary {
  requests: number;
  others: number;
  names: NameCount[];
  errors: ErrorCount[];
  /** Demands above a share, by the key if there are keys. */
  limited: { name: string; key: string | null; count: number }[];
  searches: number;
  quality: { quality: string; count: number }[];
  /** How many had no hit. */
  without: { searches: number; quotes: number };
  /** Where queries were logged: the most asked, and those of them without a hit. */
  asked: QueryCount[];
  unanswered: QueryCount[];
  slowest: Demand[];
}

/** The code of JSON-RPC that stands for a fault of the server. */
const INTERNAL_ERROR = -32_603;

const QUALITIES = ["strong", "partial", "weak", "none"];

function nameDemand({ door, route }: RequestLine, { rpc, tool }: DemandFacts): string {
  return `${door} ${door === "mcp" ? (tool ?? rpc ?? "?") : route}`;
}

/** A batch is what its messages are, unless it was refused before they were looked at. */
function listDemands(line: RequestLine): Demand[] {
  const { calls, status, key = null, ...own } = line;
  return (calls ?? [own]).map((facts) => ({ ...facts, name: nameDemand(line, facts), status, key }));
}

/** Groups what has the same key. */
function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

const timeOf = ({ ms }: DemandFacts) => ms.all ?? 0;

function countNames(demands: readonly Demand[]): NameCount[] {
  const counted = groupBy(demands, ({ name }) => name).map((group): NameCount => {
    const times = group.map(timeOf);
    const statuses = groupBy(group, ({ status }) => `${status}`).map((same) => [same[0].status, same.length]);
    return {
      name: group[0].name,
      demands: group.length,
      statuses: Object.fromEntries(statuses),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    };
  });
  return counted.sort((a, b) => b.demands - a.demands);
}

function countErrors(demands: readonly Demand[]): ErrorCount[] {
  const faulty = demands.filter(
    ({ status, fault, error }) => status >= 500 || fault !== undefined || error === INTERNAL_ERROR,
  );
  const named = faulty.map(({ name, status, fault, error }) => ({ name, status, kind: fault ?? `${error ?? ""}` }));
  const groups = groupBy(named, (one) => JSON.stringify(one));
  return groups.map((group) => ({ ...group[0], count: group.length })).sort((a, b) => b.count - a.count);
}

function countLimited(demands: readonly Demand[]): LogSummary["limited"] {
  const limited = demands.filter(({ status }) => status === 429).map(({ name, key }) => ({ name, key }));
  const groups = groupBy(limited, (one) => JSON.stringify(one));
  return groups.map((group) => ({ ...group[0], count: group.length })).sort((a, b) => b.count - a.count);
}

const isWithoutHit = ({ hits }: DemandFacts) => hits === 0;

function countQueries(demands: readonly Demand[]): QueryCount[] {
  const asked = demands.flatMap(({ query, ...rest }) => (query === undefined ? [] : [{ query, ...rest }]));
  // Case and the space around are a reader's habit.
  const groups = groupBy(asked, ({ query }) => query.trim().toLowerCase());
  const counted = groups.map((group) => {
    return { query: group[0].query, count: group.length, without: group.filter(isWithoutHit).length };
  });
  return counted.sort((a, b) => b.count - a.count);
}

/** Sums up a log; lists of queries and of what was slow have at most `rows` entries. */
export function summariseLog({ requests, others }: ReadLog, rows: number): LogSummary {
  const demands = requests.flatMap(listDemands);
  const searches = demands.filter(({ quality }) => quality !== undefined);
  const queries = countQueries(demands);
  return {
    requests: requests.length,
    others,
    names: countNames(demands),
    errors: countErrors(demands),
    limited: countLimited(demands),
    searches: searches.length,
    quality: QUALITIES.map((quality) => {
      return { quality, count: searches.filter((search) => search.quality === quality).length };
    }),
    without: {
      searches: searches.filter(isWithoutHit).length,
      quotes: demands.filter(({ match }) => match === "none").length,
    },
    asked: queries.slice(0, rows),
    unanswered: queries
      .filter(({ without }) => without > 0)
      .sort((a, b) => b.without - a.without)
      .slice(0, rows),
    slowest: demands.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, rows),
  };
}
