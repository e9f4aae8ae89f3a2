import type { Format, SourceFile } from "./format.ts";
import { html } from "./html/html.ts";
import { jsonLines } from "./json-lines/json-lines.ts";
import { mail, withArchives } from "./mail/mail.ts";
import { markdown, mdx } from "./markdown/markdown.ts";
import { plainText } from "./plain-text/plain-text.ts";

const FORMATS: readonly Format[] = [markdown, mdx, html, withArchives(plainText), jsonLines, mail];

const BY_EXTENSION: ReadonlyMap<string, Format> = new Map(
  FORMATS.flatMap((format) =>
    [...format.extensions, ...(format.otherExtensions ?? [])].map((extension) => [extension, format] as const),
  ),
);

/** The common extensions of files that can be read, for a sentence. */
export const EXTENSIONS = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(
  FORMATS.flatMap(({ extensions }) => extensions),
);

/** Gives the format of a file by its extension, in any case; `null` when there is none for it. */
export function formatOf(path: string): Format | null {
  return BY_EXTENSION.get(/\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? "") ?? null;
}

/** Cuts a file into parts that can be read one by one: those that hold one article each are not cut. */
export function splitFile(file: SourceFile): Iterable<SourceFile> {
  return formatOf(file.path)?.split?.(file) ?? [file];
}
