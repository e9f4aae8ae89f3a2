import {
  DEFAULT_NEGOTIATED_PROTOCOL_VERSION,
  INVALID_REQUEST,
  isInitializeRequest,
  isJSONRPCRequest,
  type JSONRPCRequest,
  type JSONRPCResponse,
  SUPPORTED_PROTOCOL_VERSIONS,
} from "@modelcontextprotocol/server";
import { exchange } from "./exchange.ts";
import type { CreateServer } from "./server-factory.ts";
import { WireError } from "./wire-error.ts";

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
      // A server for each message keeps equal ids apart; one after the other they hold no more of the platform's fetches than one.
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
  // The revision that had no such header is the one before the first that has it.
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
