import { cleanPage } from "../../cleaning/clean-page.ts";
import type { FrontMatter } from "../../metadata/front-matter.ts";
import { readHead } from "../../metadata/read-head.ts";
import { readByline } from "../../metadata/read-labels.ts";
import { readPath } from "../../metadata/read-path.ts";
import type { ParsedText, SourceArticle } from "../format.ts";
import { createTextFormat, type TextReading } from "../text-format.ts";
import { parsePlainText } from "./parse-plain-text.ts";

/** Most characters of a text in which it names itself: the notice that books of Project Gutenberg begin with has 700. */
const MAX_HEAD = 3_000;

/** A title between blank lines, its further lines set in, with the author below: as books of Project Gutenberg have it. */
const NAMED = /(?:^|\n[ \t]*\n)Title:[ \t]*(\S[^\n]*(?:\n[ \t]+\S[^\n]*)*)\n[ \t]*\n(?=(?:.*\n){0,9}?(Author:.*))/;

/** Where a page of an RFC ends and the next begins: the line at the foot of it, and that in columns at the head of the next. */
const PAGE_BREAK = /\n[^\n]*\S[ \t]{3,}\[Page [\divxlc]+\][ \t]*(?:\n+[^\n]*\S[ \t]{3,}\S[^\n]*)?(?=\n|$)/g;

/** Takes the breaks between printed pages out of a text. */
function cutPageBreaks(source: string): Pick<TextReading, "dropped"> & { text: string } {
  const dropped = Array.from(source.matchAll(PAGE_BREAK), ([text]) => ({ text: text.trim(), reason: "page break" }));
  return { text: source.replace(PAGE_BREAK, "\n"), dropped };
}

/** The title and the authors that a text gives in lines of their own. */
function readNames(text: string): FrontMatter {
  const [, title, author = ""] = NAMED.exec(text.slice(0, MAX_HEAD)) ?? [];
  return title === undefined ? {} : { title: title.replace(/\s+/g, " "), authors: readByline(author) };
}

/** Reads a text that may be copied from a page, `path` its file's: what the page has around its article is dropped. */
export function parsePage(source: string, path: string): ParsedText & Pick<SourceArticle, "head"> {
  const { text, dropped, head } = cleanPage(source);
  return { ...parsePlainText(text), dropped, head: readHead(head, readPath(path).year) };
}

function parse(source: string, path: string): TextReading {
  const { text, dropped } = cutPageBreaks(source);
  const parsed = parsePage(text, path);
  return { ...parsed, dropped: [...dropped, ...parsed.dropped], given: readNames(text) };
}

/** Plain text, read by its lines, without what a page that it was copied from has around its article. */
export const plainText = createTextFormat({ extensions: [".txt"], parse });
