import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { LIMITS } from "../../contract/limits.ts";
import type { Access, Caller } from "../access/access.ts";
import { givenKey, makeKeyCookie } from "../access/given-key.ts";
import { CORS } from "./headers.ts";
import type { Logged } from "./log-requests.ts";
import { ProblemError } from "./problem.ts";

/** What is set in the context of a request that was let in. */
export interface Visitor {
  Variables: Logged["Variables"] & { caller: Caller };
}

/** What the gate needs to know of the service behind it. */
export interface GateOptions {
  access: Access;
  /** Whether search engines are asked to leave the service alone. */
  isHidden: boolean;
  /** Whether an error at an address is a page for those who prefer one. */
  hasPage(path: string): boolean;
  /** Rejects while the index cannot be read. */
  checkIndex(): Promise<unknown>;
}

const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

const FORM = /^application\/x-www-form-urlencoded\b/i;

/** Adds to every answer what holds for all: its type is what it says, and whose it is. */
export function markAnswers({ access: { isPrivate }, isHidden }: GateOptions): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.set("X-Content-Type-Options", "nosniff");
    // Some statuses may be kept otherwise, 404 and 405 among them.
    if (c.res.status >= 400 && !headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
    if (isHidden) headers.set("X-Robots-Tag", "noindex, nofollow");
    if (!isPrivate) return;
    headers.set("Cache-Control", (headers.get("Cache-Control") ?? "no-store").replace("public", "private"));
    headers.append("Vary", "Authorization, Cookie");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
  };
}

/** Refuses pages that may not read what is here; says which page may read an answer. */
export function checkPages({ origins }: Access): MiddlewareHandler {
  const open = cors(CORS);
  // Past the check, an Origin is one that may read.
  const narrow = cors({ ...CORS, origin: (origin) => origin });
  return (c, next) => {
    if (origins.isOpen(c.req.raw)) return open(c, next);
    origins.check(c.req.raw);
    return narrow(c, next);
  };
}

/** Takes the key of the form on the page, and sends the browser to the same address with a cookie. */
async function takeKey(c: Context, access: Access): Promise<Response> {
  const { key } = await c.req.parseBody();
  const given = typeof key === "string" ? key.trim() : "";
  await access.identifyBy(given, c.req.raw);
  c.header("Set-Cookie", makeKeyCookie(c.req.raw, given));
  c.header("Cache-Control", "no-store");
  return c.redirect(c.req.url, 303);
}

/**
 * Lets through those who may come in. Of a private corpus, others learn that the service is there and can read its index,
 * and nothing of what that holds.
 */
export function admitCallers({ access, hasPage, checkIndex }: GateOptions): MiddlewareHandler<Visitor> {
  const limit = bodyLimit({
    maxSize: LIMITS.formBytes,
    onError: () => {
      throw new ProblemError(413, `A form with a key has at most ${LIMITS.formBytes} bytes`);
    },
  });
  const answerStranger = async (c: Context): Promise<Response | null> => {
    const { method, path } = c.req;
    if (method === "POST" && hasPage(path) && FORM.test(c.req.header("Content-Type") ?? "")) {
      await limit(c, async () => {});
      return takeKey(c, access);
    }
    if (path !== "/status" || !READS.has(method) || givenKey(c.req.raw) !== null) return null;
    await checkIndex();
    return c.json({ status: "ok" });
  };
  return async (c, next) => {
    if (c.req.path === "/robots.txt" && READS.has(c.req.method)) return next();
    const answer = access.isPrivate ? await answerStranger(c) : null;
    if (answer) return answer;
    const caller = await access.identify(c.req.raw);
    c.set("caller", caller);
    if (caller.key !== undefined) c.get("record")?.note({ key: caller.key });
    c.get("record")?.end("access");
    await next();
  };
}
