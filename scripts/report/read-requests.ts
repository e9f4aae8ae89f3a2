import { RequestLine } from "../../src/contract/request-line.ts";

/** What a log has: the lines of requests, in its order, and how much else there is. */
export interface ReadLog {
  requests: RequestLine[];
  /** Lines, or values of several lines, that hold no request. */
  others: number;
}

/** How deep a line may lie in what others wrap it in: Cloudflare's answers have five levels. */
const MAX_DEPTH = 10;

/** Reads JSON, also that of an item of a list with the comma behind it; `undefined` for what is none. */
function parseJson(text: string): unknown {
  const value = text.trimEnd();
  try {
    return JSON.parse(value.endsWith(",") ? value.slice(0, -1) : value);
  } catch {
    return undefined;
  }
}

/** Finds the lines of requests in a value: it is one, or has some at any depth, as objects or as their JSON. */
function* findRequests(value: unknown, depth = MAX_DEPTH): Generator<RequestLine> {
  if (depth === 0) return;
  if (typeof value === "string") {
    if (value.startsWith("{")) yield* findRequests(parseJson(value), depth - 1);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const { data } = RequestLine.safeParse(value);
  if (data) yield data;
  else for (const inner of Object.values(value)) yield* findRequests(inner, depth - 1);
}

/** Begins a value that is written over several lines, and ends one. */
const [OPENING, CLOSING] = [/^[{[]\s*$/, /^[}\]],?\s*$/];

/** Gives each value of a log: that of a line, or of several that belong together; `undefined` for what is no JSON. */
function* readValues(lines: Iterable<string>): Generator<unknown> {
  let open: string[] = [];
  for (const line of lines) {
    if (OPENING.test(line)) {
      yield* open.map(parseJson);
      open = [line];
      continue;
    }
    if (open.length === 0) {
      yield parseJson(line);
      continue;
    }
    open.push(line);
    if (!CLOSING.test(line)) continue;
    const value = parseJson(open.join("\n"));
    if (value === undefined) yield* open.map(parseJson);
    else yield value;
    open = [];
  }
  yield* open.map(parseJson);
}

/**
 * Reads the lines of requests out of a log: bare ones, those in what `wrangler tail --format json` prints, and those in
 * exports of Workers Logs and Logpush. What else the log holds is counted.
 */
export function readRequests(lines: Iterable<string>): ReadLog {
  const log: ReadLog = { requests: [], others: 0 };
  for (const value of readValues(lines)) {
    const found = [...findRequests(value)];
    log.requests.push(...found);
    if (found.length === 0) log.others += 1;
  }
  return log;
}
