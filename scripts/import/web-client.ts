import { setTimeout as wait } from "node:timers/promises";
import robotsParser from "robots-parser";
import { checkAddress, PRODUCT, type RequestLimits, requestOnce, type WebAnswer } from "./request.ts";

/** How politely a site is read, and how much of it at most. */
export interface WebOptions extends RequestLimits {
  /** Least time between two requests to one host, in milliseconds; robots.txt may ask for more. */
  pause: number;
}

/** What was found at an address, redirects followed. */
export interface FetchedFile {
  /** Where it was found in the end. */
  url: URL;
  /** Its media type, lower case, without parameters. */
  type: string;
  /** The rules of `X-Robots-Tag`, lower case. */
  robots: string;
  /** Text in a charset that its headers alone name is made UTF-8. */
  bytes: Uint8Array;
}

/** The robots.txt of a site does not allow a request. */
export class DisallowedError extends Error {
  override readonly name = "DisallowedError";
}

/** Redirects that are followed: RFC 9309 wants five for robots.txt, and no page needs more. */
const MAX_REDIRECTS = 5;

/** Longest pause between requests that robots.txt may ask for, in milliseconds: with a longer one a hundred pages take hours. */
const MAX_CRAWL_DELAY = 60_000;

/** What a site says of robots. */
interface RobotsRules {
  /** Why an address may not be read; `null` when it may. */
  whyNot(url: URL): string | null;
  /** In milliseconds. */
  crawlDelay: number;
}

function parseRobots(url: URL, text: string): RobotsRules {
  const robots = robotsParser(url.href, text);
  const crawlDelay = (robots.getCrawlDelay(PRODUCT) ?? 0) * 1_000 || 0;
  return {
    crawlDelay,
    whyNot: (page) => {
      if (robots.isDisallowed(page.href, PRODUCT)) return "is not for robots: robots.txt";
      if (crawlDelay <= MAX_CRAWL_DELAY) return null;
      const [asked, most] = [crawlDelay / 1_000, MAX_CRAWL_DELAY / 1_000];
      return `asks in robots.txt for ${asked} seconds between requests, wanted at most ${most}`;
    },
  };
}

/** Answers of a host that has enough: it is not asked again. */
const ENOUGH: ReadonlySet<number> = new Set([429, 503]);

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The address that an answer redirects to; `null` for any other answer. Throws an Error for one that leads nowhere. */
function findRedirect(answer: WebAnswer, from: URL): URL | null {
  if (!REDIRECTS.has(answer.status)) return null;
  const to = URL.parse(answer.header("location"), from);
  if (answer.header("location") === "" || to === null) throw new Error("is redirected to nowhere");
  return to;
}

const isUtf8 = (bytes: Uint8Array) => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes) !== "";
  } catch {
    return false;
  }
};

/** As browsers do, the charset of the headers comes first; but servers name one for all their files, so that valid UTF-8 stays. */
function toUtf8(bytes: Uint8Array, charset: string): Uint8Array {
  if (charset === "" || isUtf8(bytes)) return bytes;
  try {
    return new TextEncoder().encode(new TextDecoder(charset).decode(bytes));
  } catch {
    return bytes;
  }
}

function describeFile(url: URL, { header, bytes }: WebAnswer): FetchedFile {
  const [type = "", ...parameters] = header("content-type").split(";");
  const [charset = ""] = parameters.flatMap((one) => /^\s*charset\s*=\s*"?([^"\s]+)/i.exec(one)?.[1] ?? []);
  const robots = header("x-robots-tag").toLowerCase();
  return { url, type: type.trim().toLowerCase(), robots, bytes: toUtf8(bytes, charset) };
}

/**
 * Reads pages as a polite robot: what robots.txt allows, one request at a time, with pauses. To be used for one page after
 * another.
 */
export class WebClient {
  readonly #options: WebOptions;
  readonly #rules = new Map<string, Promise<RobotsRules>>();
  /** What each host answered that has enough. */
  readonly #closed = new Map<string, number>();
  /** When each host was asked last, in milliseconds of the process. */
  readonly #asked = new Map<string, number>();

  constructor(options: WebOptions) {
    this.#options = options;
  }

  async #request(url: URL, crawlDelay: number): Promise<WebAnswer> {
    const closed = this.#closed.get(url.host);
    if (closed !== undefined) throw new Error(`is not asked for, since ${url.host} has answered ${closed}`);
    const pause = Math.max(this.#options.pause, crawlDelay);
    const left = (this.#asked.get(url.host) ?? Number.NEGATIVE_INFINITY) + pause - performance.now();
    if (left > 0) await wait(left);
    try {
      const answer = await requestOnce(url, this.#options);
      if (ENOUGH.has(answer.status)) this.#closed.set(url.host, answer.status);
      return answer;
    } finally {
      this.#asked.set(url.host, performance.now());
    }
  }

  /** As RFC 9309 has it: where there is no robots.txt all may be read, and nothing while it cannot be had. */
  async #readRobots(origin: string): Promise<RobotsRules> {
    const first = new URL("/robots.txt", origin);
    let url = first;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const answer = await this.#request(url, 0);
      const next = findRedirect(answer, url);
      if (next === null && (answer.status >= 500 || answer.status === 429))
        throw new Error(`answers ${answer.status} for robots.txt, so that nothing may be read`);
      if (next === null) return parseRobots(first, new TextDecoder().decode(answer.bytes));
      url = next;
    }
    return parseRobots(first, "");
  }

  #rulesOf({ origin }: URL): Promise<RobotsRules> {
    const rules = this.#rules.get(origin) ?? this.#readRobots(origin);
    this.#rules.set(origin, rules);
    return rules;
  }

  /**
   * Gets what is at an address; every redirect is held to the same rules. Rejects with a {@link DisallowedError} where
   * robots.txt does not allow it, else with an Error whose message goes on from the address: `answers 404`.
   */
  async get(given: URL): Promise<FetchedFile> {
    let url = given;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      checkAddress(url, this.#options);
      const { whyNot, crawlDelay } = await this.#rulesOf(url);
      const refusal = whyNot(url);
      if (refusal !== null) throw new DisallowedError(refusal);
      const answer = await this.#request(url, crawlDelay);
      const next = findRedirect(answer, url);
      if (next === null && answer.status !== 200) throw new Error(`answers ${answer.status}`);
      if (next === null) return describeFile(url, answer);
      url = next;
    }
    throw new Error(`is redirected more than ${MAX_REDIRECTS} times`);
  }
}
