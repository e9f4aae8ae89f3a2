import { parse, postprocess, preprocess } from "micromark";
import { gfm } from "micromark-extension-gfm";
import { decodeString } from "micromark-util-decode-string";
import type { TextRange } from "../analysis/split-sentences.ts";
import type { Markup } from "../analysis/visible-text.ts";

/** Tokens of micromark whose characters a reader sees as they are written. */
const SEEN: ReadonlySet<string> = new Set([
  "data",
  "characterEscapeValue",
  "codeTextData",
  "codeFlowValue",
  "literalAutolink",
  "autolinkProtocol",
  "autolinkEmail",
]);

/** Tokens inside which nothing is seen: link targets, definitions, the line that opens a fence, pictures. */
const UNSEEN: ReadonlySet<string> = new Set([
  "resource",
  "reference",
  "definition",
  "codeFencedFence",
  "gfmFootnoteDefinitionLabel",
  "image",
]);

/** Comments, what browsers never show, and tags. */
const HTML_MARKUP = /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^<>]*>/gi;

/** Tags that begin a new line in a browser. */
const LINE_TAG =
  /<\/?(?:br|p|div|li|tr|h[1-6]|blockquote|section|article|table|ul|ol|dl|dt|dd|figure|figcaption|pre|hr)\b/i;

/** Markup that begins a new line: a blank line, or the bullet of a list item. */
const LINE_START = /\n\s*\n|\n[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

/** A stretch that is seen: as written, or as `shown`. */
interface Seen extends TextRange {
  shown?: string;
}

/** The stretches of raw HTML that a browser shows. */
function* seenOfHtml(html: string, offset: number): Generator<Seen> {
  let at = 0;
  for (const markup of html.matchAll(HTML_MARKUP)) {
    if (markup.index > at) yield { start: offset + at, end: offset + markup.index };
    at = markup.index + markup[0].length;
  }
  if (at < html.length) yield { start: offset + at, end: offset + html.length };
}

/** What is seen of one token of micromark; `footnotes` are the calls met so far, which browsers number. */
function seenOfToken(
  type: string,
  range: TextRange,
  { written, footnotes }: { written: string; footnotes: string[] },
): Iterable<Seen> {
  if (SEEN.has(type)) return [range];
  if (type === "htmlFlow" || type === "htmlText") return seenOfHtml(written, range.start);
  if (type === "characterReference") return [{ ...range, shown: decodeString(written) }];
  if (type !== "gfmFootnoteCall") return [];
  if (!footnotes.includes(written)) footnotes.push(written);
  return [{ ...range, shown: String(footnotes.indexOf(written) + 1) }];
}

function* findSeen(text: string): Generator<Seen> {
  const parser = parse({ extensions: [gfm()] }).document();
  const footnotes: string[] = [];
  let hidden = 0;
  for (const [moment, { type, start, end }] of postprocess(parser.write(preprocess()(text, undefined, true)))) {
    if (UNSEEN.has(type)) hidden += moment === "enter" ? 1 : -1;
    if (moment !== "enter" || hidden > 0) continue;
    const range = { start: start.offset, end: end.offset };
    yield* seenOfToken(type, range, { written: text.slice(range.start, range.end), footnotes });
  }
}

/** What a reader sees for the markup between two stretches of text. */
function standIn(written: string): string {
  if (LINE_TAG.test(written)) return "\n";
  if (written.includes("|")) return written.includes("\n") ? "\n" : " | ";
  if (LINE_START.test(written)) return "\n";
  return /^\s|\s$|\n/.test(written) ? " " : "";
}

/**
 * Finds what of a Markdown text its reader does not see as it is written, to the character: emphasis marks, link
 * targets, pictures, list bullets, table rules, HTML tags, entities. White space alone is left. Ordered and
 * disjoint, in UTF-16 code units; linear in the length of the text.
 */
export function findMarkup(text: string): Markup[] {
  const markup: Markup[] = [];
  let at = 0;
  for (const { start, end, shown } of [...findSeen(text), { start: text.length, end: text.length }]) {
    if (end <= at && end < text.length) continue;
    const from = Math.max(start, at);
    const between = text.slice(at, from);
    if (between.trim() !== "") markup.push({ start: at, end: from, shown: standIn(between) });
    if (shown !== undefined) markup.push({ start: from, end, shown });
    at = end;
  }
  return markup;
}
