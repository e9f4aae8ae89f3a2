import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { RequestLine } from "../../contract/request-line.ts";
import { RequestRecord } from "../../operations/request-record.ts";

/** Where the lines of the log go. */
export interface RequestLog {
  /** Whether a line says what was searched or quoted. */
  withQueries: boolean;
  /** Takes one line for each request, when its answer is known. */
  write(line: RequestLine): void;
}

/** What is set in the context of a request while there is a log. */
export interface Logged {
  Variables: { record?: RequestRecord };
}

/** Methods that are named: the others may be any text. */
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]);

/** Writes one line for each request, whatever becomes of it: refusals and faults have theirs too. */
export function logRequests({ withQueries, write }: RequestLog): MiddlewareHandler<Logged> {
  return async (c, next) => {
    const record = new RequestRecord(withQueries);
    c.set("record", record);
    try {
      await next();
    } finally {
      const status = c.finalized ? c.res.status : 500;
      if (status >= 500 && c.error) record.note({ fault: c.error.name });
      record.end("answer");
      const path = matchedRoutes(c).findLast((route) => !route.path.endsWith("*"))?.path ?? "*";
      const route = path.replace(/(?<=.)\/$/, "");
      const isPage = c.res.headers.get("Content-Type")?.startsWith("text/html") ?? false;
      const door = route === "/mcp" ? "mcp" : isPage ? "page" : "http";
      const method = METHODS.has(c.req.method) ? c.req.method : "other";
      write({ event: "request", door, method, route, status, ...record.facts });
    }
  };
}
