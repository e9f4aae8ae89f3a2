import { Refusal } from "./refusal.ts";

/** From which pages, and by which names, the service may be called. */
export interface OriginPolicy {
  /** Whether only the listed pages, and the service's own, may read what is answered. */
  isNarrow: boolean;
  /** Whether pages of any origin may read the answer to a request. */
  isOpen(request: Request): boolean;
  /** Origins whose pages may show the service in a frame. None may show a private one, which a frame of another site could not open: its cookie stays away. */
  framers: readonly string[];
  /** Throws a {@link Refusal} (403) for a request that a hostile page may have sent. */
  check(request: Request): void;
}

interface OriginPolicyOptions {
  allowedOrigins: readonly string[];
  frameOrigins: readonly string[];
  isLocal: boolean;
  isPrivate: boolean;
}

/** Reads origins that an owner lists. Throws a `TypeError` for an entry that is not an http(s) origin. */
function parseList(entries: readonly string[], what: string): URL[] {
  return entries.map((entry) => {
    const origin = parseOrigin(entry);
    if (origin === null) throw new TypeError(`${what} "${entry}" is not an http or https origin`);
    return origin;
  });
}

/**
 * Makes the policy.
 *
 * A service that runs on the reader's own machine answers loopback names alone: otherwise any page could have its own
 * name resolve to 127.0.0.1 and read what is served there (DNS rebinding). A deployed service is public, so that any
 * page may call it; `allowedOrigins`, when it is not empty, narrows that to these and the service's own, and so does a
 * private corpus, whether it is empty or not. The list also opens a local service to the names in it, as a tunnel needs.
 *
 * Throws a `TypeError` for an entry of either list that is not an http(s) origin.
 */
export function createOriginPolicy(options: OriginPolicyOptions): OriginPolicy {
  const { allowedOrigins, frameOrigins, isLocal, isPrivate } = options;
  const listed = parseList(allowedOrigins, "Allowed origin");
  const framers = parseList(frameOrigins, "Frame origin").map(({ origin }) => origin);
  const isNarrow = isPrivate || listed.length > 0;
  const isListed = (origin: URL) => listed.some((entry) => entry.origin === origin.origin);
  const isOwnName = (url: URL) => isLoopback(url.hostname) || listed.some((entry) => entry.host === url.host);
  const comesFromHere = (request: Request) => isLocal || isFromHere(request, new URL(request.url));

  return {
    isNarrow,
    isOpen: (request) => !isNarrow && !comesFromHere(request),
    framers: isPrivate ? [] : framers,
    check(request) {
      const own = new URL(request.url);
      const origin = readOrigin(request);
      if (comesFromHere(request)) {
        const foreign = [own, readHost(request, own), origin ?? own].find((name) => !isOwnName(name));
        if (foreign) throw refusal(`Name "${foreign.host}" is not a loopback name; call a local server as localhost`);
      } else if (origin && isNarrow && origin.origin !== own.origin && !isListed(origin)) {
        throw refusal(`Origin "${origin.origin}" may not call this service; ask its owner to list it`);
      }
    },
  };
}

/**
 * Whether the request comes from the machine that serves it.
 * A local workerd takes the URL from the Host header, which a rebinding page controls. CF-Connecting-IP has the address
 * of the peer: Cloudflare always writes it, the local workerd where the client did not. A rebinding page can write it too,
 * which is why `npm run dev` says by a variable that the service is local.
 */
function isFromHere(request: Request, own: URL): boolean {
  const address = request.headers.get("cf-connecting-ip") ?? "";
  const peer = URL.parse(`http://${address.includes(":") ? `[${address}]` : address}`);
  return isLoopback(own.hostname) || (peer !== null && isLoopback(peer.hostname));
}

/** The name that the Host header gives, which is not always the one in the request's URL. */
function readHost(request: Request, own: URL): URL {
  const header = request.headers.get("host");
  if (header === null) return own;
  const host = URL.parse(`http://${header}`);
  if (host === null) throw refusal(`Host "${header}" is not a host name`);
  return host;
}

/** Null without the header, which only browsers send. */
function readOrigin(request: Request): URL | null {
  const header = request.headers.get("origin");
  if (header === null) return null;
  const origin = parseOrigin(header);
  if (origin === null) throw refusal(`Origin "${header}" is not an http or https origin`);
  return origin;
}

/** An origin of the web. Parsers of addresses take more for the name of a host: a star, a semicolon. */
const ORIGIN = /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/;

/** Null for what is not scheme, host and port of the web. */
function parseOrigin(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && ORIGIN.test(url.origin) && url.href === `${url.origin}/` ? url : null;
}

function refusal(message: string): Refusal {
  return new Refusal(403, message);
}

const IPV4_LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/** 127.0.0.0/8 written as IPv6, in the form that the URL parser gives it. */
const MAPPED_LOOPBACK = /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/;

/** The unspecified addresses reach the machine itself when they are dialled. */
const OTHERS = new Set(["localhost", "[::1]", "0.0.0.0", "[::]"]);

/** Whether a `URL`'s hostname can only mean the machine that dials it. */
function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "");
  return OTHERS.has(name) || name.endsWith(".localhost") || IPV4_LOOPBACK.test(name) || MAPPED_LOOPBACK.test(name);
}
