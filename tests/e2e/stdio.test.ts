import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client as ModernClient } from "@modelcontextprotocol/client";
import { StdioClientTransport as ModernTransport } from "@modelcontextprotocol/client/stdio";
import { Client as LegacyClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as LegacyTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import { PATIENCE } from "./dev-server.ts";
import { FILE_LINKS, fetchWhole, squeeze, testAssistant } from "./mcp-scenario.ts";
import { PROJECT, runScript } from "./run-script.ts";

const info = { name: "test", version: "1.0.0" };

const command = (args: string[]) => ({
  command: process.execPath,
  args: ["scripts/pressmark.ts", "mcp", ...args],
  cwd: PROJECT,
});

async function connectLegacy(...args: string[]): Promise<LegacyClient> {
  const client = new LegacyClient(info);
  await client.connect(new LegacyTransport(command(args)));
  return client;
}

async function connectModern(...args: string[]): Promise<ModernClient> {
  const client = new ModernClient(info, { versionNegotiation: { mode: "auto" } });
  await client.connect(new ModernTransport(command(args)));
  return client;
}

const Answer = z.object({ jsonrpc: z.literal("2.0"), id: z.number() });

const Refusal = Answer.extend({ error: z.object({ code: z.number(), message: z.string() }).optional() });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stdio-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function writeCorpus(files: Record<string, string>): Promise<string> {
  const corpus = await mkdtemp(join(folder, "corpus-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(corpus, name), content);
  return corpus;
}

describe.each([
  { era: "2025", connect: connectLegacy },
  { era: "2026", connect: connectModern },
])("An assistant of the $era era on this machine", ({ connect }) => {
  testAssistant(() => connect(), FILE_LINKS);

  test("fetches an article that is longer than one answer, by following next_id", async () => {
    const paragraphs = Array.from({ length: 600 }, (_, at) => `Keeper ${at} lit the lamp of the tower. It burned.\n\n`);
    const corpus = await writeCorpus({ "keepers.md": paragraphs.join("") });
    const client = await connect("--corpus", corpus);
    const pieces = await fetchWhole(client, "keepers");
    await client.close();
    expect(pieces.length).toBeGreaterThan(2);
    expect(squeeze(pieces.join(" "))).toBe(squeeze(paragraphs.join("")));
  });
});

test("The tools on this machine are those of the service, to the letter", async () => {
  const remote = new LegacyClient(info);
  await remote.connect(new StreamableHTTPClientTransport(new URL("/mcp", inject("origin"))));
  const local = await connectLegacy();
  const [here, there] = await Promise.all([local.listTools(), remote.listTools()]);
  expect(here).toEqual(there);
  await Promise.all([local.close(), remote.close()]);
});

const Results = z.object({ results: z.array(z.object({ text: z.string(), url: z.string() })) });

/** What a search over stdio gives. */
async function searchWith(client: ModernClient, query: string): Promise<z.infer<typeof Results>["results"]> {
  const { structuredContent } = await client.callTool({ name: "search", arguments: { query } });
  return Results.parse({ results: [], ...Object(structuredContent) }).results;
}

describe.concurrent("An article that is kept on this machine alone", () => {
  const edit = (corpus: string, name: string, text: string) => writeFile(join(corpus, name), text);

  test("is cited by its file, at the passage; one with an address of its own by that", async () => {
    const corpus = await writeCorpus({
      "tower lamp.md": "The tower has a lamp.\n",
      "pier.md": "---\nurl: https://pier.example/a\n---\nThe pier has a crane.\n",
    });
    const client = await connectModern(corpus);
    const [tower] = await searchWith(client, "lamp");
    const [pier] = await searchWith(client, "crane");
    const about = client.getInstructions();
    await client.close();
    const file = pathToFileURL(join(corpus, "tower lamp.md")).href;
    expect(tower?.url).toBe(`${file}#:~:text=The%20tower%20has%20a%20lamp`);
    expect(pier?.url).toMatch(/^https:\/\/pier\.example\/a#:~:text=/);
    expect(about).toContain("file://");
  });

  test("is found as it is now, whenever it is edited", async () => {
    const corpus = await writeCorpus({ "tower.md": "The tower has a lamp.\n" });
    const client = await connectModern(corpus);
    expect(await searchWith(client, "lamp")).toHaveLength(1);
    await edit(corpus, "tower.md", "The tower has a bell.\n");
    await vi.waitFor(async () => expect(await searchWith(client, "bell")).toHaveLength(1), PATIENCE);
    expect(await searchWith(client, "lamp")).toEqual([]);
    await client.close();
  });

  test("is found at once in the index that is there, without a build", async () => {
    const corpus = await writeCorpus({ "tower.md": "The tower has a lamp.\n" });
    expect((await runScript(["build", corpus])).code).toBe(0);
    await edit(corpus, "tower.md", "The tower has a bell.\n");
    const client = await connectModern(corpus, "--no-watch");
    expect(await searchWith(client, "lamp")).toHaveLength(1);
    await client.close();
  });

  test("is in a bundle, whose server needs nothing but Node", async () => {
    const corpus = await writeCorpus({ "tower.md": "The tower has a lamp.\n", "corpus.yaml": "title: Towers\n" });
    const file = join(folder, "towers.mcpb");
    expect((await runScript(["mcp", corpus, "--bundle", file])).code).toBe(0);
    const bundle = await mkdtemp(join(folder, "bundle-"));
    for (const [path, bytes] of Object.entries(unzipSync(await readFile(file)))) {
      await mkdir(dirname(join(bundle, path)), { recursive: true });
      await writeFile(join(bundle, path), bytes);
    }
    const { display_name, server } = JSON.parse(await readFile(join(bundle, "manifest.json"), "utf8"));
    expect(display_name).toBe("Towers");
    const args = server.mcp_config.args.map((arg: string) => arg.replace(/^\$\{__dirname\}/, bundle));
    const client = new ModernClient(info, { versionNegotiation: { mode: "auto" } });
    await client.connect(new ModernTransport({ command: process.execPath, args, cwd: bundle }));
    expect((await searchWith(client, "lamp")).map(({ text }) => text)).toEqual(["The tower has a lamp."]);
    await client.close();
  });
});

describe.concurrent("The server for assistants on this machine", () => {
  const rpc = (id: number, method: string, params = {}) =>
    `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;
  const hello = rpc(1, "initialize", { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: info });

  test("writes nothing but JSON-RPC on stdout, and ends when its client goes", async () => {
    const search = rpc(2, "tools/call", { name: "search", arguments: { query: "fishermen" } });
    const wrong = rpc(3, "tools/call", { name: "search", arguments: {} });
    const { code, stdout, stderr } = await runScript(["mcp"], {
      input: `${hello}${search}this is no JSON\n${wrong}`,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => Answer.parse(JSON.parse(line)));
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
  });

  test("says in a sentence what is wrong with the params of a request", async () => {
    const input = `${hello}${rpc(2, "resources/read", { uri: 5 })}${rpc(3, "tools/call", {})}`;
    const { stdout } = await runScript(["mcp"], { input });
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => Refusal.parse(JSON.parse(line)));
    expect(Object.fromEntries(answers.map(({ id, error }) => [id, error]))).toEqual({
      1: undefined,
      2: { code: -32602, message: 'uri was 5, wanted the address of an article, such as "article://an-id"' },
      3: { code: -32602, message: 'name is missing, wanted the name of a tool, such as "search"' },
    });
  });

  test("keeps its stdout clean over a corpus with files that it has to skip", async () => {
    const corpus = await writeCorpus({ "a.md": "# Tower\n\nThe tower has a lamp.\n", "photo.png": "no text" });
    const { code, stdout } = await runScript(["mcp", "--corpus", corpus], { input: hello });
    expect(code).toBe(0);
    expect(Answer.parse(JSON.parse(stdout))).toMatchObject({ id: 1 });
  });

  test("says in one sentence that the folder of a corpus is missing", async () => {
    const missing = join(folder, "missing");
    const { code, stdout, stderr } = await runScript(["mcp", "--corpus", missing], { input: hello });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(`There is no file or folder ${missing}, wanted a folder of articles or a .jsonl file\n`);
  });

  test("says which article is at fault and does not start", async () => {
    const corpus = await writeCorpus({ "a.md": "---\ntitle: Tower\n\nThe tower.\n" });
    const { code, stdout, stderr } = await runScript(["mcp", "--corpus", corpus], { input: hello });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("a.md:1: opens front matter with ---");
  });

  test("says how to make an index when the one that it is to serve is missing", async () => {
    const { code, stderr } = await runScript(["mcp", "--index", join(folder, "missing")], { input: hello });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^There is no index in .+; make one with: npm run build .+\n$/);
  });
});
