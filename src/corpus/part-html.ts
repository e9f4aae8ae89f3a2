import { decodeString } from "micromark-util-decode-string";
import type { TextRange } from "../text/split-sentences.ts";

/** A stretch that is seen: as written, or as `shown`. */
export interface Stretch extends TextRange {
  shown?: string;
}

/** Comments, what browsers never show, and tags. */
const HTML_MARKUP = /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^<>]*>/gi;

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

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

/** Gives the stretches of raw HTML that a browser shows, by their offsets from `offset` on; entities decoded. */
export function* partHtml(html: string, offset: number): Generator<Stretch> {
  let at = 0;
  for (const markup of html.matchAll(HTML_MARKUP)) {
    yield* partEntities(html.slice(at, markup.index), offset + at);
    at = markup.index + markup[0].length;
  }
  yield* partEntities(html.slice(at), offset + at);
}
