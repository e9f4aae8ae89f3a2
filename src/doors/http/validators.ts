import type { MiddlewareHandler } from "hono";
import { digest } from "../../contract/digest.ts";
import type { Service } from "./service.ts";

/** Everything may be kept, and must be checked before it is used again: a new build shows at once. */
const CACHE_CONTROL = "public, max-age=0, must-revalidate";

const ETAG_LENGTH = 24;

function isListed(etag: string, header: string | undefined): boolean {
  if (header === undefined) return false;
  return header.split(",").some((entry) => entry.trim().replace(/^W\//, "") === etag.replace(/^W\//, ""));
}

/**
 * Answers 304 before any work when the client has the answer already. An answer is determined by the index, the
 * code, the address asked for and the form preferred, so the ETag is a digest of these (weak, since the platform
 * may compress). It goes on answers of 200 only.
 */
export function validators(codeVersion: string): MiddlewareHandler<Service> {
  return async (c, next) => {
    const parts = [
      c.get("index").reference.version,
      codeVersion,
      c.get("site"),
      c.req.url,
      c.req.header("Accept") ?? "",
    ];
    const etag = `W/"${digest(JSON.stringify(parts), ETAG_LENGTH)}"`;
    const headers = { ETag: etag, "Cache-Control": CACHE_CONTROL, Vary: "Accept" };
    if (isListed(etag, c.req.header("If-None-Match"))) return c.body(null, 304, headers);
    await next();
    if (c.res.status !== 200) return;
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}
