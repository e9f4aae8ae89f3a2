import { isJSONRPCRequest } from "@modelcontextprotocol/server";
import { REFUSED, WireError } from "./wire-error.ts";

/** How often tools may be called. */
export interface CallLimit {
  /** Counts one call of the client that sent the request; false when it is one too many. */
  admit: (request: Request) => Promise<boolean>;
  /** When it is worth trying again. */
  retryAfterSeconds: number;
}

/** Counts each tool call in the body, and throws a `WireError` (429) at the first that is not admitted. */
export async function countCalls(limit: CallLimit, request: Request, body: unknown): Promise<void> {
  const messages = Array.isArray(body) ? body : [body];
  for (const message of messages) {
    if (!isJSONRPCRequest(message) || message.method !== "tools/call") continue;
    if (await limit.admit(request)) continue;
    throw new WireError({
      status: 429,
      code: REFUSED,
      message: `Too many tool calls; call again in ${limit.retryAfterSeconds} seconds`,
      id: message.id,
      headers: { "Retry-After": `${limit.retryAfterSeconds}` },
    });
  }
}
