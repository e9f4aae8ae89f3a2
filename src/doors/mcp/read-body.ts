import {
  INVALID_REQUEST,
  isJSONRPCRequest,
  isJsonContentType,
  PARSE_ERROR,
  readRequestBody,
} from "@modelcontextprotocol/server";
import { LIMITS } from "../../contract/limits.ts";
import { WireError } from "./wire-error.ts";

/**
 * The JSON of a POST, not yet known to be JSON-RPC. Throws a `WireError`: 415 for another media type, which also keeps
 * out the cross-site form posts that browsers send without a preflight, 413 over `maxBytes`, 400 for what is not JSON,
 * nests absurdly, or is a batch over `LIMITS.batch`.
 */
export async function readBody(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type");
  if (!isJsonContentType(type)) {
    throw invalid(415, `Content-Type is ${type === null ? "missing" : `"${type}"`}; send application/json`);
  }
  const body = parseJson(await readText(request, maxBytes));
  checkDepth(body, "The body");
  if (Array.isArray(body) && body.length > LIMITS.batch) {
    throw invalid(400, `The batch has ${body.length} messages; send at most ${LIMITS.batch}`);
  }
  return body;
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const read = await readRequestBody(request, maxBytes).catch(() => {
    throw notJson("The body ended early; send one whole JSON-RPC message");
  });
  if (read.tooLarge) throw invalid(413, `The body is over ${maxBytes} bytes; send a shorter message`);
  return read.text;
}

function parseJson(text: string): unknown {
  if (text.trim() === "") throw notJson("The body is empty; send a JSON-RPC message");
  try {
    return JSON.parse(text);
  } catch {
    throw notJson("The body is not JSON; send a JSON-RPC message");
  }
}

function checkDepth(value: unknown, what: string): void {
  if (isDeeper(value, LIMITS.depth))
    throw invalid(400, `${what} nests deeper than ${LIMITS.depth} levels; send a flatter one`);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function invalid(status: number, message: string): WireError {
  return new WireError({ status, code: INVALID_REQUEST, message });
}

function notJson(message: string): WireError {
  return new WireError({ status: 400, code: PARSE_ERROR, message });
}

/**
 * The body with the arguments of each tool call as an object, where the client said `null` for none or sent them as
 * JSON inside a string, as some models do. What is neither stays as it is, for the protocol's schema to refuse. Throws a
 * `WireError` for JSON that nests absurdly.
 */
export function mendArguments(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(mendArguments);
  if (!isJSONRPCRequest(body) || body.method !== "tools/call") return body;
  const given = body.params?.arguments;
  if (given !== null && typeof given !== "string") return body;
  return { ...body, params: { ...body.params, arguments: given === null ? {} : parseArguments(given) } };
}

function parseArguments(text: string): unknown {
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text;
  }
  checkDepth(parsed, "What arguments hold");
  return parsed;
}
