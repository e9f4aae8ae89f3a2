import { decodeString } from "micromark-util-decode-string";
import type { TextRange } from "../../../text/split-sentences.ts";
import type { Dropped } from "../format.ts";

/** A stretch that is seen: as written, or as `shown`. */
export interface Stretch extends TextRange {
  shown?: string;
  /** Whether it keeps the words around it apart, although nothing is seen of it: a footnote's number. */
  isApart?: boolean;
}

/** A tag of what browsers never show, opening or closing. */
export const UNSHOWN_TAG = /^<(\/?)(script|style|template)\b/i;

/** Comments, what browsers never show, and tags. */
const HTML_MARKUP = /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^<>]*>/gi;

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

const ALT = /^<img\b[^>]*?\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** The alternative text of a picture, which never runs together with the words around it. */
export function setApart(alt: string): string {
  return ` ${alt} `;
}

/** A stretch of written text, its entities apart. */
function* partEntities(written: string, offset: number): Generator<Stretch> {
  let at = 0;
  for (const entity of written.matchAll(ENTITY)) {
    if (entity.index > at) yield { start: offset + at, end: offset + entity.index };
    at = entity.index + entity[0].length;
    yield { start: offset + entity.index, end: offset + at, shown: decodeString(entity[0]) };
  }
  if (at < written.length) yield { start: offset + at, end: offset + written.length };
}

/** What is seen of a tag: the alternative text of a picture. */
function* partTag(tag: string, offset: number): Generator<Stretch> {
  const [found, double, single, bare] = ALT.exec(tag) ?? [];
  if (found === undefined) return;
  const shown = decodeString(double ?? single ?? bare ?? "");
  yield { start: offset, end: offset + tag.length, shown: setApart(shown) };
}

/** The reason for which a piece of HTML is left out; `null` for a tag, which is markup. */
function reasonOf(markup: string, name: string | undefined): string | null {
  if (markup.startsWith("<!--")) return "comment";
  return name === undefined ? null : `<${name.toLowerCase()}> element`;
}

/**
 * Gives the stretches of raw HTML that a browser shows, by their offsets from `offset` on; entities decoded. Adds the
 * comments and scripts that it meets to `dropped`.
 */
export function* partHtml(html: string, offset: number, dropped: Dropped[]): Generator<Stretch> {
  let at = 0;
  for (const { index, 0: markup, 1: name } of html.matchAll(HTML_MARKUP)) {
    yield* partEntities(html.slice(at, index), offset + at);
    const reason = reasonOf(markup, name);
    if (reason !== null) dropped.push({ text: markup, reason });
    else yield* partTag(markup, offset + index);
    at = index + markup.length;
  }
  yield* partEntities(html.slice(at), offset + at);
}
