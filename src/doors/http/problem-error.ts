import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../../contract/problem.ts";

/** Titles of the statuses that this service answers with (RFC 9110). */
const TITLES: ReadonlyMap<number, string> = new Map([
  [400, "Bad Request"],
  [404, "Not Found"],
  [405, "Method Not Allowed"],
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
    extra: { errors?: Problem["errors"]; headers?: Record<string, string> } = {},
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
