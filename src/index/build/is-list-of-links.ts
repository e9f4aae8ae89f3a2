/** A link in Markdown, and its text; no picture. */
const LINK = /(?<!!)\[([^\][]+)\]\([^)\s]+[^)]*\)/g;

/** Fewest links of a list, and the least share of the letters that are theirs. */
const MIN_LINKS = 3;
const MIN_SHARE = 0.6;

const countLetters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Tells whether a passage is little else than links, as a table of contents is, from its Markdown and from what a reader sees of it. */
export function isListOfLinks(written: string, seen: string): boolean {
  const links = Array.from(written.matchAll(LINK), ([, text = ""]) => text);
  if (links.length < MIN_LINKS) return false;
  return countLetters(links.join(" ")) >= MIN_SHARE * countLetters(seen);
}
