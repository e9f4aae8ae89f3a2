import { isLegacyRequest } from "@modelcontextprotocol/server";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import { type CallLimit, countCalls } from "./call-limit.ts";
import { answerPreflight, withCors } from "./cors.ts";
import { createLegacyLeg } from "./legacy-leg.ts";
import { mendArguments } from "./mend-arguments.ts";
import { createModernLeg } from "./modern-leg.ts";
import { createOriginCheck } from "./origin-check.ts";
import { readBody } from "./read-body.ts";
import type { CreateServer } from "./server-factory.ts";
import { REFUSED, WireError } from "./wire-error.ts";

/** The longest sensible message, a batch of long questions, is under 64 KiB. */
const DEFAULT_MAX_BODY_BYTES = 256 * 1024;

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
    if (request.method === "OPTIONS") return answerPreflight();
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
  const message = `${request.method} has no use here, for there are no sessions and no streams; POST JSON-RPC messages`;
  throw new WireError({ status: 405, code: REFUSED, message, headers: { Allow: "POST, OPTIONS" } });
}
