import type { Author } from "./author.ts";
import type { Citation } from "./citation.ts";

function formatAuthor(author: Author): string {
  return "literal" in author ? author.literal : `${author.family}, ${author.given}`;
}

/** Writes a citation as RIS, which reference managers take: a line for each value, ends of lines as its specification has them. */
export function formatRis({ title, authors, source, published, url, lang, tags }: Citation): string {
  const lines: [tag: string, value: string | null | undefined][] = [
    ["TY", "ELEC"],
    ["TI", title],
    ...authors.map((author): [string, string] => ["AU", formatAuthor(author)]),
    ["T2", source],
    ["PY", published?.slice(0, 4)],
    ["DA", published?.replaceAll("-", "/")],
    ["UR", url],
    ["LA", lang],
    ...tags.map((tag): [string, string] => ["KW", tag]),
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => (value == null ? "" : `${tag}  - ${value}\r\n`)).join("");
}
