/** Revisions that are measured: the last of 2025 that most clients speak, and the one without sessions. */
const LEGACY = "2025-06-18";
const MODERN = "2026-07-28";

/** One kind of call to an MCP endpoint. */
export interface Call {
  revision: string;
  method: string;
  /** The tool that is called, if any is, and its arguments. */
  tool: string | null;
  given: object;
  /** Makes the request anew: a request can be read once. */
  makeRequest(): Request;
}

const META = {
  "io.modelcontextprotocol/protocolVersion": MODERN,
  "io.modelcontextprotocol/clientInfo": { name: "benchmark", version: "1.0.0" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

function makeCall(revision: string, method: string, params: { name?: string; arguments?: object }): Call {
  const { name } = params;
  const isModern = revision === MODERN;
  const headers = new Headers({
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": revision,
  });
  if (isModern) headers.set("mcp-method", method);
  if (isModern && name !== undefined) headers.set("mcp-name", name);
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method,
    params: { ...(isModern && { _meta: META }), ...params },
  });
  return {
    revision,
    method,
    tool: name ?? null,
    given: params.arguments ?? {},
    makeRequest: () => new Request("https://benchmark.example/mcp", { method: "POST", headers, body }),
  };
}

/** Makes the calls that are measured, of both revisions: the list of tools, a passage fetched, and a search. */
export function makeCalls(passageId: string, query: string): Call[] {
  return [MODERN, LEGACY].flatMap((revision) => [
    makeCall(revision, "tools/list", {}),
    makeCall(revision, "tools/call", { name: "fetch", arguments: { id: passageId } }),
    makeCall(revision, "tools/call", { name: "search", arguments: { query } }),
  ]);
}
