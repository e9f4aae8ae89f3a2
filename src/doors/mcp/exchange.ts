import {
  isJSONRPCResponse,
  type JSONRPCRequest,
  type JSONRPCResponse,
  type McpServer,
  type Transport,
} from "@modelcontextprotocol/server";

interface ExchangeOptions {
  server: McpServer;
  message: JSONRPCRequest;
  /** The HTTP request that brought the message, which handlers may look at. */
  request: Request;
}

/**
 * One request to one fresh server, and its answer; the server is closed then.
 *
 * The transport that is this short carries nothing else: notifications on the way to the answer are dropped, for the
 * answer is one JSON document, and no cancellation can reach the request and leave the client without an answer.
 */
export async function exchange({ server, message, request }: ExchangeOptions): Promise<JSONRPCResponse> {
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
