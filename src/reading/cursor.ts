import * as z from "zod";
import { InvalidRequestError } from "../contract/request-errors.ts";
import { digest } from "../text/digest.ts";

/** Which list a cursor belongs to: an index version, the code that orders the list, and a request, cursor and page size apart. */
export interface ListIdentity {
  version: string;
  /** Changes with the code, since another release may order a list otherwise; none where no cursor outlives the code that runs. */
  release?: string | undefined;
  request: Readonly<Record<string, unknown>>;
}

const FINGERPRINT_LENGTH = 12;
const Offset = z.int().nonnegative();

/** What a cursor holds: the index version, a digest of the release, that of the request, the offset. The first releases left theirs out. */
const Content = z.union([
  z.tuple([z.string(), z.string(), z.string(), Offset]),
  z
    .tuple([z.string(), z.string(), Offset])
    .transform(([version, print, offset]) => [version, "", print, offset] as const),
]);

/** Digests a request, in whatever order its door names the parameters. */
function fingerprint(request: ListIdentity["request"]): string {
  const named = Object.entries(request).filter(([, value]) => value !== undefined);
  const sorted = named.sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(JSON.stringify(sorted), FINGERPRINT_LENGTH);
}

const digestOf = (release = "") => digest(release, FINGERPRINT_LENGTH);

/** Makes the cursor that goes on with a list at `offset`. Opaque to clients, safe in a URL. */
export function makeCursor({ version, release, request }: ListIdentity, offset: number): string {
  const content = JSON.stringify([version, digestOf(release), fingerprint(request), offset]);
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
 * malformed, of another index version, release or request: going on would repeat or lose passages.
 */
export function readCursor(cursor: string | undefined, { version, release, request }: ListIdentity): number {
  if (cursor === undefined) return 0;
  const content = decodeCursor(cursor);
  const refusal = (message: string) => new InvalidRequestError("cursor", `cursor was ${message}`);
  if (!content) throw refusal(`${JSON.stringify(cursor)}, wanted the next_cursor of an answer`);
  const [madeFor, madeBy, print, offset] = content;
  if (madeFor !== version) throw refusal(`made for index version ${madeFor}, now ${version}; ask again without cursor`);
  if (madeBy !== digestOf(release))
    throw refusal("made by another release, which may order the list otherwise; ask again without cursor");
  if (print !== fingerprint(request)) throw refusal("made for another request; send it with the request it came from");
  return offset;
}
