/** A JSON body with the headers that every client sends. */
export function post(body: unknown, headers: Record<string, string> = {}, url = "https://notes.example/mcp"): Request {
  return new Request(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** A JSON-RPC request. */
export function rpc(method: string, params?: object, id: number | string = 1): object {
  return { jsonrpc: "2.0", id, method, ...(params && { params }) };
}

/** A request of revision 2026-07-28 with all that it must carry; `headers` overrides, and an empty string leaves out. */
export function modern(
  method: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Request {
  const name = params.name ?? params.uri;
  const all: Record<string, string> = {
    "mcp-protocol-version": "2026-07-28",
    "mcp-method": method,
    ...(typeof name === "string" && { "mcp-name": name }),
    ...headers,
  };
  return post(
    rpc(method, { _meta: META, ...params }),
    Object.fromEntries(Object.entries(all).filter(([, value]) => value)),
  );
}

/** The envelope that every request of revision 2026-07-28 carries. */
export const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "test", version: "1.0.0" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** The first message of a client of the 2025 revisions. */
export function initialize(protocolVersion: string): object {
  return rpc("initialize", { protocolVersion, capabilities: {}, clientInfo: { name: "test", version: "1.0.0" } });
}
