import * as z from "zod";
import { ABILITIES } from "../../operations/operation.ts";
import { digest } from "../../text/digest.ts";

/** Hexadecimal digits of a whole SHA-256. */
const HASH_DIGITS = 64;

/** A key that opens a private corpus, as the secret `API_KEYS` lists it: not the key itself, but its hash. */
export const AccessKey = z.strictObject({
  /** Who has the key. Requests are counted under it. */
  name: z.string().regex(/^[\w.@-]{1,64}$/),
  hash: z.string().regex(/^[\da-f]{64}$/),
  may: z.array(z.enum(ABILITIES)).min(1),
});
export type AccessKey = z.infer<typeof AccessKey>;

const AccessKeys = z.array(AccessKey).refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length, {
  error: "two keys have one name",
});

/**
 * Reads a list of keys from JSON. An empty list is one that no key opens.
 * Throws a TypeError, which quotes nothing of the text, for anything else.
 */
export function parseAccessKeys(json: string): AccessKey[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new TypeError("The list of keys is not JSON; make it with `npm run keys`");
  }
  const { data, error } = AccessKeys.safeParse(value);
  if (data) return data;
  const places = error.issues.map(({ path, message }) => `${path.join(".") || "list"}: ${message}`);
  throw new TypeError(`The list of keys has faults, make it with \`npm run keys\`: ${places.join("; ")}`);
}

/** Hashes a key. Keys are random and long, so that one round is enough: no list of likely keys can be tried. */
export function hashKey(key: string): string {
  return digest(key, HASH_DIGITS);
}

/** Compares hashes in a time that tells nothing of where they differ. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}

/** Finds the key that was given; `null` when it is none of them. Takes the same time for each, found or not. */
export function findKey(keys: readonly AccessKey[], given: string): AccessKey | null {
  const hash = hashKey(given);
  let found: AccessKey | null = null;
  for (const key of keys) if (isSame(key.hash, hash)) found = key;
  return found;
}
