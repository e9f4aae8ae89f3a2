/** What the address of a wiki link begins with: `[[` as addresses are written. */
export const WIKI = "%5B%5B";

/** Gives the address by which a wiki link is known until all paths are: `target` is a page with or without a place in it. */
export function linkWiki(target: string): string {
  return WIKI + encodeURIComponent(target);
}
