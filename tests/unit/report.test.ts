import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSummary } from "../../scripts/report/format-summary.ts";
import { readRequests } from "../../scripts/report/read-requests.ts";
import { summariseLog } from "../../scripts/report/summarise-log.ts";
import type { RequestLine } from "../../src/contract/request-line.ts";
import { makeService, ORIGIN } from "../support/make-service.ts";
import { post, rpc } from "../support/mcp-messages.ts";

const search = (query: string) => rpc("tools/call", { name: "search", arguments: { query } });

/** Lines as the service writes them. */
async function serveSome(): Promise<RequestLine[]> {
  const lines: RequestLine[] = [];
  const log = { withQueries: true, write: (line: RequestLine) => lines.push(line) };
  let searches = 0;
  const admit = async (_: string, share: string) => share === "light" || ++searches <= 7;
  const service = await makeService(undefined, { log, admit });
  for (const path of ["/search?q=fishermen", "/search?q=Fishermen", "/search?q=qwxzv", "/status", "/nothing"])
    await service.get(path);
  await service.get("/?q=talks", { Accept: "text/html" });
  await service.get("/quotes?text=no+article+has+these+words");
  await service.fetch(post([search("qwxzv"), search("fishermen")], {}, `${ORIGIN}/mcp`));
  await service.get("/search?q=talks");
  return lines;
}

const LINES = await serveSome();
const json = LINES.map((line) => JSON.stringify(line));

/** What `wrangler tail --format json` prints for a request. */
const tailed = (message: unknown) => ({
  wallTime: 3,
  cpuTime: 2,
  truncated: false,
  outcome: "ok",
  scriptName: "pressmark",
  exceptions: [],
  logs: [{ message: [message], level: "log", timestamp: 1_700_000_000_000 }],
  eventTimestamp: 1_700_000_000_000,
  event: {
    request: { url: "https://example.org/search?q=x", method: "GET", headers: {}, cf: {} },
    response: { status: 200 },
  },
});

/** What Workers Logs has of it, with what the platform adds. */
const added = {
  dataset: "cloudflare-workers",
  timestamp: "2026-11-26T12:00:00.000Z",
  $workers: {
    event: { request: { url: "https://example.org/search", method: "GET", path: "/search" } },
    outcome: "ok",
  },
  $metadata: { id: "01", level: "log", type: "cf-worker" },
};

const FORMS: [string, (lines: readonly RequestLine[]) => string][] = [
  ["bare lines", (lines) => lines.map((line) => JSON.stringify(line)).join("\n")],
  ["wrangler tail", (lines) => lines.map((line) => JSON.stringify(tailed(line), null, 2)).join("\n")],
  [
    "wrangler tail of a text",
    (lines) => lines.map((line) => JSON.stringify(tailed(JSON.stringify(line)), null, 2)).join("\n"),
  ],
  [
    "an export of Workers Logs",
    (lines) =>
      JSON.stringify(
        lines.map((line) => ({ source: line, ...added })),
        null,
        2,
      ),
  ],
  [
    "the same, with the fields of a line on top",
    (lines) => lines.map((line) => JSON.stringify({ ...line, ...added })).join("\n"),
  ],
  [
    "an answer of its interface",
    (lines) => {
      const events = lines.map((line) => ({ source: JSON.stringify(line), ...added }));
      return JSON.stringify({ success: true, result: { events: { events, count: lines.length } } });
    },
  ],
  [
    "Logpush",
    (lines) =>
      lines
        .map((line) =>
          JSON.stringify({
            EventType: "fetch",
            Logs: [{ Level: "log", Message: [JSON.stringify(line)] }],
            Outcome: "ok",
          }),
        )
        .join("\n"),
  ],
];

