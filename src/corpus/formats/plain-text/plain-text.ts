import { cleanPage } from "../../cleaning/clean-page.ts";
import type { FrontMatter } from "../../metadata/front-matter.ts";
import { readHead } from "../../metadata/read-head.ts";
import { readByline } from "../../metadata/read-labels.ts";
import { readPath } from "../../metadata/read-path.ts";
import type { ParsedText, SourceArticle } from "../format.ts";
import { createTextFormat, type TextReading } from "../text-format.ts";
import { findContents } from "./find-contents.ts";
import { isForPrograms } from "./is-for-programs.ts";
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

/** The lines between which books of Project Gutenberg stand; a long title goes on in the next. */
const BOOK_START = /^\*{3} ?START OF TH(?:E|IS) PROJECT GUTENBERG EBOOK\b[^*]{0,500}\*{3}[ \t]*$/m;
const BOOK_END =
  /^(?:End of (?:the )?Project Gutenberg(?:'s|’s)?\b[^\n]*\n\s*)?\*{3} ?END OF TH(?:E|IS) PROJECT GUTENBERG EBOOK\b[^*]{0,500}\*{3}[ \t]*$/m;

/** Takes the notice and the licence of Project Gutenberg away from around a book. */
function cutLicence(source: string): Pick<TextReading, "dropped"> & { text: string } {
  const start = BOOK_START.exec(source);
  const end = BOOK_END.exec(source);
  if (!start || !end || end.index < start.index) return { text: source, dropped: [] };
  const from = start.index + start[0].length;
  const around = [source.slice(0, from), source.slice(end.index)];
  return {
    text: source.slice(from, end.index),
    dropped: around.map((text) => ({ text: text.trim(), reason: "licence" })),
  };
}

/** Takes tables of contents out of a text. */
function cutContents(source: string): Pick<TextReading, "dropped"> & { text: string } {
  const ranges = findContents(source);
  const pieces = ranges.map(({ start }, at) => source.slice(ranges[at - 1]?.end ?? 0, start));
  return {
    text: pieces.join("") + source.slice(ranges.at(-1)?.end ?? 0),
    dropped: ranges.map(({ start, end }) => ({ text: source.slice(start, end), reason: "table of contents" })),
  };
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
  const dropped: TextReading["dropped"][number][] = [];
  let text = source;
  for (const cut of [cutLicence, cutPageBreaks, cutContents]) {
    const left = cut(text);
    text = left.text;
    dropped.push(...left.dropped);
  }
  const parsed = parsePage(text, path);
  return { ...parsed, dropped: [...dropped, ...parsed.dropped], given: readNames(source) };
}

/** Plain text, read by its lines, without what a page that it was copied from has around its article. */
export const plainText = createTextFormat({
  extensions: [".txt"],
  parse,
  refuse: (text, path) => (isForPrograms(text, path) ? "is for programs" : null),
});
