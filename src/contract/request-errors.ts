import * as z from "zod";
import { clipText } from "../text/clip-text.ts";

/** Longest id quoted in a message, in UTF-16 code units: longer than those that people and builds make. */
const MAX_SHOWN = 200;

/** A request that cannot be answered as it stands. `message` says what was given and what is wanted. */
export class InvalidRequestError extends Error {
  override readonly name = "InvalidRequestError";
  /** The parameter at fault. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** An id that this index does not have, with the ids closest to it, the closest first. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
  readonly nearest: readonly string[];
  /** The message without the nearest ids, for who is shown these as links. */
  readonly sentence: string;

  /** `why` says what may have become of it. */
  constructor(what: { kind: string; id: string; why?: string }, nearest: readonly string[]) {
    const { kind, id, why } = what;
    const named = clipText(JSON.stringify(id), MAX_SHOWN);
    const sentence = `There is no ${kind} with the id ${named}${why === undefined ? "" : `: ${why}`}`;
    super(nearest.length > 0 ? `${sentence}; the nearest are ${nearest.join(", ")}` : sentence);
    this.nearest = nearest;
    this.sentence = sentence;
  }
}

/** Body of an HTTP error (RFC 9457), served as `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type Problem = z.infer<typeof Problem>;