describe("A log is read", () => {
  test.each(FORMS)("as %s", (_, write) => {
    expect(readRequests(write(LINES).split("\n"))).toEqual({ requests: LINES, others: 0 });
  });

  test("with everything else in it counted and passed over", () => {
    const others = [
      "⎔ Starting local server",
      "[wrangler:info] GET / 200 OK (3ms)",
      "{",
      '{"event":"other"}',
      "5",
      "null",
      "}",
    ];
    const noise = ["{", '  "event": "request"', "}", "[", "["];
    const lines = [...others.slice(0, 3), json[0] ?? "", ...others.slice(3), json[1] ?? "", ...noise, json[2] ?? ""];
    const read = readRequests(lines);
    expect(read.requests).toEqual(LINES.slice(0, 3));
    expect(read.others).toBeGreaterThan(0);
    expect(readRequests(["{", JSON.stringify(tailed(LINES[0]), null, 2)].join("\n").split("\n"))).toEqual({
      requests: LINES.slice(0, 1),
      others: 1,
    });
    expect(readRequests(["[", ...json.map((line) => `${line},`)])).toEqual({ requests: LINES, others: 1 });
    const nested = "[".repeat(50_000) + "]".repeat(50_000);
    expect(readRequests([nested, JSON.stringify(tailed("text"))])).toEqual({ requests: [], others: 2 });
  });

  test("in whatever forms its parts come, and in their order", () => {
    const part = fc.record({
      form: fc.constantFrom(...FORMS.map(([, write]) => write)),
      lines: fc.subarray(LINES, { minLength: 1 }),
      noise: fc.array(fc.stringMatching(/^[\w .:,"]*$/), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.flatMap(({ form, lines, noise }) => [...noise, ...form(lines).split("\n")]);
        const { requests, others } = readRequests(text);
        expect(requests).toEqual(parts.flatMap(({ lines }) => lines));
        expect(others).toBe(parts.reduce((sum, { noise }) => sum + noise.length, 0));
      }),
    );
  });
});

describe("A report", () => {
  const summary = summariseLog({ requests: LINES, others: 2 }, 3);

  test("counts requests by door, route and status, and the messages of a batch each", () => {
    expect(summary).toMatchObject({ requests: 9, others: 2 });
    const counts = Object.fromEntries(summary.names.map(({ name, statuses }) => [name, statuses]));
    expect(counts).toEqual({
      "http /search": { 200: 3, 429: 1 },
      "mcp search": { 200: 2 },
      "http /status": { 200: 1 },
      "http *": { 404: 1 },
      "page /": { 200: 1 },
      "http /quotes": { 200: 1 },
    });
    for (const { p50, p99 } of summary.names) expect(p50).toBeLessThanOrEqual(p99);
  });

  test("tells what was not found, what was asked most, and how well passages matched", () => {
    expect(summary.without).toEqual({ searches: 2, quotes: 1 });
    expect(summary.asked[0]).toEqual({ query: "fishermen", count: 3, without: 0 });
    expect(summary.unanswered[0]).toEqual({ query: "qwxzv", count: 2, without: 2 });
    expect(summary.searches).toBe(6);
    const shares = Object.fromEntries(summary.quality.map(({ quality, count }) => [quality, count]));
    expect(shares).toMatchObject({ strong: 4, none: 2 });
    expect(summary.limited).toEqual([{ name: "http /search", key: null, count: 1 }]);
  });

  test("lists the slowest, and errors of ours by their kind", () => {
    const times = summary.slowest.map(({ ms }) => ms.all ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times).toHaveLength(3);
    const [line] = LINES;
    if (!line) throw new Error("There was no line, wanted some");
    const faulty: RequestLine[] = [
      { ...line, status: 503, fault: "CorruptIndexError" },
      { ...line, status: 503, fault: "CorruptIndexError" },
      { ...line, door: "mcp", tool: "fetch", fault: "RangeError" },
      { ...line, door: "mcp", rpc: "resources/read", error: -32603 },
      { ...line, door: "mcp", rpc: "resources/read", error: -32602 },
    ];
    expect(summariseLog({ requests: faulty, others: 0 }, 1).errors).toEqual([
      { name: "http /search", status: 503, kind: "CorruptIndexError", count: 2 },
      { name: "mcp fetch", status: 200, kind: "RangeError", count: 1 },
      { name: "mcp resources/read", status: 200, kind: "-32603", count: 1 },
    ]);
  });

  test("is a text in columns, in which nothing that was typed commands the terminal", () => {
    const [line] = LINES;
    if (!line) throw new Error("There was no line, wanted some");
    const text = formatSummary(summariseLog({ requests: [{ ...line, query: "a\u001b[2Jb\nc" }], others: 1 }, 10));
    expect(text).toContain("1 request; 1 other line");
    expect(text).toMatch(/^http \/search +1 +1 /m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\0-\t\x0b-\x1f]/);
    expect(formatSummary(summariseLog({ requests: [], others: 0 }, 10))).toBe("0 requests; 0 other lines");
  });
});

describe("npm run report", () => {
  const run = (args: string[], input = "") => {
    const script = join(import.meta.dirname, "../../scripts/pressmark.ts");
    return spawnSync(process.execPath, [script, "report", ...args], { input, encoding: "utf8" });
  };

  test("reads what is piped in", () => {
    const { status, stdout } = run(["-"], json.join("\n"));
    expect([status, stdout]).toEqual([0, expect.stringContaining("9 requests; 0 other lines")]);
    const { stdout: printed } = run(["-", "--json", "--rows", "1"], json.join("\n"));
    expect(JSON.parse(printed)).toMatchObject({ requests: 9, asked: [{ query: "fishermen", count: 3 }] });
  });

  test("says what it wants when there is no log", () => {
    const { status, stderr } = run(["/no/such.log"]);
    expect([status, stderr]).toEqual([1, "There is no /no/such.log, wanted a log, or - for what is piped in\n"]);
  });
});
