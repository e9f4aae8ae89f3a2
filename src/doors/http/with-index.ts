import type { MiddlewareHandler } from "hono";
import { setMetric } from "hono/timing";
import { siteOf } from "../../reading/make-urls.ts";
import type { Platform, Service } from "./service.ts";

/**
 * Gives the routes the index and this service's address, and tells in Server-Timing whether the index had to be
 * loaded. The platform's clock moves only with I/O, so the time told is that of fetching.
 */
export function withIndex(loadIndex: Platform["loadIndex"]): MiddlewareHandler<Service> {
  return async (c, next) => {
    const start = performance.now();
    const { index, cold } = await loadIndex();
    if (cold) setMetric(c, "index", performance.now() - start, "cold");
    else setMetric(c, "index", "warm");
    c.set("index", index);
    c.set("site", siteOf(index, new URL(c.req.url).origin));
    await next();
  };
}
