import { isJSONRPCRequest, isLegacyRequest, type RequestId } from "@modelcontextprotocol/server";
import { LIMITS } from "../../contract/limits.ts";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import type { RequestRecord } from "../../operations/request-record.ts";
import { Access, type Caller } from "../access/access.ts";
import { Refusal } from "../access/refusal.ts";
import { demandOf, nameMessage } from "./demand-of.ts";
import { type CreateServer, createLegacyLeg, createModernLeg, type ServerContext } from "./legs.ts";
import { mendArguments, readBody } from "./read-body.ts";
import { REFUSED, WireError } from "./wire-error.ts";

interface McpEndpointOptions {
  createServer: CreateServer;
  /** Who may call, from which pages, and how often; everyone, from any, and always, when it is left out. */
  access?: Access;
  /** `LIMITS.bodyBytes` by default. */
  maxBodyBytes?: number;
  /** Told of each failure that a client sees as 500 or 503. */
  report?: (error: unknown) => void;
}

/** Answers a request; `record` takes down what comes of it, where there is a log. */
type McpEndpoint = (request: Request, record?: RequestRecord) => Promise<Response>;

/**
 * The MCP endpoint as one function from request to answer. It serves revision 2026-07-28 and those of 2025 side by
 * side, keeps no session, and never throws: what goes wrong is a JSON-RPC error, readable by a page of any origin.
 */
export function createMcpEndpoint(options: McpEndpointOptions): McpEndpoint {
  const { createServer, access = new Access(), maxBodyBytes = LIMITS.bodyBytes } = options;
  const report = (error: unknown, record: RequestRecord | undefined) => {
    options.report?.(error);
    record?.note({ fault: error instanceof Error ? error.name : typeof error });
  };
  const serve: McpEndpoint = async (request, record) => {
    access.origins.check(request);
    const caller = await access.identify(request);
    if (caller.key !== undefined) record?.note({ key: caller.key });
    record?.end("access");
    checkMethod(request);
    const body = mendArguments(await readBody(request, maxBodyBytes));
    record?.note(Array.isArray(body) ? { rpc: "batch" } : nameMessage(body));
    record?.end("body");
    const policies = await admitMessages(access, caller, body);
    record?.end("count");
    const create = (context: ServerContext) => {
      const call = Array.isArray(body) ? record?.addCall() : record;
      call?.note(nameMessage(context.message));
      return createServer({ ...context, ...(access.isPrivate && { caller }), record: call });
    };
    const isLegacy = await isLegacyRequest(request, body);
    const serveLeg = isLegacy
      ? createLegacyLeg(create)
      : createModernLeg({ createServer: create, report: (error) => report(error, record) });
    const response = await serveLeg(request, body).catch((error: unknown) => {
      throw explain(error, { id: isJSONRPCRequest(body) ? body.id : null, record });
    });
    if (policies.length > 0) response.headers.set("RateLimit-Policy", policies.join(", "));
    return response;
  };

  /** What a client learns of whatever was thrown. `id` is that of the message that was not answered, where it is known. */
  const explain = (error: unknown, { id, record }: { id: RequestId | null; record: RequestRecord | undefined }) => {
    if (error instanceof WireError) return error;
    if (error instanceof Refusal) return refuse(error, id);
    report(error, record);
    return error instanceof IndexUnavailableError ? WireError.unavailable(error, id) : WireError.internal(id);
  };

  const answer: McpEndpoint = async (request, record) => {
    try {
      return await serve(request, record);
    } catch (error) {
      return explain(error, { id: null, record }).toResponse();
    }
  };

  return async (request, record) => {
    const reader = readerOf(access, request);
    // Browsers ask before they send any header that the checks could go by.
    if (request.method === "OPTIONS") return withCors(new Response(null, { status: 204, headers: PREFLIGHT }), reader);
    return withCors(await answer(request, record), reader);
  };
}

/** Throws a `WireError` (405) for anything but POST, with a line for the person who opened the address in a browser. */
function checkMethod(request: Request): void {
  if (request.method === "POST") return;
  const message = `${request.method} is not supported here, for there are no sessions and no streams; POST JSON-RPC messages`;
  throw new WireError({ status: 405, code: REFUSED, message, headers: { Allow: "POST, OPTIONS" } });
}

/** The refusal as the protocol has it, with a sentence; `id` is that of the message that is refused, where it is known. */
function refuse({ status, message, headers }: Refusal, id: RequestId | null): WireError {
  return new WireError({ status, code: REFUSED, message, id, headers });
}

/**
 * Counts each message of the body that costs something, and gives the policies that it was counted by. Throws a `WireError`
 * (403, 429) at the first message that the caller may not send.
 */
async function admitMessages(access: Access, caller: Caller, body: unknown): Promise<string[]> {
  const policies = new Set<string>();
  for (const message of [body].flat()) {
    if (!isJSONRPCRequest(message)) continue;
    const { needs, share } = demandOf(message);
    try {
      access.allow(caller, needs);
      if (share !== null) for (const policy of Object.values(await access.count(caller, share))) policies.add(policy);
    } catch (error) {
      throw error instanceof Refusal ? refuse(error, message.id) : error;
    }
  }
  return [...policies];
}

/**
 * The origin of the pages that may read an answer: any, unless the owner has narrowed it. What the check of origins refuses
 * stays refused; the header only lets a page read the answer that says so.
 */
function readerOf({ origins }: Access, request: Request): string | null {
  if (!origins.isNarrow) return "*";
  try {
    origins.check(request);
    return request.headers.get("origin");
  } catch {
    return null;
  }
}

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

/** Headers of the answer to a CORS preflight. None may send cookies: a page has its key, if one is needed, by itself. */
const PREFLIGHT = {
  "Access-Control-Allow-Methods": "POST, OPTIONS",
  "Access-Control-Allow-Headers": ALLOWED_HEADERS,
  // Seconds; a day is the most that any browser keeps a preflight, Chrome keeps two hours.
  "Access-Control-Max-Age": "86400",
  Allow: "POST, OPTIONS",
};

const EXPOSED_HEADERS = "RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate";

/** The same answer, readable by the pages of an origin. */
function withCors(response: Response, reader: string | null): Response {
  const readable = new Response(response.body, response);
  readable.headers.set("Access-Control-Expose-Headers", EXPOSED_HEADERS);
  if (reader !== null) readable.headers.set("Access-Control-Allow-Origin", reader);
  if (reader !== "*") readable.headers.append("Vary", "Origin");
  return readable;
}
