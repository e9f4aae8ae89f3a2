import * as z from "zod";
import { InvalidRequestError } from "../contract/request-errors.ts";
import { digest } from "../text/digest.ts";

/** Which list a cursor belongs to: an index version and a request, cursor and page size apart. */
export interface ListIdentity {
  version: string;
  request: Readonly<Record<string, unknown>>;
}

const FINGERPRINT_LENGTH = 12;
const Content = z.tuple([z.string(), z.string(), z.int().nonnegative()]);

/** Digests a request, in whatever order its door names the parameters. */
function fingerprint(request: ListIdentity["request"]): string {
  const named = Object.entries(request).filter(([, value]) => value !== undefined);
  const sorted = named.sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(JSON.stringify(sorted), FINGERPRINT_LENGTH);
}

/** Makes the cursor that goes on with a list at `offset`. Opaque to clients, safe in a URL. */
export function makeCursor({ version, request }: ListIdentity, offset: number): string {
  const content = JSON.stringify([version, fingerprint(request), offset]);
  return btoa(content).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decodeCursor(cursor: string): z.infer<typeof Content> | null {
  try {
    const content = Content.safeParse(JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/"))));
    return content.success ? content.data : null;
  } catch {
    return null;
  }
}

/**
 * Reads the offset that a cursor goes on at; 0 without a cursor. Throws an InvalidRequestError for one that is
 * malformed, of another index version, or of another request: going on would repeat or lose passages.
 */
export function readCursor(cursor: string | undefined, { version, request }: ListIdentity): number {
  if (cursor === undefined) return 0;
  const content = decodeCursor(cursor);
  const refusal = (message: string) => new InvalidRequestError("cursor", `cursor was ${message}`);
  if (!content) throw refusal(`${JSON.stringify(cursor)}, wanted the next_cursor of an answer`);
  const [madeFor, print, offset] = content;
  if (madeFor !== version) throw refusal(`made for index version ${madeFor}, now ${version}; ask again without cursor`);
  if (print !== fingerprint(request)) throw refusal("made for another request; send it with the request it came from");
  return offset;
}
