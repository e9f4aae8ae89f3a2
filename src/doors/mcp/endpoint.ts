import { isJSONRPCRequest, isLegacyRequest } from "@modelcontextprotocol/server";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import { type CreateServer, createLegacyLeg, createModernLeg } from "./legs.ts";
import { createOriginCheck } from "./origin-check.ts";
import { mendArguments, readBody } from "./read-body.ts";
import { REFUSED, WireError } from "./wire-error.ts";

/** The longest sensible message, a batch of long questions, is under 64 KiB. */
const DEFAULT_MAX_BODY_BYTES = 256 * 1024;

/** How often tools may be called. */
interface CallLimit {
  /** Counts one call of the client that sent the request; false when it is one too many. */
  admit: (request: Request) => Promise<boolean>;
  /** When it is worth trying again. */
  retryAfterSeconds: number;
}

interface McpEndpointOptions {
  createServer: CreateServer;
  /** Origins of the pages that may call; empty for all. See `createOriginCheck`. */
  allowedOrigins?: readonly string[];
  /** 256 KiB by default. */
  maxBodyBytes?: number;
  callLimit?: CallLimit | undefined;
  /** Told of each failure that a client sees as 500 or 503. */
  report?: (error: unknown) => void;
}

/**
 * The MCP endpoint as one function from request to answer. It serves revision 2026-07-28 and those of 2025 side by
 * side, keeps no session, and never throws: what goes wrong is a JSON-RPC error, readable by a page of any origin.
 */
export function createMcpEndpoint(options: McpEndpointOptions): (request: Request) => Promise<Response> {
  const { createServer, callLimit, maxBodyBytes = DEFAULT_MAX_BODY_BYTES, report = () => {} } = options;
  const checkOrigin = createOriginCheck(options.allowedOrigins ?? []);
  const serveLegacy = createLegacyLeg(createServer);
  const serveModern = createModernLeg({ createServer, report });

  const serve = async (request: Request): Promise<Response> => {
    checkOrigin(request);
    checkMethod(request);
    const body = mendArguments(await readBody(request, maxBodyBytes));
    if (callLimit) await countCalls(callLimit, request, body);
    return (await isLegacyRequest(request, body)) ? serveLegacy(request, body) : serveModern(request, body);
  };

  return async (request) => {
    // Browsers ask before they send any header that the checks could go by.
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: PREFLIGHT });
    try {
      return withCors(await serve(request));
    } catch (error) {
      if (error instanceof WireError) return withCors(error.toResponse());
      report(error);
      const answer = error instanceof IndexUnavailableError ? WireError.unavailable() : WireError.internal();
      return withCors(answer.toResponse());
    }
  };
}

/** Throws a `WireError` (405) for anything but POST, with a line for the person who opened the address in a browser. */
function checkMethod(request: Request): void {
  if (request.method === "POST") return;
  const message = `${request.method} is not supported here, for there are no sessions and no streams; POST JSON-RPC messages`;
  throw new WireError({ status: 405, code: REFUSED, message, headers: { Allow: "POST, OPTIONS" } });
}

/** Counts each tool call in the body, and throws a `WireError` (429) at the first that is not admitted. */
async function countCalls(limit: CallLimit, request: Request, body: unknown): Promise<void> {
  const messages = Array.isArray(body) ? body : [body];
  for (const message of messages) {
    if (!isJSONRPCRequest(message) || message.method !== "tools/call") continue;
    if (await limit.admit(request)) continue;
    throw new WireError({
      status: 429,
      code: REFUSED,
      message: `Too many tool calls; try again in ${limit.retryAfterSeconds} seconds`,
      id: message.id,
      headers: { "Retry-After": `${limit.retryAfterSeconds}` },
    });
  }
}

/**
 * Any page may call, and none may send cookies: there are no credentials here that a foreign page could borrow.
 * What the Origin check refuses stays refused; the header only lets the page read the answer that says so.
 */
const ANY_ORIGIN = { "Access-Control-Allow-Origin": "*" };

/** The wildcard admits what clients add of their own, but never `Authorization`, and older browsers do not know it. */
const ALLOWED_HEADERS = [
  "*",
  "Accept",
  "Authorization",
  "Content-Type",
  "Last-Event-ID",
  "MCP-Protocol-Version",
  "Mcp-Method",
  "Mcp-Name",
  "Mcp-Session-Id",
].join(", ");

/** Headers of the answer to a CORS preflight. */
const PREFLIGHT = {
  ...ANY_ORIGIN,
  "Access-Control-Allow-Methods": "POST, OPTIONS",
  "Access-Control-Allow-Headers": ALLOWED_HEADERS,
  // Seconds; a day is the most that any browser keeps a preflight, Chrome keeps two hours.
  "Access-Control-Max-Age": "86400",
  Allow: "POST, OPTIONS",
};

/** The same answer, readable by a page of any origin. */
function withCors(response: Response): Response {
  const readable = new Response(response.body, response);
  readable.headers.set("Access-Control-Allow-Origin", "*");
  readable.headers.set("Access-Control-Expose-Headers", "Retry-After");
  return readable;
}
