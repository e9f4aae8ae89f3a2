import { INTERNAL_ERROR, type RequestId } from "@modelcontextprotocol/server";
import { InvalidRequestError, NotFoundError } from "../../contract/request-errors.ts";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";

/** JSON-RPC leaves -32000 to -32099 to servers: the code of refusals that its own five codes do not name. */
export const REFUSED = -32000;

/** Seconds after which an index that could not be had may be asked for again. */
const RETRY_SECONDS = "5";

interface WireErrorOptions {
  status: number;
  code: number;
  message: string;
  /** The id of the request that is refused, where a single one is known. */
  id?: RequestId | null;
  data?: Record<string, unknown> | undefined;
  headers?: Record<string, string>;
}

/** A message that is refused before any server sees it: an HTTP status around a JSON-RPC error. */
export class WireError extends Error {
  readonly #options: WireErrorOptions;

  constructor(options: WireErrorOptions) {
    super(options.message);
    this.name = "WireError";
    this.#options = options;
  }

  /** The answer that tells the client. */
  toResponse(): Response {
    const { status, code, message, id = null, data, headers = {} } = this.#options;
    return Response.json({ jsonrpc: "2.0", id, error: { code, message, ...(data && { data }) } }, { status, headers });
  }

  /** What a client learns while the index cannot be had. */
  static unavailable({ told, passes }: IndexUnavailableError, id: RequestId | null): WireError {
    const problem = { status: 503, code: INTERNAL_ERROR, message: told, id };
    if (!passes) return new WireError(problem);
    const message = `${told}; try again in a few seconds`;
    return new WireError({ ...problem, message, headers: { "Retry-After": RETRY_SECONDS } });
  }

  /** What a client learns of a failure that is ours; the cause belongs in the log alone. */
  static internal(id: RequestId | null): WireError {
    return new WireError({ status: 500, code: INTERNAL_ERROR, message: "Internal error", id });
  }
}

/** Whether what was thrown says what is wrong with a request. */
export function isForCaller(error: unknown): error is InvalidRequestError | NotFoundError {
  return error instanceof InvalidRequestError || error instanceof NotFoundError;
}

/** What a caller learns of whatever was thrown while it was answered. Unknown failures go to the log, and nowhere else. */
export function describeFailure(error: unknown): string {
  if (isForCaller(error)) return error.message;
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console; on stdio it is stderr
  console.error(error);
  return error instanceof IndexUnavailableError
    ? "The index cannot be read now, perhaps because it was just rebuilt; try again, or restart a server that runs on stdio"
    : "Something went wrong on our side; try again";
}
