const SCHEME = "article://";

/** Gives the address of an article as an MCP resource: `article://` and its id, percent-encoded. */
export function makeArticleUri(id: string): string {
  return SCHEME + encodeURIComponent(id);
}

function decodeUri(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** The address of a reader page, of whatever service: its id, and the anchor of a passage, before any text fragment. */
const PAGE = /^https?:\/\/[^/]+\/articles\/([^/?#]+)(?:\?[^#]*)?(?:#([0-9a-f]{10}(?:-\d+)?)?(?::~:.*)?)?$/s;

function readPageAddress(given: string): string | null {
  const [, encoded, anchor] = PAGE.exec(given) ?? [];
  if (encoded === undefined) return null;
  const id = decodeUri(encoded);
  return anchor === undefined ? id : makePassageId(id, anchor);
}

/**
 * Reads an id of an article or passage as anybody may give it: as it is, as an address that {@link makeArticleUri}
 * made, or as the address of its page, which hits have as their `url`. Normalised to NFC, as the index has its ids.
 */
export function parseId(given: string): string {
  const id = given.startsWith(SCHEME) ? decodeUri(given.slice(SCHEME.length)) : (readPageAddress(given) ?? given);
  return id.normalize("NFC");
}

/** Parts of a passage id: `<article id>~<anchor>`. */
export interface PassageIdParts {
  articleId: string;
  /** The passage's anchor on the reader page. */
  anchor: string;
}

/** Makes the id of a passage from that of its article and its anchor. */
export function makePassageId(articleId: string, anchor: string): string {
  return `${articleId}~${anchor}`;
}

/** Parts a passage id; without a `~` it is all article id. */
export function parsePassageId(id: string): PassageIdParts {
  const at = id.lastIndexOf("~");
  return at < 0 ? { articleId: id, anchor: "" } : { articleId: id.slice(0, at), anchor: id.slice(at + 1) };
}
