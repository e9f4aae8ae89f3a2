import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { InvalidRequestError, NotFoundError, type Problem } from "../../contract/request-errors.ts";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import { Refusal } from "../access/refusal.ts";
import { makeErrorPage } from "../page/error/error-page.ts";
import { makeKeyPage } from "../page/error/key-page.ts";
import type { View } from "../page/view.ts";
import { PAGE_VARY } from "./headers.ts";

/** Titles of the statuses that this service answers with (RFC 9110). */
const TITLES: ReadonlyMap<number, string> = new Map([
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [405, "Method Not Allowed"],
  [413, "Content Too Large"],
  [429, "Too Many Requests"],
  [500, "Internal Server Error"],
  [503, "Service Unavailable"],
]);

/** An HTTP error with its body as RFC 9457 has it, and the headers that go with it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: ContentfulStatusCode;
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    detail: string,
    extra: { errors?: Problem["errors"]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.problem = {
      type: "about:blank",
      title: TITLES.get(status) ?? "Error",
      status,
      detail,
      errors: extra.errors ?? [],
    };
    this.headers = extra.headers ?? {};
  }
}

/** The status of a problem that a key would solve. */
const KEY_NEEDED = 401;

/** Seconds after which a client may ask again for an index that could not be loaded. */
const RETRY_SECONDS = "5";

/** Gives the HTTP error for whatever was thrown. The client learns nothing about unknown failures. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof Refusal) return new ProblemError(error.status, error.message, { headers: error.headers });
  if (error instanceof InvalidRequestError) {
    return new ProblemError(400, error.message, { errors: [{ path: error.path, message: error.message }] });
  }
  if (error instanceof NotFoundError) {
    const errors = error.nearest.map((id) => ({ path: "id", message: `near: ${id}` }));
    return new ProblemError(404, error.message, { errors });
  }
  if (error instanceof IndexUnavailableError)
    return new ProblemError(503, error.told, error.passes ? { headers: { "Retry-After": RETRY_SECONDS } } : {});
  return new ProblemError(500, "Something went wrong on our side; try again");
}

/** Takes down, in the Worker's log, a failure that is not the client's. */
function logFailure(error: unknown): void {
  const causes = error instanceof Error && error.cause !== undefined ? [error.cause] : [];
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
  if (error instanceof IndexUnavailableError) console.error(error.message, ...causes);
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
  else console.error(error);
}

/**
 * Answers with the problem for whatever was thrown: as JSON, or as a page where a `view` is given, which asks for a key
 * where one is needed. No cache keeps it.
 */
export async function answerProblem(c: Context, error: unknown, view: View | null): Promise<Response> {
  const { problem, status, headers: own } = toProblem(error);
  if (status >= 500 && !(error instanceof ProblemError)) logFailure(error);
  const headers = { "Cache-Control": "no-store", Vary: view ? PAGE_VARY : "Accept", ...own };
  if (view && status === KEY_NEEDED) return c.html(makeKeyPage(problem, view), status, headers);
  if (view) return c.html(makeErrorPage(problem, error, view), status, headers);
  return c.body(JSON.stringify(problem), status, { ...headers, "Content-Type": "application/problem+json" });
}
