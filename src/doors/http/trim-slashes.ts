import type { Handler } from "hono";

/** Leads from an address that ends in slashes to the same without them, by one redirect however many there are. */
export const trimSlashes: Handler = (c, next) => {
  const url = new URL(c.req.url);
  const trimmed = url.pathname.replace(/(?<=.)\/+$/, "");
  if (trimmed === url.pathname || !["GET", "HEAD"].includes(c.req.method)) return next();
  url.pathname = trimmed;
  return c.redirect(url.toString(), 301);
};
