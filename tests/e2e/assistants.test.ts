import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createMCPClient } from "@ai-sdk/mcp";
import { Experimental_StdioMCPTransport as AiStdioTransport } from "@ai-sdk/mcp/mcp-stdio";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";
import { listConnections } from "../../src/doors/page/guide/list-connections.ts";
import { PROJECT } from "./run-script.ts";

const origin = inject("origin");
const url = `${origin}/mcp`;
const NAME = "sample";
const CONNECTIONS = listConnections({ site: origin, name: NAME, query: "fishermen", isPrivate: false });

/** How this project is started over stdio. */
const LOCAL = { command: process.execPath, args: ["scripts/pressmark.ts", "mcp"], cwd: PROJECT };

/** A call of every tool, and what its answer has. */
const CALLS: readonly (readonly [tool: string, given: Record<string, unknown>, said: string])[] = [
  ["search", { query: "who repatriated the fishermen" }, "repatriated a group of fishermen"],
  ["fetch", { id: "moscow-before-seoul" }, "meaningless act of good faith"],
  ["search_passages", { query: "fishermen", limit: 2 }, "repatriated a group of fishermen"],
  ["list_articles", { title: "moscow" }, "moscow-before-seoul"],
  ["read_article", { id: "moscow-before-seoul", max_tokens: 400 }, "Kim Jong Un rules the country"],
  ["verify_quote", { quote: "meaningless act of good faith" }, "exact"],
];
const ARTICLE = "article://moscow-before-seoul";
const COMPLETED = {
  ref: { type: "ref/resource" as const, uri: "article://{id}" },
  argument: { name: "id", value: "mosc" },
};

/** What a client can do. Each answers with what it shows or gives to a program. */
interface RealClient {
  listTools(): Promise<unknown>;
  call(tool: string, given: Record<string, unknown>): Promise<unknown>;
  listResources(): Promise<unknown>;
  read(uri: string): Promise<unknown>;
  /** Left out where a client has no way to. */
  complete?(): Promise<unknown>;
  close(): Promise<unknown>;
}

let homes: string;

beforeAll(async () => {
  homes = await mkdtemp(join(tmpdir(), "assistants-"));
});

afterAll(() => rm(homes, { recursive: true }));

/** Variables of a user's terminal. */
type Env = Record<string, string> & { HOME: string };

/** A home of its own for each client, without settings, where none asks the registry for what is not installed. */
async function makeHome(): Promise<Env> {
  const HOME = await mkdtemp(join(homes, "home-"));
  const own = { MCP_REMOTE_CONFIG_DIR: HOME, npm_config_offline: "true" };
  return { ...z.record(z.string(), z.string()).parse({ ...process.env, ...own }), HOME };
}

const run = (env: Env, program: string, args: string[]) =>
  promisify(execFile)(program, args, { cwd: PROJECT, env, maxBuffer: 1 << 26 });

/** What an installed program prints as JSON. Started by itself, for npx doubles the time that it takes. */
async function ask(env: Env, program: string, ...args: string[]): Promise<unknown> {
  return JSON.parse((await run(env, join(PROJECT, "node_modules/.bin", program), args)).stdout);
}

/** The Inspector, which starts anew for each question. */
function inspect(env: Env, ...target: string[]): RealClient {
  const request = (method: string, ...args: string[]) =>
    ask(env, "inspector", "--cli", ...target, "--method", method, ...args);
  const pairs = (given: Record<string, unknown>) =>
    Object.entries(given).flatMap(([name, value]) => ["--tool-arg", `${name}=${value}`]);
  return {
    listTools: () => request("tools/list"),
    call: (tool, given) => request("tools/call", "--tool-name", tool, ...pairs(given)),
    listResources: () => request("resources/list"),
    read: (uri) => request("resources/read", "--uri", uri),
    close: async () => {},
  };
}

/** mcporter, with a file of settings in the form that most clients share. */
async function port(env: Env, settings: string): Promise<RealClient> {
  const [name = ""] = Object.keys(z.object({ mcpServers: z.looseObject({}) }).parse(JSON.parse(settings)).mcpServers);
  const file = join(env.HOME, "mcp.json");
  await writeFile(file, settings);
  const request = (...args: string[]) => ask(env, "mcporter", "--config", file, ...args);
  return {
    listTools: () => request("list", name, "--json"),
    call: (tool, given) => request("call", `${name}.${tool}`, "--args", JSON.stringify(given), "--output", "json"),
    listResources: () => request("resource", name, "--json"),
    read: (uri) => request("resource", name, uri, "--json"),
    close: async () => {},
  };
}

