import type { cors } from "hono/cors";
import type { secureHeaders } from "hono/secure-headers";
import { digest } from "../../text/digest.ts";

/** What a page may ask, and which headers it may read; any page, unless an owner says otherwise. */
export const CORS: Parameters<typeof cors>[0] = {
  origin: "*",
  allowMethods: ["GET", "HEAD", "OPTIONS"],
  exposeHeaders: ["ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "Server-Timing", "WWW-Authenticate"],
};

/** What an answer depends on that may be a page: its form, and the language that the page speaks. */
export const PAGE_VARY = "Accept, Accept-Language";

const CONTENT = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "https:", "data:"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
};

/** Headers that keep pages safe; those for old browsers alone are left out. */
const SECURITY: Parameters<typeof secureHeaders>[0] = {
  crossOriginResourcePolicy: "cross-origin",
  referrerPolicy: "strict-origin-when-cross-origin",
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

/** Nothing runs in the pages but our own files; pictures may be the articles'. Only pages of `framers`, which are origins, may show them in a frame. */
export function makeSecurity(framers: readonly string[]): typeof SECURITY {
  const frameAncestors = framers.length > 0 ? [...framers] : ["'none'"];
  return { ...SECURITY, contentSecurityPolicy: { ...CONTENT, frameAncestors } };
}

const ETAG_LENGTH = 24;

/**
 * Makes the headers by which a client keeps an answer and asks for it again. The ETag is a digest of `parts`, all that
 * determines the answer, so it is known before the answer is made. It is weak, since the platform may compress.
 */
export function makeValidators(parts: readonly string[], cacheControl: string, vary = "Accept") {
  const etag = `W/"${digest(JSON.stringify(parts), ETAG_LENGTH)}"`;
  return { ETag: etag, "Cache-Control": cacheControl, Vary: vary };
}

/**
 * Tells what a request says by `If-None-Match` that its client has (RFC 9110, 13.1.2): this answer, compared weakly; any,
 * where it wants none if there is one; or nothing of use.
 */
export function readHeld(request: Request, etag: string): "this" | "any" | null {
  const given = request.headers.get("If-None-Match");
  if (given?.trim() === "*") return "any";
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return given?.split(",").some((tag) => opaque(tag) === opaque(etag)) ? "this" : null;
}
