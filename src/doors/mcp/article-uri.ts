const SCHEME = "article://";

/** Gives the address of an article as a resource: `article://` and its id, percent-encoded. */
export function makeArticleUri(id: string): string {
  return SCHEME + encodeURIComponent(id);
}

/** Gives the id that an address of a resource holds; anything else is taken for an id as it is. */
export function parseArticleUri(text: string): string {
  if (!text.startsWith(SCHEME)) return text;
  const encoded = text.slice(SCHEME.length);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
