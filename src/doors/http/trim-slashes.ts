import type { Handler } from "hono";

/** The slashes at the end of a path, but for the first of all. It begins only where a run of them does, so that a long run elsewhere costs linear time. */
const LAST_SLASHES = /(?:(?<=[^/])|(?<=^\/))\/+$/;

/** Leads from an address that ends in slashes to the same without them, by one redirect however many there are. */
export const trimSlashes: Handler = (c, next) => {
  const url = new URL(c.req.url);
  const trimmed = url.pathname.replace(LAST_SLASHES, "");
  if (trimmed === url.pathname || !["GET", "HEAD"].includes(c.req.method)) return next();
  url.pathname = trimmed;
  return c.redirect(url.toString(), 301);
};
