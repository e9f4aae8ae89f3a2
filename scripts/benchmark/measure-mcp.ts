import { globSync } from "node:fs";
import { resolve } from "node:path";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { createServer } from "../../src/doors/mcp/create-server.ts";
import { describeCorpus } from "../../src/doors/mcp/describe-corpus.ts";
import { createMcpEndpoint } from "../../src/doors/mcp/endpoint.ts";
import type { Tool, ToolContext } from "../../src/doors/mcp/tool.ts";
import { LOCAL_SITE } from "../../src/reading/make-urls.ts";
import { openCorpus } from "../index-corpus.ts";
import { readFolder } from "../read-folder.ts";
import { median } from "./quantile.ts";
import { type Figures, reportFigures } from "./run-process.ts";

/** A call to an MCP endpoint: its method and, after a space, the tool that is called; and the protocol's revision. */
export interface McpCall {
  name: string;
  revision: string;
}

type Run = () => Promise<unknown>;

/** Rounds that are counted, and those before that let the compiler do its work; runs of one kind in a round. */
const [ROUNDS, WARM_UP, PER_ROUND] = [45, 9, 40];

const PROJECT = resolve(import.meta.dirname, "../..");

function isTool(value: unknown): value is Tool {
  return typeof value === "object" && value !== null && "input" in value && "output" in value && "answer" in value;
}

/** Finds the project's tools, so that the plain server has as many. */
async function findTools(): Promise<Tool[]> {
  const files = globSync("src/doors/mcp/tools/*.ts", { cwd: PROJECT }).sort();
  const modules = await Promise.all(files.map((file) => import(`../../${file}`)));
  return modules.flatMap((module) => Object.values(module)).filter(isTool);
}

/**
 * Creates a server as one writes it who takes the protocol's package as it is: all tools registered with their zod
 * schemas, which are checked at each call. What a tool answers is computed as the project computes it.
 */
function createPlainServer(tools: readonly Tool[], context: ToolContext): McpServer {
  const server = new McpServer({ name: "plain", version: "1.0.0" });
  for (const { name, title, input: inputSchema, output: outputSchema, describe, answer } of tools) {
    const description = describe(describeCorpus(context.index));
    server.registerTool(name, { title, description, inputSchema, outputSchema }, async (given) => {
      const structuredContent = await answer(given, context);
      return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
    });
  }
  return server;
}

/** Makes a request anew: it can be read once. From 2026 on each says of itself what sessions said before. */
function makeRequest({ name: call, revision }: McpCall, given: object): Request {
  const [method = "", name] = call.split(" ");
  const isModern = revision >= "2026";
  const headers = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": revision,
    ...(isModern && { "mcp-method": method, ...(name && { "mcp-name": name }) }),
  };
  const meta = {
    "io.modelcontextprotocol/protocolVersion": revision,
    "io.modelcontextprotocol/clientInfo": { name: "benchmark", version: "1.0.0" },
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const params = { ...(isModern && { _meta: meta }), ...(name && { name, arguments: given }) };
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  return new Request("https://benchmark.example/mcp", { method: "POST", headers, body });
}

/** Times runs one after the other, beginning with another each round, so that none has the better moments. */
async function timeRound(runs: readonly Run[], round: number): Promise<number[]> {
  const times: number[] = [];
  for (const turn of runs.keys()) {
    const at = (round + turn) % runs.length;
    const start = performance.now();
    for (let count = 0; count < PER_ROUND; count++) await runs[at]?.();
    times[at] = (performance.now() - start) / PER_ROUND;
  }
  return times;
}

/** Compares this project's endpoint, the plain one, and the tool's own work; ratios are medians of the rounds' own. */
async function compare(runs: readonly Run[]): Promise<Figures> {
  const rounds: number[][] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) rounds.push(await timeRound(runs, round));
  const of = (figure: (own: number, plain: number, work: number) => number) =>
    median(rounds.slice(WARM_UP).map(([own = 0, plain = 0, work = 0]) => figure(own, plain, work)));
  return {
    "Pressmark, ms": of((own) => own),
    "plain server, ms": of((_, plain) => plain),
    "ratio, ×": of((own, plain) => own / plain),
    ...(runs.length > 2 && {
      "the tool's own work, ms": of((_own, _plain, work) => work),
      "ratio without it, ×": of((own, plain, work) => (own - work) / (plain - work)),
    }),
  };
}

await reportFigures(async (call: McpCall) => {
  const { name, files } = readFolder(resolve(PROJECT, "corpus"));
  const index = await openCorpus(readCorpus(files), name);
  const context = { index, site: LOCAL_SITE };
  const tools = await findTools();
  const tool = tools.find((one) => call.name.endsWith(` ${one.name}`));
  const [head] = await index.readHeads([0]);
  const given = tool?.name === "fetch" ? { id: head?.passages[0]?.id } : { query: "who repatriated the fishermen" };
  const own = createMcpEndpoint({ createServer: (server) => createServer(index, server) });
  const plain = createMcpHandler(() => createPlainServer(tools, context));
  const send = (answer: (request: Request) => Promise<Response>) => async () => {
    const text = await (await answer(makeRequest(call, given))).text();
    // What fails is fast.
    if (!text.includes('"result"') || text.includes('"isError":true')) throw new Error(`${call.name} answered ${text}`);
  };
  const work = tool ? [async () => JSON.stringify(await tool.answer(tool.input.parse(given), context))] : [];
  return compare([send(own), send((request) => plain.fetch(request)), ...work]);
});
