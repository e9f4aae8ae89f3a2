import type { SourceFile } from "../formats/format.ts";

/** The table of an export of Substack, which alone says what of it is published. */
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
  const [columns = [], ...rows] = readRows(table.replace(/^\ufeff/, ""));
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
  return /^\ufeff?"?post_id"?,/.test(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, 16)));
}

/**
 * Finds the files of an export of Substack that are held back: drafts, and posts that only some subscribers may read. Gives the
 * reason by the path of each, as it stands before its extension: the post `12.hens` is `posts/12.hens.html` beside the table.
 */
export function holdPosts(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const tables = files.filter(({ path }) => TABLE.test(path));
  return new Map(
    tables.flatMap(({ path, bytes }) => {
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      const held = isOfSubstack(bytes) ? readTable(new TextDecoder().decode(bytes)) : [];
      return held.map(([name, column]) => [`${folder}posts/${name}`, `is held back by ${column} in ${path}`] as const);
    }),
  );
}
