import type { CallToolResult, McpServer } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { QUOTED, QuotedShape } from "../../contract/quoted.ts";
import { NotFoundError } from "../../contract/request-errors.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { Operation, OperationContext } from "../../operations/operation.ts";
import { examplesOf } from "../../reading/examples-of.ts";
import { accountOf, type CorpusAccount } from "./describe-corpus.ts";
import { leaveOutEmpty } from "./leave-out-empty.ts";
import { publishArguments, withExamples } from "./publish-schema.ts";
import { makeAnswerSchema, makeArgumentSchema } from "./tool-schema.ts";
import { describeFailure, isForCaller } from "./wire-error.ts";

/** What a tool answers from. */
export type ToolContext = Omit<OperationContext, "notes">;

/** A tool apart from any server: its shapes, what clients are told about it, and what it does. */
export interface Tool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  name: string;
  /** What a key has to allow, as for the operation that the tool is of. */
  needs: Operation["needs"];
  title: string;
  /** Describes the tool, with what it says of the corpus; under 2 KB together. */
  describe(corpus: CorpusAccount): string;
  input: I;
  output: O;
  /** What is published of arguments in place of their descriptions, where a model can do with less. */
  says?: Readonly<Record<string, string>>;
  /** Other names under which clients give an argument, by the name that is published. */
  aliases: Readonly<Record<string, readonly string[]>>;
  /** Rejects with an InvalidRequestError or a NotFoundError whose message the caller is given. {@link QUOTED} goes out with it, and counts. */
  answer(input: z.infer<I>, context: ToolContext): Promise<z.infer<O>>;
}

/**
 * What a caller learns of a failure; of an id that is like none, or is a title, also where ids come from: an assistant would try the
 * next guess.
 */
function describeRefusal(error: unknown, id: unknown): string {
  const isLost = error instanceof NotFoundError && error.nearest.length === 0;
  const isTitle = error instanceof NotFoundError && /\s/.test(String(id));
  return describeFailure(error) + (isLost || isTitle ? "; search gives ids, and list_articles those of titles" : "");
}

/** Every tool only reads, and only from this corpus. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

/** Registers a tool with the server of one request. What it says of the corpus takes a walk over the articles, once for an index, so a server that lists no tools does without. */
export type RegisterTool = (server: McpServer, context: ToolContext, options: { isDescribed: boolean }) => void;

/**
 * Prepares a tool for registration. Its JSON Schemas are made once, here, since making them costs more than all else in a
 * request; what they say of a corpus is added once for an index. An answer goes out twice, as structuredContent and as text:
 * some clients show only one.
 */
export function prepareTool<I extends z.ZodObject, O extends z.ZodObject>(tool: Tool<I, O>): RegisterTool {
  const { name, title, input, output, says = {}, aliases } = tool;
  const takes = publishArguments(input, says);
  const outputSchema = makeAnswerSchema(output.extend(QuotedShape));
  const prepare = (index: PassageIndex) => {
    const examples = examplesOf(index);
    return {
      title,
      annotations: ANNOTATIONS,
      inputSchema: makeArgumentSchema(input, { published: withExamples(takes, examples), aliases, examples }),
      outputSchema,
    };
  };
  const prepared = new WeakMap<PassageIndex, ReturnType<typeof prepare>>();
  return (server, context, { isDescribed }) => {
    const known = prepared.get(context.index) ?? prepare(context.index);
    prepared.set(context.index, known);
    const refuse = (problem: string): CallToolResult => {
      context.record?.note({ refused: true });
      return { isError: true, content: [{ type: "text", text: problem }] };
    };
    const about = isDescribed ? { ...known, description: tool.describe(accountOf(context.index)) } : known;
    server.registerTool(name, about, async (reading) => {
      if ("problem" in reading) return refuse(reading.problem);
      try {
        const structuredContent = leaveOutEmpty({ ...QUOTED, ...(await tool.answer(reading.input, context)) });
        return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
      } catch (error) {
        if (error instanceof Error && !isForCaller(error)) context.record?.note({ fault: error.name });
        return refuse(describeRefusal(error, reading.input.id));
      }
    });
  };
}
