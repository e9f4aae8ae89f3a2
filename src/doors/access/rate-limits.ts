import { Refusal } from "./refusal.ts";

/** What a request counts against: searches, quotes and tool calls against one share, what is cheap against a larger one. */
export type Share = "search" | "light";

/** Seconds over which a share is counted: the longest period that the platform's counter has. */
const PERIOD = 60;

/**
 * Requests of a client in a period, as wrangler.toml has them. A person who searches sends a few a minute, an assistant some
 * tens. A completion is asked for at each key stroke, so that an office behind one address needs five times as many.
 */
export const QUOTAS: Readonly<Record<Share, number>> = { search: 300, light: 1500 };

/** The policy that a counted answer states (draft-ietf-httpapi-ratelimit-headers-10). The platform tells no more than yes or no. */
export function describePolicy(share: Share): Record<string, string> {
  return { "RateLimit-Policy": `"${share}";q=${QUOTAS[share]};w=${PERIOD}` };
}

/** The refusal of a client that has had its share. When the count began is unknown, so that the whole period is given. */
export function refuseAbove(share: Share): Refusal {
  const what = share === "search" ? "searches" : "requests";
  return new Refusal(429, `Too many ${what}; try again in ${PERIOD} seconds`, {
    ...describePolicy(share),
    RateLimit: `"${share}";r=0;t=${PERIOD}`,
    "Retry-After": String(PERIOD),
  });
}
