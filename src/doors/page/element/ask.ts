import type { SearchResponse } from "../../../contract/search-response.ts";

/** What keeps a search from being answered. */
export type Trouble = "offline" | "unreachable" | "keyNeeded" | "failed" | { waitSeconds: number };

/** What came of a search. */
export type Outcome = { answer: SearchResponse } | { trouble: Trouble };

/** Where an element searches, and what it always asks for. */
export interface Scope {
  /** Address of the service, which ends with a slash. */
  service: string;
  /** Most passages of an answer. */
  limit: string;
  /** Parameters of `GET /search` that narrow it, as the query of an address has them. */
  filter: string;
}

/** Seconds to wait where a service that refuses does not say how long. */
const USUAL_WAIT = 60;

/** Passages of an answer unless `limit` says otherwise: two screens of a list. */
const USUAL_LIMIT = "10";

/** The limits that a search takes: 1 to 50. */
const LIMIT = /^0*(?:[1-9]|[1-4]\d|50)$/;

/** Reads `limit`. One that no search takes is left out with a warning, so that a slip of the page's owner costs no reader the search. */
export function readLimit(given: string | null): string {
  const limit = given?.trim() || USUAL_LIMIT;
  if (LIMIT.test(limit)) return limit;
  // biome-ignore lint/suspicious/noConsole: who writes the page looks there
  console.warn(`<pressmark-search>: limit was "${limit}", wanted 1 to 50; ${USUAL_LIMIT} is used`);
  return USUAL_LIMIT;
}

function makeAddress(path: string, { service, filter }: Scope, query: string): URL {
  const address = new URL(path, service);
  const parameters = new URLSearchParams(filter);
  parameters.set("q", query);
  address.search = String(parameters);
  return address;
}

/** The page of the service that has all results of a query. */
export function pageAddress(scope: Scope, query: string): string {
  return makeAddress(".", scope, query).href;
}

/** Where the passages for a query are asked for. */
export function searchAddress(scope: Scope, query: string): string {
  const address = makeAddress("search", scope, query);
  address.searchParams.set("limit", scope.limit);
  return address.href;
}

function describeRefusal({ status, headers }: Response): Trouble {
  if (status === 401) return "keyNeeded";
  if (status !== 429) return "failed";
  return { waitSeconds: Number(headers.get("Retry-After")) || USUAL_WAIT };
}

/** Asks for the passages at an address. Rejects only when `signal` ends it. */
export async function ask(address: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
    if (!response.ok) return { trouble: describeRefusal(response) };
    const answer: SearchResponse = await response.json();
    return { answer };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SyntaxError) return { trouble: "failed" };
    // Of a service that keeps this page from reading its answers a browser says no more than of one that is down.
    return { trouble: navigator.onLine ? "unreachable" : "offline" };
  }
}
