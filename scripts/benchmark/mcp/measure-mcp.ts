import { resolve } from "node:path";
import { z } from "zod";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import { createServer } from "../../../src/doors/mcp/create-server.ts";
import { createMcpEndpoint } from "../../../src/doors/mcp/endpoint.ts";
import type { Tool, ToolContext } from "../../../src/doors/mcp/tool.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { LOCAL_SITE } from "../../../src/reading/make-urls.ts";
import { openCorpus } from "../../index-corpus.ts";
import { readFolder } from "../../read-folder.ts";
import { median } from "../measure/quantile.ts";
import { reportFigures } from "../process/report-figures.ts";
import { findTools } from "./find-tools.ts";
import { type Call, makeCalls } from "./make-calls.ts";
import type { McpFigures } from "./mcp-figures.ts";
import { createPlainEndpoint } from "./plain-endpoint.ts";

type Endpoint = (request: Request) => Promise<Response>;

/** Rounds that are counted, and those before that let the compiler do its work; calls of one kind in a round. */
const ROUNDS = 45;
const WARM_UP = 9;
const PER_ROUND = 40;

const CORPUS = resolve(import.meta.dirname, "../../../corpus");

/** Throws an Error for an answer that is none: what fails is fast. */
async function check(send: () => Promise<string>, { method, tool }: Call): Promise<void> {
  const text = await send();
  if (!text.includes('"result"') || text.includes('"isError":true'))
    throw new Error(`${method} ${tool ?? ""} answered ${text.slice(0, 200)}`);
}

/** Time of one run, over a row of them. */
async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < PER_ROUND; count++) await run();
  return (performance.now() - start) / PER_ROUND;
}

/** What the tool of a call does by itself: nothing for a call without one. */
function workOf({ tool, given }: Call, tools: readonly Tool[], context: ToolContext): () => Promise<unknown> {
  const called = tools.find(({ name }) => name === tool);
  return async () => (called ? JSON.stringify(await called.answer(called.input.parse(given), context)) : null);
}

/** One after the other, beginning with another each round, so that none has the better moments. */
async function timeInTurn(runs: readonly (() => Promise<unknown>)[], round: number): Promise<number[]> {
  const times = runs.map(() => 0);
  for (let turn = 0; turn < runs.length; turn++) {
    const at = (round + turn) % runs.length;
    const run = runs[at];
    if (run) times[at] = await time(run);
  }
  return times;
}

async function compare(runs: readonly (() => Promise<unknown>)[], call: Call): Promise<McpFigures["calls"][number]> {
  const rounds: { own: number; plain: number; work: number }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const [own = 0, plain = 0, work = 0] = await timeInTurn(runs, round);
    if (round >= WARM_UP) rounds.push({ own, plain, work });
  }
  return {
    revision: call.revision,
    method: call.method,
    tool: call.tool,
    ownMs: median(rounds.map(({ own }) => own)),
    plainMs: median(rounds.map(({ plain }) => plain)),
    workMs: median(rounds.map(({ work }) => work)),
    ratio: median(rounds.map(({ own, plain }) => own / plain)),
    restRatio: median(rounds.map(({ own, plain, work }) => (own - work) / (plain - work))),
  };
}

/** The id of the first passage of an index. */
async function firstPassage(index: PassageIndex): Promise<string> {
  const [head] = await index.readHeads([0]);
  return head?.passages[0]?.id ?? "";
}

await reportFigures(z.null(), async (_, begin): Promise<McpFigures> => {
  const { name, files } = readFolder(CORPUS);
  const context = { index: await openCorpus(readCorpus(files), name), site: LOCAL_SITE };
  const tools = await findTools();
  const own = createMcpEndpoint({ createServer: (server) => createServer(context.index, server) });
  const plain = createPlainEndpoint(tools, context);
  const calls: McpFigures["calls"] = [];
  for (const call of makeCalls(await firstPassage(context.index), "who repatriated the fishermen")) {
    await begin();
    const send = (endpoint: Endpoint) => async () => (await endpoint(call.makeRequest())).text();
    for (const endpoint of [own, plain]) await check(send(endpoint), call);
    calls.push(await compare([send(own), send(plain), workOf(call, tools, context)], call));
  }
  return { tools: tools.length, rounds: ROUNDS, perRound: PER_ROUND, calls };
});
