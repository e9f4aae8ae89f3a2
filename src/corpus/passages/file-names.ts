import { formatOf } from "../formats/format-of.ts";
import { withoutExtension } from "../without-extension.ts";

/** Names of files that stand for their folder. */
const FOLDER_PAGE = /(?:^|\/)(?:_?index|readme)$/;

/** The day that Jekyll writes before the name of a post, and as folders in its address. */
const POST = /(?:^|\/)(\d{4})-(\d{2})-(\d{2})-([^/]+)$/;

/**
 * Makes names comparable: without the extension, the page of a folder under the folder's name. Logseq writes `/` as `___` or
 * `%2F`, and Jekyll has a mark before the folders of its collections.
 */
export function keyOf(path: string): string {
  const bare = formatOf(path) === null ? path : withoutExtension(path);
  const folded = bare
    .normalize("NFC")
    .toLowerCase()
    .replace(/___|%2f/g, "/")
    .replace(/(?<=^|\/)_(?=[^/]+\/)/g, "");
  return folded.replace(/^\/+|\/+$/g, "").replace(FOLDER_PAGE, "");
}

/** Gives the names by which a file goes: its path, and what Jekyll makes of that of a post. */
export function namesOf(path: string): string[] {
  const key = keyOf(path);
  const [, year, month, day, name] = POST.exec(key) ?? [];
  return name === undefined ? [key] : [key, `${year}/${month}/${day}/${name}`];
}

/** Gives the ends of a name, from whole folders on, the longest first. */
export function endsOf(name: string): string[] {
  const parts = name.split("/");
  return parts.map((_, at) => parts.slice(at).join("/"));
}
