import {
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCErrorResponse,
  type JSONRPCRequest,
  McpServer,
  ProtocolErrorCode,
  type RequestId,
  type Transport,
} from "@modelcontextprotocol/server";
import * as z from "zod";
import { LIMITS } from "../../contract/limits.ts";
import { explainIssues } from "../../contract/parse-fields.ts";
import type { RequestRecord } from "../../operations/request-record.ts";

/** The params of a list. The pattern takes any text as long as a cursor may be. */
const Page = z.object({
  cursor: z
    .string()
    .regex(new RegExp(`^[^]{1,${LIMITS.valueLength}}$`))
    .optional()
    .meta({ description: "the nextCursor of the answer before" }),
});

const Reference = z.union([
  z.object({ type: z.literal("ref/resource"), uri: z.string() }),
  z.object({ type: z.literal("ref/prompt"), name: z.string() }),
]);

/** The params that each method takes, as the protocol has them, described for clients that get them wrong. */
const PARAMS: ReadonlyMap<string, z.ZodObject> = new Map<string, z.ZodObject>([
  [
    "initialize",
    z.object({
      protocolVersion: z.string().meta({ description: "a revision of the protocol", examples: ["2025-11-25"] }),
      capabilities: z.looseObject({}).meta({ description: "an object", examples: [{}] }),
      clientInfo: z
        .object({ name: z.string(), version: z.string() })
        .meta({ description: "an object with the client's name and version" }),
    }),
  ],
  ["tools/list", Page],
  ["resources/list", Page],
  ["resources/templates/list", Page],
  ["prompts/list", Page],
  [
    "tools/call",
    z.object({
      name: z
        .string()
        .min(1)
        .meta({ description: "the name of a tool", examples: ["search"] }),
      arguments: z
        .record(z.string(), z.unknown())
        .optional()
        .meta({ description: "an object", examples: [{ query: "words" }] }),
    }),
  ],
  [
    "resources/read",
    z.object({
      uri: z
        .string()
        .min(1)
        .meta({ description: "the address of an article", examples: ["article://an-id"] }),
    }),
  ],
  [
    "prompts/get",
    z.object({
      name: z
        .string()
        .min(1)
        .meta({ description: "the name of a prompt", examples: ["answer_with_citations"] }),
      arguments: z
        .record(z.string(), z.string())
        .optional()
        .meta({ description: "an object whose values are texts", examples: [{ question: "Who spoke?" }] }),
    }),
  ],
  [
    "completion/complete",
    z.object({
      ref: Reference.meta({
        description: "a resource template with its uri, or a prompt with its name",
        examples: [{ type: "ref/resource", uri: "article://{id}" }],
      }),
      argument: z.object({ name: z.string(), value: z.string() }).meta({
        description: "an object with the name and value of an argument",
        examples: [{ name: "id", value: "a" }],
      }),
      context: z
        .object({ arguments: z.record(z.string(), z.string()).optional() })
        .optional()
        .meta({ description: "an object with the arguments that are known", examples: [{ arguments: {} }] }),
    }),
  ],
  [
    "logging/setLevel",
    z.object({ level: z.enum(["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"]) }),
  ],
]);

/** Says in a sentence what is wrong with the params of a request; `null` when nothing is. */
function findFault({ method, params = {} }: JSONRPCRequest): string | null {
  const wanted = PARAMS.get(method);
  const error = wanted?.safeParse(params).error;
  if (!wanted || !error) return null;
  const faults = explainIssues(error, params, wanted);
  return faults.map(({ message }) => message).join("; ");
}

/** The list of issues with which the protocol's package refuses what it does not understand. */
const RAW_ISSUES = /\[\s*\{\s*"/;

/** Said of params that break a rule of the protocol beyond those in {@link PARAMS}. */
const UNKNOWN_FAULT = "The params are not what the protocol has for this method";

function reword(message: JSONRPCErrorResponse, fault: string | undefined): JSONRPCErrorResponse {
  const { error } = message;
  const { InvalidParams, InternalError } = ProtocolErrorCode;
  if (error.code !== InvalidParams && error.code !== InternalError) return message;
  const sentence = fault ?? (RAW_ISSUES.test(error.message) ? UNKNOWN_FAULT : null);
  return sentence === null ? message : { ...message, error: { ...error, code: InvalidParams, message: sentence } };
}

/**
 * A server that refuses bad params with -32602 and a sentence, where the protocol's package sends the raw text of its
 * validator, mostly as an internal error. It rewords what the package refuses, so the order of the checks stays.
 */
export class ExplainingServer extends McpServer {
  readonly #record: RequestRecord | undefined;

  /** `record` takes down how the one request ends that the server answers. */
  constructor(record: RequestRecord | undefined, ...about: ConstructorParameters<typeof McpServer>) {
    super(...about);
    this.#record = record;
  }

  override async connect(transport: Transport): Promise<void> {
    await super.connect(transport);
    const faults = new Map<RequestId | undefined, string>();
    const receive = transport.onmessage?.bind(transport);
    const send = transport.send.bind(transport);
    transport.onmessage = (message, extra) => {
      const fault = isJSONRPCRequest(message) ? findFault(message) : null;
      if (fault !== null && isJSONRPCRequest(message)) faults.set(message.id, fault);
      receive?.(message, extra);
    };
    transport.send = (message, options) => {
      if (!isJSONRPCResponse(message)) return send(message, options);
      const fault = faults.get(message.id);
      faults.delete(message.id);
      const answer = "error" in message ? reword(message, fault) : message;
      if ("error" in answer) this.#record?.note({ error: answer.error.code });
      this.#record?.end("answer");
      return send(answer, options);
    };
  }
}
