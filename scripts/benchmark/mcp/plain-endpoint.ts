import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { describeCorpus } from "../../../src/doors/mcp/describe-corpus.ts";
import type { Tool, ToolContext } from "../../../src/doors/mcp/tool.ts";

/** Registers a tool as the protocol's own documentation does: its zod schemas as they are, checked at each call. */
function registerPlainly(server: McpServer, tool: Tool, context: ToolContext): void {
  const { name, title, input: inputSchema, output: outputSchema } = tool;
  const description = tool.describe(describeCorpus(context.index));
  server.registerTool(name, { title, description, inputSchema, outputSchema }, async (given) => {
    const structuredContent = await tool.answer(given, context);
    return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
  });
}

/**
 * Creates an endpoint as one writes it who takes the protocol's package as it is: a fresh server for each request with
 * all tools, and the package's own handler. What a tool answers is computed as the project computes it.
 */
export function createPlainEndpoint(
  tools: readonly Tool[],
  context: ToolContext,
): (request: Request) => Promise<Response> {
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: "plain", version: "1.0.0" });
    for (const tool of tools) registerPlainly(server, tool, context);
    return server;
  });
  return (request) => handler.fetch(request);
}
