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

const PREFLIGHT = {
  ...ANY_ORIGIN,
  "Access-Control-Allow-Methods": "POST, OPTIONS",
  "Access-Control-Allow-Headers": ALLOWED_HEADERS,
  // Seconds; a day is the most that any browser keeps a preflight, Chrome keeps two hours.
  "Access-Control-Max-Age": "86400",
  Allow: "POST, OPTIONS",
};

/** The answer to a CORS preflight. */
export function answerPreflight(): Response {
  return new Response(null, { status: 204, headers: PREFLIGHT });
}

/** The same answer, readable by a page of any origin. */
export function withCors(response: Response): Response {
  const readable = new Response(response.body, response);
  readable.headers.set("Access-Control-Allow-Origin", "*");
  readable.headers.set("Access-Control-Expose-Headers", "Retry-After");
  return readable;
}
