import { completable, McpServer, ResourceNotFoundError, ResourceTemplate } from "@modelcontextprotocol/server";
import { z } from "zod";
import type { ServerContext } from "../../src/doors/mcp/legs.ts";

const NOTES = new Map([
  ["moss", "Moss grows where other plants do not."],
  ["fern", "Ferns are older than flowers."],
]);

const AN_HOUR = { ttlMs: 3_600_000, cacheScope: "public" } as const;

const completeNote = (typed: string): string[] => [...NOTES.keys()].filter((name) => name.startsWith(typed));

/** A server with one tool, one resource, one template and one prompt: what the wire needs to be tried, and no more. */
export function createTinyMcpServer({ era, origin }: ServerContext): McpServer {
  const server = new McpServer(
    { name: "tiny", version: "1.0.0" },
    {
      instructions: `Notes at ${origin}`,
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false },
        prompts: { listChanged: false },
        ...(era === "legacy" && { logging: {} }),
      },
      cacheHints: {
        "server/discover": AN_HOUR,
        "tools/list": AN_HOUR,
        "prompts/list": AN_HOUR,
        "resources/list": AN_HOUR,
        "resources/templates/list": AN_HOUR,
        "resources/read": AN_HOUR,
      },
    },
  );
  registerTool(server);
  registerResources(server);
  registerPrompt(server);
  return server;
}

function registerTool(server: McpServer): void {
  server.registerTool(
    "shout",
    {
      title: "Shout",
      description: "Gives a word back in capitals",
      inputSchema: z.strictObject({ word: z.string() }),
      outputSchema: z.strictObject({ shouted: z.string() }),
      annotations: { readOnlyHint: true },
    },
    async ({ word }) => {
      const structuredContent = { shouted: word.toUpperCase() };
      return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
    },
  );
}

function registerResources(server: McpServer): void {
  const describe = { title: "Note", mimeType: "text/plain" };
  server.registerResource("about", "note://about", { ...describe, description: "About the notes" }, ({ href }) => ({
    contents: [{ uri: href, mimeType: "text/plain", text: "Two notes" }],
  }));
  server.registerResource(
    "note",
    new ResourceTemplate("note://notes/{name}", { list: undefined, complete: { name: completeNote } }),
    { ...describe, description: "One note" },
    ({ href }, { name }) => {
      const text = NOTES.get(String(name));
      if (text === undefined) throw new ResourceNotFoundError(href);
      return { contents: [{ uri: href, mimeType: "text/plain", text }] };
    },
  );
}

function registerPrompt(server: McpServer): void {
  server.registerPrompt(
    "explain",
    {
      title: "Explain a note",
      description: "Asks for one note in plain words",
      argsSchema: z.object({ name: completable(z.string().describe("Name of the note"), completeNote) }),
    },
    ({ name }) => ({ messages: [{ role: "user", content: { type: "text", text: `Explain the note "${name}"` } }] }),
  );
}
