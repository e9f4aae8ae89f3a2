import {
  createMcpHandler,
  DEFAULT_NEGOTIATED_PROTOCOL_VERSION,
  INVALID_REQUEST,
  isInitializeRequest,
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCRequest,
  type JSONRPCResponse,
  type McpServer,
  SUPPORTED_PROTOCOL_VERSIONS,
  type Transport,
} from "@modelcontextprotocol/server";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { RequestRecord } from "../../operations/request-record.ts";
import type { Caller } from "../access/access.ts";
import { WireError } from "./wire-error.ts";

/** What a server may depend on. */
export interface ServerContext {
  /** `modern`: revision 2026-07-28 and later, each request complete in itself; `legacy`: those that begin with `initialize`. */
  era: "modern" | "legacy";
  /** The origin that the client dialled, for links back to this service. */
  origin: string;
  /** Gives the index that is in place now, where another may take its place while the server lasts. */
  renew?: () => PassageIndex;
  /** What else the instructions say. */
  hint?: string;
  /** The one message that the server will answer, where it is known: what that does not need may be left out. */
  message?: unknown;
  /** The code that answers, as OperationContext has it. */
  release?: string;
  /** Who asks, where a key is needed: the answers are for them alone, and they are told only of what they may do. */
  caller?: Caller;
  /** Takes down what comes of the message, where there is a log. */
  record?: RequestRecord | undefined;
}

/** Builds the server of one request: a server that is still answering cannot take a second one. */
export type CreateServer = (context: ServerContext) => McpServer | Promise<McpServer>;

interface ModernLegOptions {
  createServer: CreateServer;
  /** Told why a request was answered with 500. */
  report: (error: unknown) => void;
}

/**
 * Answers what a client of revision 2026-07-28 posts, and refuses what belongs to no revision. Rejects with what
 * `createServer` rejects with. The body is read already; the request gives the headers that must agree with it.
 */
export function createModernLeg(options: ModernLegOptions): (request: Request, body: unknown) => Promise<Response> {
  const { createServer, report } = options;

  return async (request, body) => {
    const errors: Error[] = [];
    // A handler is a few closures. One for each request keeps its errors apart from those of others; most are the
    // client's fault, and the client gets them.
    const context = { era: "modern", origin: new URL(request.url).origin, message: body } as const;
    const failures: unknown[] = [];
    const create = async () => {
      try {
        return await createServer(context);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    };
    const handler = createMcpHandler(create, { legacy: "reject", onerror: (error) => errors.push(error) });
    const response = await handler.fetch(request, { parsedBody: body });
    // The handler would say no more than that something failed.
    for (const failure of failures) throw failure;
    if (response.status >= 500) for (const error of errors) report(error);
    return response;
  };
}

interface ExchangeOptions {
  server: McpServer;
  message: JSONRPCRequest;
  /** The HTTP request that brought the message, which handlers may look at. */
  request: Request;
}

/**
 * Sends one request to a fresh server, closes it, and gives the answer.
 *
 * The transport carries nothing else: notifications on the way to the answer are dropped, since the answer is one JSON
 * document, and no cancellation can reach the request and leave the client without an answer.
 */
async function exchange({ server, message, request }: ExchangeOptions): Promise<JSONRPCResponse> {
  const answer = Promise.withResolvers<JSONRPCResponse>();
  const transport: Transport = {
    start: async () => {},
    send: async (sent) => {
      if (isJSONRPCResponse(sent)) answer.resolve(sent);
    },
    close: async () => {
      answer.reject(new Error(`The server closed before it answered ${message.method}`));
      transport.onclose?.();
    },
  };
  await server.connect(transport);
  try {
    transport.onmessage?.(message, { request });
    return await answer.promise;
  } finally {
    await server.close();
  }
}

/** Revisions are dates, so that they compare as text. */
const FIRST_REVISION_WITHOUT_BATCHES = "2025-06-18";

/**
 * Answers what a client of the 2025 revisions posts, without a session: each request meets a fresh server that saw no
 * `initialize`. Always JSON, whatever `Accept` says, and always 200 when the answer is a JSON-RPC error: Claude Code
 * drops a server for one 404.
 */
export function createLegacyLeg(createServer: CreateServer): (request: Request, body: unknown) => Promise<Response> {
  const answer = async (request: Request, message: JSONRPCRequest): Promise<JSONRPCResponse> => {
    const server = await createServer({ era: "legacy", origin: new URL(request.url).origin, message });
    return exchange({ server, message, request });
  };

  return async (request, body) => {
    checkRevision(request, body);
    if (Array.isArray(body)) {
      const requests = body.filter(isJSONRPCRequest);
      if (requests.length === 0) return new Response(null, { status: 202 });
      // A server for each message keeps equal ids apart; in sequence they need no more fetches at once than one does.
      const answers: JSONRPCResponse[] = [];
      for (const message of requests) answers.push(await answer(request, message));
      return Response.json(answers);
    }
    // Notifications and responses have nobody left to read them.
    if (!isJSONRPCRequest(body)) return new Response(null, { status: 202 });
    return Response.json(await answer(request, body));
  };
}

/** Throws a `WireError` (400) for a revision that is not spoken here, or a message that the revision does not know. */
function checkRevision(request: Request, body: unknown): void {
  // `initialize` negotiates the revision, so that its header settles nothing.
  if (isInitializeRequest(body)) return;
  const refuse = (message: string, data?: Record<string, unknown>) => {
    const id = isJSONRPCRequest(body) ? body.id : null;
    return new WireError({ status: 400, code: INVALID_REQUEST, message, id, data });
  };
  // A client without the header speaks the last revision that had none.
  const revision = request.headers.get("mcp-protocol-version") ?? DEFAULT_NEGOTIATED_PROTOCOL_VERSION;
  const supported = SUPPORTED_PROTOCOL_VERSIONS;
  if (!supported.includes(revision)) {
    throw refuse(`MCP-Protocol-Version is "${revision}"; send one of ${supported.join(", ")}`, { supported });
  }
  if (!Array.isArray(body)) return;
  if (revision >= FIRST_REVISION_WITHOUT_BATCHES) {
    throw refuse(`Revision ${revision} has no batches; send each message in a request of its own`);
  }
  if (body.some(isInitializeRequest)) throw refuse("A batch cannot hold initialize; send it in a request of its own");
}