/** The client of the AI SDK, by the tools that it hands to a model. */
async function connectAi(transport: Parameters<typeof createMCPClient>[0]["transport"]): Promise<RealClient> {
  const client = await createMCPClient({ transport });
  const tools = await client.tools();
  return {
    listTools: async () => Object.keys(tools),
    call: async (tool, given) => tools[tool]?.execute(given, { toolCallId: tool, messages: [], context: {} }),
    listResources: () => client.listResources(),
    read: (uri) => client.readResource({ uri }),
    complete: () => client.complete(COMPLETED),
    close: () => client.close(),
  };
}

/** A client that knows stdio alone, by what Claude Desktop is told to start. */
async function connectDesktop(env: Env): Promise<RealClient> {
  const snippet = CONNECTIONS.find(({ client }) => client === "Claude Desktop")?.snippet ?? "";
  const Settings = z.object({
    mcpServers: z.record(z.string(), z.object({ command: z.string(), args: z.array(z.string()) })),
  });
  const [server = { command: "", args: [] }] = Object.values(Settings.parse(JSON.parse(snippet)).mcpServers);
  const client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(new StdioClientTransport({ ...server, cwd: PROJECT, env, stderr: "ignore" }));
  return {
    listTools: () => client.listTools(),
    call: (name, given) => client.callTool({ name, arguments: given }),
    listResources: () => client.listResources(),
    read: (uri) => client.readResource({ uri }),
    complete: () => client.complete(COMPLETED),
    close: () => client.close(),
  };
}

/** The settings for a server on one's own machine that the guide shows, for this folder. */
async function readLocalSettings(): Promise<string> {
  const guide = await readFile(join(PROJECT, "docs/assistants.md"), "utf8");
  const [, shown = ""] = /^## On your own machine\n.*?^```json\n(.*?)^```$/ms.exec(guide) ?? [];
  return shown
    .replace('"/path/to/pressmark"', JSON.stringify(PROJECT))
    .replace('"/path/to/articles"', JSON.stringify(join(PROJECT, "corpus")));
}

const settingsOf = (client: string) => CONNECTIONS.find((one) => one.client === client)?.snippet ?? "";

test.concurrent.each<[string, (env: Env) => RealClient | Promise<RealClient>]>([
  ["The Inspector over HTTP", (env) => inspect(env, url, "--transport", "http")],
  ["The Inspector over stdio", (env) => inspect(env, LOCAL.command, ...LOCAL.args)],
  ["mcporter over HTTP, with the settings for Cursor", (env) => port(env, settingsOf("Cursor"))],
  ["mcporter over stdio, with the settings of the guide", async (env) => port(env, await readLocalSettings())],
  ["mcp-remote, with the settings for Claude Desktop", connectDesktop],
  ["The AI SDK over HTTP", () => connectAi({ type: "http", url })],
  ["The AI SDK over stdio", () => connectAi(new AiStdioTransport(LOCAL))],
])("%s lists and calls every tool, and reads an article", async (_, connect) => {
  const client = await connect(await makeHome());
  const said = async (answer: Promise<unknown>) => JSON.stringify(await answer);
  const tools = await said(client.listTools());
  for (const [tool] of CALLS) expect(tools).toContain(`"${tool}"`);
  for (const [tool, given, words] of CALLS) {
    const answer = await said(client.call(tool, given));
    expect(answer).toContain(words);
    expect(answer).not.toContain('"isError":true');
  }
  expect(await said(client.listResources())).toContain(ARTICLE);
  expect(await said(client.read(ARTICLE))).toContain("meaningless act of good faith");
  if (client.complete) expect(await said(client.complete())).toContain('["moscow-before-seoul"]');
  await client.close();
});

test.concurrent("The Inspector takes the line of the page as it stands, with a key and without", async () => {
  const env = await makeHome();
  for (const isPrivate of [false, true]) {
    const connections = listConnections({ site: origin, name: NAME, query: "fishermen", isPrivate });
    const line = connections.find(({ client }) => client === "Inspector")?.snippet ?? "";
    expect((await run(env, "sh", ["-c", line])).stdout).toContain('"search_passages"');
  }
});
