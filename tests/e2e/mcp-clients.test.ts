import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client as LegacyClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as LegacyTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { describe, expect, inject, test } from "vitest";
import { SearchToolOutput } from "../../src/contract/tool-shapes.ts";
import { callTool, testAssistant } from "./mcp-scenario.ts";

const url = new URL("/mcp", inject("origin"));
const info = { name: "test", version: "1.0.0" };

async function connectLegacy(): Promise<LegacyClient> {
  const client = new LegacyClient(info);
  await client.connect(new LegacyTransport(url));
  return client;
}

async function connectModern(): Promise<ModernClient> {
  const client = new ModernClient(info, { versionNegotiation: { mode: "auto" } });
  await client.connect(new ModernTransport(url));
  return client;
}

describe.each([
  { era: "2025", connect: connectLegacy },
  { era: "2026", connect: connectModern },
])("An assistant of the $era era over HTTP", ({ connect }) => {
  testAssistant(connect);
});

test("A client that speaks both eras talks to this service in the newer one", async () => {
  const client = await connectModern();
  expect(client.getProtocolEra()).toBe("modern");
  await client.close();
});

test("A client of the 2025 era can ping this service and set its log level", async () => {
  const client = await connectLegacy();
  expect(await client.ping()).toEqual({});
  expect(await client.setLoggingLevel("info")).toEqual({});
  await client.close();
});

test("The link that an assistant cites opens the article on this service", async () => {
  const client = await connectModern();
  const { results } = await callTool(client, ["search", { query: "fishermen" }], SearchToolOutput);
  const link = new URL(results[0]?.url ?? "");
  expect(link.origin).toBe(inject("origin"));
  const opened = await fetch(link, { headers: { accept: "text/html" } });
  expect(await opened.text()).toContain(`id="${link.hash.slice(1).replace(/:~:.*$/, "")}"`);
  await client.close();
});
