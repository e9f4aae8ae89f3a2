import type { CallToolResult, McpServer } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { QUOTED, QuotedShape } from "../../contract/quoted.ts";
import type { OperationContext } from "../../operations/operation.ts";
import { makeAnswerSchema, makeArgumentSchema } from "./tool-schema.ts";
import { describeFailure } from "./wire-error.ts";

/** What a tool answers from. */
export type ToolContext = Omit<OperationContext, "notes">;

/** A tool apart from any server: its shapes, what clients are told about it, and what it does. */
export interface Tool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  /** Describes the tool, with `about` on the corpus; under 2 KB together. */
  describe(about: string): string;
  input: I;
  output: O;
  /** Other names under which clients give an argument, by the name that is published. */
  aliases: Readonly<Record<string, readonly string[]>>;
  /** Rejects with an InvalidRequestError or a NotFoundError whose message the caller is given. {@link QUOTED} goes out with it, and counts. */
  answer(input: z.infer<I>, context: ToolContext): Promise<z.infer<O>>;
}

/** Every tool only reads, and only from this corpus. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

function refuse(problem: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text: problem }] };
}

/** Registers a tool with the server of one request; `about` is what its description says of the corpus. */
export type RegisterTool = (server: McpServer, context: ToolContext, about: string) => void;

/**
 * Prepares a tool for registration. Its JSON Schemas are made once, here, since making them costs more than all
 * else in a request. An answer goes out twice, as structuredContent and as text: some clients show only one.
 */
export function prepareTool<I extends z.ZodObject, O extends z.ZodObject>(tool: Tool<I, O>): RegisterTool {
  const { name, title, input, output, aliases } = tool;
  const schemas = {
    inputSchema: makeArgumentSchema(input, aliases),
    outputSchema: makeAnswerSchema(output.extend(QuotedShape)),
  };
  return (server, context, about) => {
    const description = tool.describe(about);
    server.registerTool(name, { title, description, annotations: ANNOTATIONS, ...schemas }, async (reading) => {
      if ("problem" in reading) return refuse(reading.problem);
      try {
        const structuredContent = { ...QUOTED, ...(await tool.answer(reading.input, context)) };
        return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
      } catch (error) {
        return refuse(describeFailure(error));
      }
    });
  };
}
