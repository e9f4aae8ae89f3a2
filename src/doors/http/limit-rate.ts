import type { MiddlewareHandler } from "hono";
import { ProblemError } from "./problem-error.ts";
import type { Platform } from "./service.ts";

/** Seconds after which a client that has had its share may ask again: the period of the platform's counter. */
export const RETRY_AFTER_SECONDS = 60;

/** Names the client of a request by the address that the platform saw. */
export function clientOf(request: Request): string {
  return request.headers.get("CF-Connecting-IP") ?? "local";
}

/**
 * Refuses a search with 429 when the client has had its share for now. A request that asks nothing, with no `parameter`,
 * is not counted.
 */
export function limitRate(admit: Platform["admit"], parameter: "q" | "text"): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.query(parameter) && !(await admit(clientOf(c.req.raw)))) {
      const headers = { "Retry-After": String(RETRY_AFTER_SECONDS) };
      throw new ProblemError(429, `Too many searches from this address; try again in ${RETRY_AFTER_SECONDS} seconds`, {
        headers,
      });
    }
    await next();
  };
}
