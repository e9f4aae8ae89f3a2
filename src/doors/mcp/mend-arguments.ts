import { isJSONRPCRequest } from "@modelcontextprotocol/server";

/**
 * The body with the arguments of each tool call as an object, where the client said `null` for none or sent them as
 * JSON inside a string, as some models do. What is neither stays as it is, for the protocol's schema to refuse.
 */
export function mendArguments(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(mendArguments);
  if (!isJSONRPCRequest(body) || body.method !== "tools/call") return body;
  const given = body.params?.arguments;
  if (given !== null && typeof given !== "string") return body;
  return { ...body, params: { ...body.params, arguments: given === null ? {} : parse(given) } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
