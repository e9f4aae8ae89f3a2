import type { CallToolResult, McpServer } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { InvalidRequestError } from "../../contract/invalid-request-error.ts";
import { NotFoundError } from "../../contract/not-found-error.ts";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import { makeAnswerSchema, makeArgumentSchema } from "./argument-schema.ts";
import { describeCorpus } from "./describe-corpus.ts";
import type { Tool, ToolContext } from "./tool.ts";

/** Every tool only reads, and only from this corpus. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

function refuse(problem: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text: problem }] };
}

function explainFailure(error: unknown): CallToolResult {
  if (error instanceof InvalidRequestError || error instanceof NotFoundError) return refuse(error.message);
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console; on stdio it is stderr
  console.error(error);
  if (error instanceof IndexUnavailableError)
    return refuse(
      "The index cannot be read now, it may just be built anew; try again, or restart a server that runs on stdio",
    );
  return refuse("Something went wrong here; the call may be tried again");
}

/** Registers a tool with the server of one request. */
export type RegisterTool = (server: McpServer, context: ToolContext) => void;

/**
 * Prepares a tool for registration. Its JSON Schemas are made once, here, since making them costs more than all
 * else in a request. An answer goes out twice, as structuredContent and as text: some clients show only one.
 */
export function prepareTool<I extends z.ZodObject, O extends z.ZodObject>(tool: Tool<I, O>): RegisterTool {
  const { name, title, input, output, aliases } = tool;
  const schemas = { inputSchema: makeArgumentSchema(input, aliases), outputSchema: makeAnswerSchema(output) };
  return (server, context) => {
    const description = tool.describe(describeCorpus(context.index));
    server.registerTool(name, { title, description, annotations: ANNOTATIONS, ...schemas }, async (reading) => {
      if ("problem" in reading) return refuse(reading.problem);
      try {
        const structuredContent = await tool.answer(reading.input, context);
        return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
      } catch (error) {
        return explainFailure(error);
      }
    });
  };
}
