import type { SourceFile } from "./formats/format.ts";
import { withoutExtension } from "./without-extension.ts";

/** The table of a Substack export: nothing else in it says which posts are published. */
const TABLE = /(?:^|\/)posts\.csv$/;

/** A field of a table, quoted or bare, and what ends it: RFC 4180. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

function readRows(table: string): string[][] {
  const rows: string[][] = [[]];
  for (const [whole, quoted, bare = "", end] of table.matchAll(FIELD)) {
    if (whole === "") break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ",") rows.push([]);
  }
  return rows;
}

/** The names of posts that are held back, and by which column. */
function readTable(table: string): [name: string, column: string][] {
  const [columns = [], ...rows] = readRows(table);
  return rows.flatMap((row): [string, string][] => {
    const cell = (column: string) => row[columns.indexOf(column)]?.trim() ?? "";
    const name = cell("post_id");
    if (name === "") return [];
    if (columns.includes("is_published") && cell("is_published").toLowerCase() !== "true")
      return [[name, "is_published"]];
    return ["", "everyone"].includes(cell("audience")) ? [] : [[name, "audience"]];
  });
}

/** Tells a table of Substack by its beginning: of any other, however large, no more is read. */
function isOfSubstack(bytes: Uint8Array): boolean {
  return /^"?post_id"?,/.test(new TextDecoder().decode(bytes.subarray(0, 16)));
}

/** Finds drafts of an export of Substack, and posts that only some subscribers may read: `posts/12.hens.html` beside the table for the post `12.hens`. */
function holdUnpublished({ path, bytes }: SourceFile): [path: string, reason: string][] {
  if (!isOfSubstack(bytes)) return [];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const held = readTable(new TextDecoder().decode(bytes));
  return held.map(([name, column]) => [`${folder}posts/${name}`, `is held back by ${column} in ${path}`]);
}

/** The page of an account in an export of Medium, and a post beside it. */
const ACCOUNT = /^(.*\/)?profile\/profile\.html$/;
const POST = /^posts\/.+[-_][\da-f]{6,12}\.html$/;

/** Finds what an export of Medium holds beside the posts: addresses, sessions, bookmarks, claps. */
function holdAccount(files: readonly SourceFile[], folder: string): [path: string, reason: string][] {
  const inside = files.filter(({ path }) => path.startsWith(folder)).map(({ path }) => path.slice(folder.length));
  if (!inside.some((path) => POST.test(path))) return [];
  const others = inside.filter((path) => !path.startsWith("posts/") && path.endsWith(".html"));
  return others.map((path) => [
    folder + withoutExtension(path),
    "is held back, since it is of the account, not a post",
  ]);
}

/** Why the files are held back that the others of an export tell to be no posts, or none for everyone. */
export class ExportHolds {
  readonly #reasons: ReadonlyMap<string, string>;

  /** Reads the tables among the files. Linear in the files for each export. */
  constructor(files: readonly SourceFile[]) {
    const accounts = files.flatMap(({ path }) => {
      const found = ACCOUNT.exec(path);
      return found ? [found[1] ?? ""] : [];
    });
    this.#reasons = new Map([
      ...files.filter(({ path }) => TABLE.test(path)).flatMap(holdUnpublished),
      ...accounts.flatMap((folder) => holdAccount(files, folder)),
    ]);
  }

  /** The reason for a file; `null` when it is not held back. */
  reasonFor(path: string): string | null {
    return this.#reasons.get(withoutExtension(path)) ?? null;
  }
}
