import type { z } from "zod";
import type { PassageIndex } from "../index/read/passage-index.ts";
import type { RequestRecord } from "./request-record.ts";

/** What an operation answers from. */
export interface OperationContext {
  index: PassageIndex;
  /** The address that links begin with. */
  site: string;
  /** The code that answers, by a name that changes with each release; none where nobody keeps what was answered. */
  release?: string | undefined;
  /** What the door has to say about how it read the request, for answers that carry notes. */
  notes?: readonly string[];
  /** When that was put in place, and the index with it, where it is known; ISO 8601. */
  deployed?: string | null;
  /** Whether a key is needed. */
  isPrivate?: boolean;
  /** What the caller may do; everything when it is left out. */
  may?: readonly Ability[];
  /** Takes down what came of it, where there is a log. */
  record?: RequestRecord | undefined;
}

/** Answers change with the index or the code only, so they may be kept, and are checked before use: a new build shows at once. */
export const REVALIDATE = "public, max-age=0, must-revalidate";

/** What the key of a private corpus can allow: to search and complete, to read articles, to check quotes. */
export const ABILITIES = ["search", "read", "quotes"] as const;
export type Ability = (typeof ABILITIES)[number];

/**
 * Something that the service can do, described once: the doors read their routes, tools, limits, cache headers and
 * documentation off it.
 */
export interface Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  /** Name in camel case, unique: `operationId` of OpenAPI. */
  name: string;
  summary: string;
  description: string;
  input: I;
  output: O;
  /** What a key has to allow, where keys are needed; `null` when any key will do. */
  needs: Ability | null;
  /** `1` counts against the searches of a client, `0` against its light requests, of which it has more. */
  cost: 0 | 1;
  /** What one request costs, where that depends on what it asks. */
  costOf?(input: z.infer<I>): 0 | 1;
  /** `Cache-Control` of the answer. */
  cache: string;
  /**
   * Rejects as `run` does for an input that has no answer, without the work of it. An operation that costs something has
   * one, so that a request can be refused or found unchanged before it is counted.
   */
  check?(input: z.infer<I>, context: OperationContext): Promise<void>;
  /** Rejects with an InvalidRequestError or a NotFoundError, whose message is for the caller. */
  run(input: z.infer<I>, context: OperationContext): Promise<z.infer<O>>;
}
