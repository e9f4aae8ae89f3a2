import type { FrontMatter } from "../metadata/front-matter.ts";
import { isPattern } from "../metadata/is-pattern.ts";
import { makeArticleId } from "../metadata/make-article-id.ts";
import { mergeMetadata } from "../metadata/merge-metadata.ts";
import { parseFrontMatter } from "../metadata/parse-front-matter.ts";
import { readMetadata } from "../metadata/read-metadata.ts";
import { decodeText, describeGuess, NO_TEXT, normaliseText } from "./decode-text.ts";
import type { Format, ParsedText, SourceArticle, SourceFile } from "./format.ts";

/** A text as it was read, and what of it could not be read as it was meant. */
export interface TextReading extends ParsedText, Pick<SourceArticle, "head"> {
  warnings?: readonly string[];
  /** What it says of itself where it has no front matter. */
  given?: FrontMatter;
}

/** How the files of a text format are named, and how the text below the front matter is read. */
export interface TextFormatOptions {
  extensions: readonly string[];
  /** Extensions of its dialects, which a message does not list. */
  otherExtensions?: readonly string[];
  /** `text` is NFC, well formed, its line ends LF; `path` is that of the file. */
  parse(text: string, path: string): TextReading;
  /** Why a text is no article; `null` when it is one. */
  refuse?(text: string, path: string): string | null;
}

/** Makes a format whose files hold one article each, with or without front matter. */
export function createTextFormat({ extensions, otherExtensions = [], parse, refuse }: TextFormatOptions): Format {
  function* read({ path: file, bytes }: SourceFile, base: string | null): ReturnType<Format["read"]> {
    const origin = { file, line: null };
    const decoded = decodeText(bytes);
    if (decoded === null) return yield { origin, reason: NO_TEXT };
    if (decoded.isGuess) yield { ...origin, kind: "encoding", warning: describeGuess(decoded) };
    const parted = parseFrontMatter(decoded.text, file);
    if ("message" in parted) return yield parted;
    if (isPattern(parted.entries)) return yield { origin, reason: "is a template of articles" };
    const refusal = refuse?.(parted.body, file) ?? null;
    if (refusal !== null) return yield { origin, reason: refusal };
    yield* parted.warnings;
    const { metadata, warnings, ignored } = readMetadata(parted.entries, { origin, base });
    yield* warnings;
    const { warnings: unread = [], given = {}, ...parsed } = parse(normaliseText(parted.body), file);
    for (const warning of unread) yield { ...origin, kind: "markup", warning };
    yield { id: makeArticleId(file), metadata: mergeMetadata(metadata, given), ignored, origin, ...parsed };
  }
  return { extensions, otherExtensions, read };
}
