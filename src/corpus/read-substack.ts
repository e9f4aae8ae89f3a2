import type { SourceFile } from "./formats/format.ts";
import { textOf } from "./formats/html/elements.ts";
import { parseHtml } from "./formats/html/parse-html.ts";
import type { FrontMatter } from "./metadata/front-matter.ts";
import { parseDay } from "./metadata/parse-day.ts";
import { readAddress } from "./metadata/read-address.ts";
import { readText } from "./metadata/read-texts.ts";

/** The table of a Substack export: nothing else in it says which posts are published, nor what they are called. */
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

/** Reads a column of a row; `null` in a table without it. */
type Cells = (column: string) => string | null;

/** The column that holds a post back; `null` for a post that everyone may read. */
function findHold(cell: Cells): string | null {
  const isPublished = cell("is_published");
  if (isPublished !== null && isPublished.toLowerCase() !== "true") return "is_published";
  return ["", "everyone"].includes(cell("audience") ?? "") ? null : "audience";
}

/** A text in which some exports have entities; `null` for none. */
function readPlain(text: string | null): string | null {
  return readText(text !== null && /&[#\w]+;/.test(text) ? textOf(parseHtml(text.replace(/</g, "&lt;"))) : text);
}

/** What a row says of its post, of which Substack exports the body alone. `12.hens` is at `/p/hens` of the site. */
function readFacts(cell: Cells, base: string | null): FrontMatter {
  const slug = /^\d+\.([^/\s]+)$/.exec(cell("post_id") ?? "")?.[1];
  const path = slug === undefined ? null : `/p/${slug}`;
  return {
    title: readPlain(cell("title")),
    summary: readPlain(cell("subtitle")),
    published: parseDay(cell("post_date") ?? ""),
    url: path === null || base === null ? null : readAddress(path, base),
    sitePaths: path === null ? null : [path],
  };
}

/** What an export says of a post beside the post. */
export interface ExportedPost {
  /** Why it is held back; `null` when it is not. */
  hold: string | null;
  facts: FrontMatter;
}

/** Tells a table of Substack by its beginning: of any other, however large, no more is read. */
function isOfSubstack(bytes: Uint8Array): boolean {
  return /^"?post_id"?,/.test(new TextDecoder().decode(bytes.subarray(0, 16)));
}

function readTable({ path, bytes }: SourceFile, base: string | null): [path: string, post: ExportedPost][] {
  if (!isOfSubstack(bytes)) return [];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const [columns = [], ...rows] = readRows(new TextDecoder().decode(bytes));
  return rows.flatMap((row): [string, ExportedPost][] => {
    const cell = (column: string) => (columns.includes(column) ? (row[columns.indexOf(column)]?.trim() ?? "") : null);
    const name = cell("post_id") ?? "";
    const column = findHold(cell);
    const hold = column && `is held back by ${column} in ${path}`;
    return name === "" ? [] : [[`${folder}posts/${name}`, { hold, facts: readFacts(cell, base) }]];
  });
}

/**
 * Reads the tables of Substack among files: `posts/12.hens.html` beside the table is the post `12.hens`. Gives posts by their
 * paths without extension. `base` completes their addresses.
 */
export function readSubstack(files: readonly SourceFile[], base: string | null): [path: string, post: ExportedPost][] {
  return files.filter(({ path }) => TABLE.test(path)).flatMap((file) => readTable(file, base));
}
