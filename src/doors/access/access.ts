import { ABILITIES, type Ability } from "../../operations/operation.ts";
import { type AccessKey, findKey } from "./access-keys.ts";
import { clientOf } from "./client-of.ts";
import { givenKey } from "./given-key.ts";
import { createOriginPolicy, type OriginPolicy } from "./origin-policy.ts";
import { describePolicy, refuseAbove, type Share } from "./rate-limits.ts";
import { Refusal } from "./refusal.ts";

/** Who sends a request. */
export interface Caller {
  /** What their requests are counted under: a key, else an address. */
  client: string;
  may: readonly Ability[];
  /** Name of their key, where one is needed. */
  key?: string;
}

/** What an owner has set, and the counter of the platform. What is left out lets everyone in. */
export interface AccessOptions {
  /** The keys that open the service; `null` when it is open to all. An empty list opens it to nobody. */
  keys?: readonly AccessKey[] | null;
  /** Origins of the pages that may read answers, besides the service's own; empty for all, or for none with keys. */
  allowedOrigins?: readonly string[];
  /** Origins of the pages that may show the service in a frame. */
  frameOrigins?: readonly string[];
  /** Whether the service is known to run on the reader's own machine. */
  isLocal?: boolean;
  /** Counts a request of a client; `false` when the client has had its share for now. */
  admit?: (client: string, share: Share) => Promise<boolean>;
}

/** The challenge of RFC 6750. It names no authorization server, since keys come from the owner. */
function challenge(error?: { code: string; ability?: Ability | undefined }): Record<string, string> {
  const parts = ['realm="pressmark"'];
  if (error) parts.push(`error="${error.code}"`);
  if (error?.ability) parts.push(`scope="${error.ability}"`);
  return { "WWW-Authenticate": `Bearer ${parts.join(", ")}` };
}

/** Says who may do what, and how often. Both doors ask it; what it refuses it refuses by throwing a {@link Refusal}. */
export class Access {
  /** Whether a key is needed. */
  readonly isPrivate: boolean;
  readonly origins: OriginPolicy;
  readonly #keys: readonly AccessKey[];
  readonly #admit: NonNullable<AccessOptions["admit"]>;

  /** Throws a `TypeError` for a listed origin that is not an http(s) origin. */
  constructor({ keys = null, admit = async () => true, ...rules }: AccessOptions = {}) {
    const { allowedOrigins = [], frameOrigins = [], isLocal = false } = rules;
    this.isPrivate = keys !== null;
    this.origins = createOriginPolicy({ allowedOrigins, frameOrigins, isLocal, isPrivate: this.isPrivate });
    this.#keys = keys ?? [];
    this.#admit = admit;
  }

  /** Finds out who sends a request. Refuses with 401 what comes without a key where one is needed, or with a wrong one. */
  identify(request: Request): Promise<Caller> {
    return this.identifyBy(givenKey(request), request);
  }

  /** Does so by a key that was given otherwise. Wrong keys are counted, by address. */
  async identifyBy(given: string | null, request: Request): Promise<Caller> {
    const client = clientOf(request);
    if (!this.isPrivate) return { client, may: ABILITIES };
    if (given === null) {
      throw new Refusal(
        401,
        "This service needs a key, which its owner gives out; programs send it as Authorization: Bearer KEY",
        challenge(),
      );
    }
    const key = findKey(this.#keys, given);
    if (key) return { client: `key:${key.name}`, may: key.may, key: key.name };
    if (!(await this.#admit(client, "light"))) throw refuseAbove("light");
    throw new Refusal(
      401,
      "This key does not open the service; ask its owner for another",
      challenge({ code: "invalid_token" }),
    );
  }

  /** Refuses with 403 what the key of the caller does not allow. */
  allow({ may }: Caller, needs: readonly (Ability | null)[]): void {
    const ability = needs.find((one) => one !== null && !may.includes(one));
    if (!ability) return;
    const headers = challenge({ code: "insufficient_scope", ability });
    throw new Refusal(
      403,
      `This key may not do this: it lacks "${ability}"; ask the owner of the service for another`,
      headers,
    );
  }

  /** Counts a request, and gives the headers that say by which policy. Refuses with 429 what is above the caller's share. */
  async count({ client }: Caller, share: Share): Promise<Record<string, string>> {
    if (!(await this.#admit(client, share))) throw refuseAbove(share);
    return describePolicy(share);
  }
}
