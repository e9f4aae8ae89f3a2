import { parse, serialize } from "hono/utils/cookie";

/** Browsers take a name with `__Host-` only from https, and then from no other host. */
function cookieName(request: Request): string {
  return new URL(request.url).protocol === "https:" ? "__Host-pressmark-key" : "pressmark-key";
}

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * The key that comes with a request: that of `Authorization`, else that of the page's cookie. `null` without either; an
 * `Authorization` of another kind is a key that opens nothing.
 */
export function givenKey(request: Request): string | null {
  const header = request.headers.get("Authorization");
  if (header !== null) return BEARER.exec(header)?.[1] ?? "";
  const name = cookieName(request);
  return parse(request.headers.get("Cookie") ?? "", name)[name] ?? null;
}

/** The cookie that keeps a key until the browser is closed. No script can read it, and no other site can have it sent. */
export function makeKeyCookie(request: Request, key: string): string {
  const secure = new URL(request.url).protocol === "https:";
  return serialize(cookieName(request), key, { path: "/", httpOnly: true, sameSite: "Strict", secure });
}
