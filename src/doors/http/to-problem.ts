import { InvalidRequestError } from "../../contract/invalid-request-error.ts";
import { NotFoundError } from "../../contract/not-found-error.ts";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import { ProblemError } from "./problem-error.ts";

/** Seconds after which a client may ask again for an index that could not be loaded. */
const RETRY_SECONDS = "5";

/** Gives the HTTP error for whatever was thrown. Of unknown failures the client learns nothing; the log does. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof InvalidRequestError) {
    return new ProblemError(400, error.message, { errors: [{ path: error.path, message: error.message }] });
  }
  if (error instanceof NotFoundError) {
    const errors = error.nearest.map((id) => ({ path: "id", message: `near: ${id}` }));
    return new ProblemError(404, error.message, { errors });
  }
  if (error instanceof IndexUnavailableError) {
    // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
    console.error(error.message, error.cause);
    return new ProblemError(503, "The index cannot be read now", { headers: { "Retry-After": RETRY_SECONDS } });
  }
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
  console.error(error);
  return new ProblemError(500, "Something went wrong here; the request may be tried again");
}
