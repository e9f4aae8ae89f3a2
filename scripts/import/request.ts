import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { describePrivate, isPublicAddress, lookupPublic } from "./public-address.ts";

/** How requests are made. */
export interface RequestLimits {
  /** Most bytes of an answer, unpacked. */
  maxBytes: number;
  /** Longest time for a request with its answer, in milliseconds. */
  timeout: number;
  /** Whether addresses that are not of the public internet are connected to. */
  allowPrivate: boolean;
}

/** The answer to one request. */
export interface WebAnswer {
  status: number;
  /** A header by its name in lower case; empty when there is none. */
  header(name: string): string;
  bytes: Uint8Array;
}

/** The name by which robots.txt addresses this program, and as which it makes itself known. */
export const PRODUCT = "Pressmark";

const HEADERS = {
  "user-agent": `${PRODUCT} (article import)`,
  accept: "text/html, application/xhtml+xml, application/xml;q=0.9, application/feed+json;q=0.9, */*;q=0.5",
  "accept-encoding": "gzip, deflate, br",
};

const UNPACKERS = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

function unpack(message: IncomingMessage): Readable {
  const encoding = message.headers["content-encoding"]?.trim().toLowerCase() || "identity";
  if (encoding === "identity") return message;
  const create = UNPACKERS.get(encoding);
  if (create) return pipeline(message, create(), () => {});
  message.destroy();
  throw new Error(`is packed as ${encoding}, wanted gzip, deflate or br`);
}

async function readBytes(body: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("wanted bytes");
    length += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (length > maxBytes) throw new Error(`has over ${maxBytes} bytes, the most that are read`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Throws an Error for what is no address of a page, and for an IP address that may not be connected to. */
export function checkAddress({ protocol, hostname, username, password }: URL, { allowPrivate }: RequestLimits): void {
  if (protocol !== "http:" && protocol !== "https:") throw new Error("is not an http or https address");
  if (username !== "" || password !== "") throw new Error("has a user name or password in it");
  const address = hostname.replace(/^\[|\]$/g, "");
  // A name is checked when it is looked up; an address is not looked up.
  if (!allowPrivate && isIP(address) !== 0 && !isPublicAddress(address)) throw new Error(describePrivate(address));
}

function open(url: URL, signal: AbortSignal, { allowPrivate }: RequestLimits): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  // An agent of its own: no connection is shared, and no proxy of the environment used, which would resolve names itself.
  const options = { agent: false, headers: HEADERS, signal, ...(allowPrivate ? {} : { lookup: lookupPublic }) };
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on("error", reject).end();
  });
}

/** Redirects and refusals carry nothing that is read. */
const isRead = (status: number) => status >= 200 && status < 300;

/**
 * Asks once for what is at an address, without following redirects; the body is read for success alone. Rejects with an Error
 * whose message goes on from the address: `has over 1000 bytes, …`.
 */
export async function requestOnce(url: URL, limits: RequestLimits): Promise<WebAnswer> {
  checkAddress(url, limits);
  const signal = AbortSignal.timeout(limits.timeout);
  try {
    const message = await open(url, signal, limits);
    const { statusCode: status = 0, headers } = message;
    if (!isRead(status)) message.destroy();
    const bytes = isRead(status) ? await readBytes(unpack(message), limits.maxBytes) : new Uint8Array();
    return { status, bytes, header: (name) => [headers[name] ?? []].flat().join(", ") };
  } catch (error) {
    if (signal.aborted) throw new Error(`took over ${limits.timeout / 1000} seconds`);
    throw error;
  }
}
